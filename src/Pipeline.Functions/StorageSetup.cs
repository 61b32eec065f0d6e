using Azure;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Storage;

namespace Pipeline.Functions;

/// <summary>Makes the containers and tables before the first function needs them; waits for storage that does not answer yet.</summary>
internal sealed partial class StorageSetup(PipelineStorage storage, ILogger<StorageSetup> log) : IHostedService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await storage.CreateAsync(cancellationToken);
                return;
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException)
            {
                LogWaiting(log, e.Message);
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Storage does not answer yet, trying again: {Reason}")]
    private static partial void LogWaiting(ILogger log, string reason);
}
