using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Pipeline.LocalHost.Configuration;
using Pipeline.LocalHost.Functions;
using Pipeline.LocalHost.Invocation;
using Pipeline.LocalHost.Queues;
using Pipeline.LocalHost.Storage;

namespace Pipeline.LocalHost.Blobs;

/// <summary>
/// Runs blob-triggered functions: one process scans (a lock), all processes work. Both sources are scanned, for nothing
/// delivers Event Grid's events to a developer's machine.
/// </summary>
internal sealed partial class BlobTriggerListener(
    FunctionCatalogue catalogue,
    StorageConnections storage,
    HostId hostId,
    HostJson hostJson,
    LocalHostOptions options,
    FunctionInvoker invoker,
    ILogger<BlobTriggerListener> logger) : IListener
{
    /// <summary>The shortest lease there is: scanning does no harm when two do it for a moment.</summary>
    private static readonly TimeSpan LockPeriod = TimeSpan.FromSeconds(15);

    public async Task RunAsync(CancellationToken stop)
    {
        var functions = catalogue.TriggeredBy<Trigger.Blob>().ToArray();
        if (functions.Length == 0)
        {
            return;
        }

        using var queued = new Signal();
        var queue = storage.Host.Queues.GetQueueClient(HostNames.BlobQueue(hostId.Value));
        await Task.WhenAll(ScanAsync(functions, queue, queued, stop), WorkAsync(functions, queue, queued, stop));
    }

    private Task ScanAsync(
        (LocalFunction Function, Trigger.Blob Trigger)[] functions, QueueClient queue, Signal queued, CancellationToken stop)
    {
        var hosts = storage.Host.Blobs.GetBlobContainerClient(HostNames.HostsContainer);
        var receipts = new ReceiptStore(hosts, hostId.Value);
        var marks = new ScanMarkStore(hosts, hostId.Value);
        var scannersLock = new BlobLock(hosts, HostNames.ScannerLock(hostId.Value), LockPeriod);
        var retry = options.BlobPollingInterval < options.StorageRetryInterval ? options.BlobPollingInterval : options.StorageRetryInterval;
        return new LockHolder(scannersLock, retry, logger).RunAsync(
            held =>
            {
                // New ones each time the lock is taken: another process may have scanned meanwhile.
                var scanners = functions
                    .GroupBy(each => (each.Trigger.Connection, each.Trigger.Path.Container))
                    .Select(group => new BlobScanner(
                        storage.Get(group.Key.Connection).Blobs.GetBlobContainerClient(group.Key.Container),
                        [.. group], receipts, marks, queue, hostJson.Queues.Base64, queued, logger));
                return Task.WhenAll(scanners.Select(scanner => PollAsync(scanner, held)));
            },
            stop);
    }

    private async Task PollAsync(BlobScanner scanner, CancellationToken held)
    {
        while (!held.IsCancellationRequested)
        {
            try
            {
                await scanner.ScanAsync(held);
            }
            catch (Exception fault) when (StorageFault.Is(fault))
            {
                if (!held.IsCancellationRequested)
                {
                    LogStorageFault(logger, fault.Message);
                }
            }

            await Task.Delay(options.BlobPollingInterval, held).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task WorkAsync(
        (LocalFunction Function, Trigger.Blob Trigger)[] functions, QueueClient queue, Signal queued, CancellationToken stop)
    {
        var handler = new BlobMessageHandler(functions, storage, invoker, logger);
        var policy = new MessagePolicy(
            hostJson.MaxDegreeOfParallelism,
            Math.Min(hostJson.MaxDegreeOfParallelism, 32),
            hostJson.PoisonBlobThreshold,
            TimeSpan.Zero,
            options.MessageLease,
            options.BlobPollingInterval < options.QueuePollingInterval ? options.BlobPollingInterval : options.QueuePollingInterval,
            hostJson.Queues.Base64);

        // The poison queue is on the account of the blob, where the function that looks after it listens.
        QueueClient Poison(QueueMessage message)
        {
            var body = QueueText.Decode(message.MessageText, policy.Base64);
            var function = handler.Find(body is null ? null : BlobTriggerMessage.Parse(body));
            return storage.Get(function?.Trigger.Connection).Queues.GetQueueClient(HostNames.BlobPoisonQueue);
        }

        return new QueueWorker(queue, Poison, policy, handler.HandleAsync, queued, logger).RunAsync(stop);
    }

    [LoggerMessage(LogLevel.Warning, "Storage did not answer the scan for new blobs; trying again. {Message}")]
    private static partial void LogStorageFault(ILogger logger, string message);
}
