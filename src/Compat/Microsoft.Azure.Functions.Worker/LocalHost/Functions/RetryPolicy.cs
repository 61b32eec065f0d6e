using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.LocalHost.Functions;

/// <summary>How often and after which pauses a failed timer run is repeated.</summary>
internal sealed record RetryPolicy(int MaxRetryCount, TimeSpan Minimum, TimeSpan Maximum)
{
    public static RetryPolicy? From(RetryAttribute? attribute) => attribute switch
    {
        null => null,
        FixedDelayRetryAttribute same => new RetryPolicy(same.MaxRetryCount, Span(same.DelayInterval), Span(same.DelayInterval)),
        ExponentialBackoffRetryAttribute growing =>
            new RetryPolicy(growing.MaxRetryCount, Span(growing.MinimumInterval), Span(growing.MaximumInterval)),
        _ => throw new StartupException($"The retry policy {attribute.GetType().Name} is not known; use FixedDelayRetry or ExponentialBackoffRetry."),
    };

    /// <summary>Whether a run after <paramref name="retries"/> retries may be repeated once more.</summary>
    public bool Allows(int retries) => MaxRetryCount == -1 || retries < MaxRetryCount;

    public TimeSpan DelayBefore(int retry)
    {
        var factor = Math.Pow(2, Math.Min(retry - 1, 30));
        return Minimum * factor < Maximum ? Minimum * factor : Maximum;
    }

    private static TimeSpan Span(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
