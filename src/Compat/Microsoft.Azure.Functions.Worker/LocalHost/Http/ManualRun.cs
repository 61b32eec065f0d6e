using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.LocalHost.Blobs;
using Pipeline.LocalHost.Functions;
using Pipeline.LocalHost.Invocation;
using Pipeline.LocalHost.Queues;
using Pipeline.LocalHost.Storage;
using Pipeline.LocalHost.Timers;

namespace Pipeline.LocalHost.Http;

/// <summary>Starts a function by hand; the caller does not wait for it.</summary>
internal sealed partial class ManualRun(
    FunctionInvoker invoker, TimerRunner timers, StorageConnections storage, IHostApplicationLifetime lifetime, ILogger<ManualRun> logger)
{
    private const string Reason = "This function was programmatically called via the host APIs.";

    /// <summary>Starts the function; a text where it cannot be started like this.</summary>
    public string? Start(LocalFunction function, string? input)
    {
        switch (function.Trigger)
        {
            case Trigger.Timer:
                Detach(function, () => timers.RunAsync(function, new TimerInfo(), Reason, lifetime.ApplicationStopping));
                return null;
            case Trigger.Queue:
                var body = Encoding.UTF8.GetBytes(input ?? "");
                Detach(function, () => invoker.InvokeAsync(function, QueueTriggerListener.Describe(body, null, Reason), CancellationToken.None));
                return null;
            case Trigger.Blob trigger:
                var parts = (input ?? "").TrimStart('/').Split('/', 2);
                if (parts is not [var container, { Length: > 0 } blob] || container != trigger.Path.Container || trigger.Path.Match(blob) is null)
                {
                    return $"The input must be the path of a blob that matches {trigger.Path}.";
                }

                Detach(function, () => RunBlobAsync(function, trigger, container, blob));
                return null;
            default:
                return $"'{function.Name}' is triggered by HTTP; send the request to its own address.";
        }
    }

    private async Task RunBlobAsync(LocalFunction function, Trigger.Blob trigger, string container, string name)
    {
        var blob = storage.Get(trigger.Connection).Blobs.GetBlobContainerClient(container).GetBlobClient(name);
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync();
            await invoker.InvokeAsync(function, BlobPayload.Describe(trigger, blob, properties, Reason)!, CancellationToken.None);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            LogNoBlob(logger, function.Name, container, name);
        }
    }

    private void Detach(LocalFunction function, Func<Task> run) => _ = Task.Run(async () =>
    {
        try
        {
            await run();
        }
#pragma warning disable CA1031 // Nobody awaits this task; the function's own failure is in the log already.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFailed(logger, function.Name, fault.Message);
        }
    });

    [LoggerMessage(LogLevel.Warning, "{Function} was started by hand for {Container}/{Blob}, which does not exist.")]
    private static partial void LogNoBlob(ILogger logger, string function, string container, string blob);

    [LoggerMessage(LogLevel.Warning, "{Function}, started by hand, failed: {Message}")]
    private static partial void LogFailed(ILogger logger, string function, string message);
}
