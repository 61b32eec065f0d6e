using Azure;
using Azure.Storage.Blobs.Specialized;
using Pipeline.Storage.Health;

namespace Pipeline.Storage;

/// <summary>
/// Keeps two runs from doing the same work at once. Economy only: should it lapse, compare-and-swap still lets nothing go wrong.
/// A dead holder's lease lapses after 15 seconds.
/// </summary>
internal sealed class SnapshotLease : IAsyncDisposable
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly BlobLeaseClient _lease;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _done = new();
    private readonly Task _renewing;

    private SnapshotLease(BlobLeaseClient lease, TimeProvider time) => (_lease, _time, _renewing) = (lease, time, RenewAsync(lease, time, _done.Token));

    /// <summary>Takes the lease, waiting for another holder; null where that one is still at work when patience ends.</summary>
    public static async Task<SnapshotLease?> TryTakeAsync(
        PipelineStorage storage, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        var container = storage.Container(StorageNames.Snapshots);
        await container.TryCreateAsync(Keys.SnapshotLock, new MemoryStream(), "application/octet-stream", cancellation);
        var lease = container.GetBlobClient(Keys.SnapshotLock).GetBlobLeaseClient();
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                await lease.AcquireAsync(Duration, cancellationToken: cancellation);
                return new(lease, time);
            }
            catch (RequestFailedException held) when (held.Status == 409)
            {
                if (time.GetElapsedTime(start) >= patience)
                {
                    return null;
                }

                await Task.Delay(Poll, time, cancellation);
            }
        }
    }

    /// <summary>Records that the holder's run has ended well, so that a run that is missing can be noticed.</summary>
    public Task RecordRunAsync(PipelineStorage storage, CancellationToken cancellation) =>
        SnapshotRun.RecordAsync(storage, _lease.LeaseId, _time.GetUtcNow(), cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _renewing;
        _done.Dispose();
        try
        {
            await _lease.ReleaseAsync();
        }
        catch (RequestFailedException)
        {
            // It lapsed, or storage is away: then it lapses by itself.
        }
    }

    private static async Task RenewAsync(BlobLeaseClient lease, TimeProvider time, CancellationToken done)
    {
        using PeriodicTimer timer = new(Renewal, time);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                await lease.RenewAsync(cancellationToken: done);
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
        catch (RequestFailedException)
        {
            // Lost: the work goes on, safe without it.
        }
    }
}
