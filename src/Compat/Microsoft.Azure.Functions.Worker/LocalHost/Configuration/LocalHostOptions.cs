using Microsoft.Extensions.Configuration;

namespace Pipeline.LocalHost.Configuration;

/// <summary>
/// What only the local host has: settings <c>LocalHost__…</c>, so that tests and demonstrations need not wait as long as production may.
/// </summary>
internal sealed record LocalHostOptions
{
    /// <summary>Pause between two listings of a container (the real host: 10 s).</summary>
    public TimeSpan BlobPollingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest pause between two looks into an idle queue; host.json's maxPollingInterval applies where it is shorter.</summary>
    public TimeSpan QueuePollingInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a message stays invisible without renewal; work of a killed process is repeated after at most this.</summary>
    public TimeSpan MessageLease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long running invocations may take to finish after SIGTERM.</summary>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Pause before storage is tried again when it did not answer.</summary>
    public TimeSpan StorageRetryInterval { get; init; } = TimeSpan.FromSeconds(2);

    public static LocalHostOptions From(IConfiguration settings)
    {
        var read = new OptionReader(settings);
        var defaults = new LocalHostOptions();
        return new LocalHostOptions
        {
            BlobPollingInterval = read.Span($"LocalHost:{nameof(BlobPollingInterval)}", defaults.BlobPollingInterval),
            QueuePollingInterval = read.Span($"LocalHost:{nameof(QueuePollingInterval)}", defaults.QueuePollingInterval),
            MessageLease = read.Span($"LocalHost:{nameof(MessageLease)}", defaults.MessageLease),
            DrainLimit = read.Span($"LocalHost:{nameof(DrainLimit)}", defaults.DrainLimit),
            StorageRetryInterval = read.Span($"LocalHost:{nameof(StorageRetryInterval)}", defaults.StorageRetryInterval),
        };
    }
}
