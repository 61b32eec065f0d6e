using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.LocalHost.Functions;
using Pipeline.LocalHost.Invocation;
using Pipeline.LocalHost.Queues;
using Pipeline.LocalHost.Storage;

namespace Pipeline.LocalHost.Blobs;

/// <summary>Runs the function that a queued blob message names, unless the blob has changed or gone meanwhile.</summary>
internal sealed partial class BlobMessageHandler(
    IReadOnlyList<(LocalFunction Function, Trigger.Blob Trigger)> functions,
    StorageConnections storage,
    FunctionInvoker invoker,
    ILogger logger)
{
    /// <summary>The function that a message is for; null where this app does not have it.</summary>
    public (LocalFunction Function, Trigger.Blob Trigger)? Find(BlobTriggerMessage? message)
    {
        foreach (var each in functions)
        {
            if (HostNames.FunctionKey(each.Function.Name).Equals(message?.FunctionId, StringComparison.OrdinalIgnoreCase))
            {
                return each;
            }
        }

        return null;
    }

    public async Task HandleAsync(ReceivedMessage received)
    {
        var message = BlobTriggerMessage.Parse(received.Body);
        if (message is null || Find(message) is not var (function, trigger))
        {
            LogUnknown(logger, received.Message.MessageId, message?.FunctionId);
            return;
        }

        var blob = storage.Get(trigger.Connection).Blobs.GetBlobContainerClient(message.ContainerName).GetBlobClient(message.BlobName);
        BlobProperties properties;
        try
        {
            properties = await blob.GetPropertiesAsync();
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            LogGone(logger, message.ContainerName, message.BlobName, function.Name);
            return;
        }

        // Event Grid's events carry no version, so there the newest content runs, once per event.
        if (trigger.Source == BlobTriggerSource.LogsAndContainerScan && BlobVersion.Text(properties.ETag) != message.ETag)
        {
            LogOverwritten(logger, message.ContainerName, message.BlobName, function.Name);
            return;
        }

        var occasion = BlobPayload.Describe(
            trigger, blob, properties, $"New blob detected: {message.ContainerName}/{message.BlobName}");
        if (occasion is null)
        {
            LogUnknown(logger, received.Message.MessageId, message.FunctionId);
            return;
        }

        await invoker.InvokeAsync(function, occasion, CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Warning, "Dropped message {Id}: this app has no function '{Function}' for it.")]
    private static partial void LogUnknown(ILogger logger, string id, string? function);

    [LoggerMessage(LogLevel.Information, "Dropped {Container}/{Blob} for {Function}: it has been deleted.")]
    private static partial void LogGone(ILogger logger, string container, string blob, string function);

    [LoggerMessage(LogLevel.Information, "Dropped {Container}/{Blob} for {Function}: it has been overwritten; the new version comes by itself.")]
    private static partial void LogOverwritten(ILogger logger, string container, string blob, string function);
}
