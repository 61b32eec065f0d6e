using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Pipeline.LocalHost.Functions;
using Pipeline.LocalHost.Queues;
using Pipeline.LocalHost.Storage;

namespace Pipeline.LocalHost.Blobs;

/// <summary>Lists one container and queues a message for every new version of a blob that a function waits for.</summary>
internal sealed partial class BlobScanner(
    BlobContainerClient container,
    IReadOnlyList<(LocalFunction Function, Trigger.Blob Trigger)> functions,
    ReceiptStore receipts,
    ScanMarkStore marks,
    QueueClient queue,
    bool base64,
    Signal queued,
    ILogger logger)
{
    /// <summary>Side by side, so that a first look at many blobs does not take a round trip each after the other.</summary>
    private const int Parallelism = 8;

    private ScanWindow? _window;

    public async Task ScanAsync(CancellationToken cancellation)
    {
        _window ??= new ScanWindow(await marks.LoadAsync(container.AccountName, container.Name, cancellation));
        var newest = _window.Mark;
        DateTimeOffset? began = null;
        try
        {
            await foreach (var page in container.GetBlobsAsync(prefix: CommonPrefix(), cancellationToken: cancellation).AsPages())
            {
                // The server's clock: modification times are compared with it, never with ours.
                began ??= page.GetRawResponse().Headers.Date;
                var candidates = page.Values.Where(blob =>
                    _window.IsNew(blob.Name, Tag(blob), Modified(blob)) && functions.Any(each => each.Trigger.Path.Match(blob.Name) is not null));
                await QueueAsync([.. candidates], cancellation);
                newest = page.Values.Select(Modified).Append(newest).Max();
            }
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            // The container will be scanned once it exists.
            return;
        }

        if (began is { } start && _window.Advance(newest, start))
        {
            await marks.SaveAsync(container.AccountName, container.Name, _window.Mark, cancellation);
        }
    }

    private async Task QueueAsync(BlobItem[] candidates, CancellationToken cancellation)
    {
        await Parallel.ForEachAsync(
            candidates,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation },
            async (blob, token) => await QueueAsync(blob, token));
        foreach (var blob in candidates)
        {
            _window!.Handled(blob.Name, Tag(blob), Modified(blob));
        }
    }

    private async Task QueueAsync(BlobItem blob, CancellationToken cancellation)
    {
        foreach (var (function, _) in functions.Where(each => each.Trigger.Path.Match(blob.Name) is not null))
        {
            if (!await receipts.BeginAsync(function.Name, container.Name, blob.Name, Tag(blob), cancellation))
            {
                continue;
            }

            var message = BlobTriggerMessage.For(
                HostNames.FunctionKey(function.Name), $"{blob.Properties.BlobType}Blob", container.Name, blob.Name, Tag(blob));
            await SendAsync(QueueText.Encode(message.ToJson(), base64), cancellation);
            await receipts.CompleteAsync(function.Name, container.Name, blob.Name, Tag(blob), cancellation);
            LogQueued(logger, function.Name, container.Name, blob.Name);
            queued.Give();
        }
    }

    private async Task SendAsync(string text, CancellationToken cancellation)
    {
        try
        {
            await queue.SendMessageAsync(text, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellation);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await queue.SendMessageAsync(text, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellation);
        }
    }

    private string? CommonPrefix()
    {
        var prefixes = functions.Select(each => each.Trigger.Path.Prefix).Distinct(StringComparer.Ordinal).ToArray();
        return prefixes is [{ Length: > 0 } only] ? only : null;
    }

    private static string Tag(BlobItem blob) => BlobVersion.Text(blob.Properties.ETag);

    private static DateTimeOffset Modified(BlobItem blob) => blob.Properties.LastModified.GetValueOrDefault();

    [LoggerMessage(LogLevel.Debug, "Queued {Container}/{Blob} for {Function}.")]
    private static partial void LogQueued(ILogger logger, string function, string container, string blob);
}
