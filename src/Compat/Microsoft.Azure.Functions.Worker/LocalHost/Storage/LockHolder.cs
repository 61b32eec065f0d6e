using System.Diagnostics;
using Azure;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;

namespace Pipeline.LocalHost.Storage;

/// <summary>Runs work while this process holds a lock, for as long as it holds it.</summary>
internal sealed partial class LockHolder(BlobLock theLock, TimeSpan retry, ILogger logger)
{
    /// <summary>Waits for the lock and runs the work, again and again until stopped. The work ends when its token says so.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await theLock.TryAcquireAsync(stop) is { } lease)
                {
                    LogAcquired(logger, theLock.Name);
                    await RunHeldAsync(lease, work, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (StorageFault.Is(fault))
            {
                LogStorageFault(logger, theLock.Name, retry, fault.Message);
            }

            await Task.Delay(retry, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunHeldAsync(BlobLeaseClient lease, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var renewing = RenewAsync(lease, held);
        try
        {
            await work(held.Token);
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            // Stopped, or the lock was lost.
        }
        finally
        {
            await held.CancelAsync();
            await renewing;
            await ReleaseAsync(lease);
        }
    }

    private async Task RenewAsync(BlobLeaseClient lease, CancellationTokenSource held)
    {
        var pause = theLock.Period / 3;
        var renewed = Stopwatch.GetTimestamp();
        while (true)
        {
            await Task.Delay(pause, held.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (held.IsCancellationRequested)
            {
                return;
            }

            var asked = Stopwatch.GetTimestamp();
            try
            {
                await lease.RenewAsync(cancellationToken: held.Token);
                renewed = asked;
            }
            catch (OperationCanceledException) when (held.IsCancellationRequested)
            {
                return;
            }
            catch (RequestFailedException fault) when (fault.Status is 404 or 409 or 412)
            {
                LogLost(logger, theLock.Name);
                await held.CancelAsync();
                return;
            }
            catch (Exception fault) when (StorageFault.Is(fault))
            {
                LogStorageFault(logger, theLock.Name, pause, fault.Message);
                if (Stopwatch.GetElapsedTime(renewed) > theLock.Period)
                {
                    LogLost(logger, theLock.Name);
                    await held.CancelAsync();
                    return;
                }
            }
        }
    }

    private async Task ReleaseAsync(BlobLeaseClient lease)
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await lease.ReleaseAsync(cancellationToken: limit.Token);
        }
        catch (Exception fault) when (StorageFault.Is(fault))
        {
            // It expires by itself.
            LogStorageFault(logger, theLock.Name, theLock.Period, fault.Message);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Holding the lock {Lock}.")]
    private static partial void LogAcquired(ILogger logger, string @lock);

    [LoggerMessage(LogLevel.Warning, "Lost the lock {Lock}; another process may hold it now.")]
    private static partial void LogLost(ILogger logger, string @lock);

    [LoggerMessage(LogLevel.Warning, "Storage did not answer for the lock {Lock}; trying again in {Pause}. {Message}")]
    private static partial void LogStorageFault(ILogger logger, string @lock, TimeSpan pause, string message);
}
