using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.LocalHost.Timers;

/// <summary>Keeps a timer's state across restarts.</summary>
internal interface ITimerStateStore
{
    Task<TimerState?> LoadAsync(CancellationToken cancellation);

    Task SaveAsync(TimerState state, CancellationToken cancellation);
}

/// <summary>The state in a blob.</summary>
internal sealed class BlobTimerStateStore(BlobClient blob) : ITimerStateStore
{
    public async Task<TimerState?> LoadAsync(CancellationToken cancellation)
    {
        try
        {
            BlobDownloadResult stored = await blob.DownloadContentAsync(cancellation);
            return TimerState.Parse(stored.Content.ToMemory());
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    public Task SaveAsync(TimerState state, CancellationToken cancellation) =>
        blob.UploadAsync(BinaryData.FromString(state.ToJson()), overwrite: true, cancellation);
}

/// <summary>No memory, for timers that are not monitored.</summary>
internal sealed class ForgetfulTimerStateStore : ITimerStateStore
{
    public Task<TimerState?> LoadAsync(CancellationToken cancellation) => Task.FromResult<TimerState?>(null);

    public Task SaveAsync(TimerState state, CancellationToken cancellation) => Task.CompletedTask;
}
