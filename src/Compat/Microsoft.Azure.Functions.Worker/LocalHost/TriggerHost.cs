using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.LocalHost.Configuration;
using Pipeline.LocalHost.Functions;
using Pipeline.LocalHost.Invocation;
using Pipeline.LocalHost.Storage;

namespace Pipeline.LocalHost;

/// <summary>Starts the listeners once storage answers, and drains them when the process is asked to stop.</summary>
internal sealed partial class TriggerHost(
    IEnumerable<IListener> listeners,
    FunctionCatalogue catalogue,
    StorageConnections storage,
    HostId hostId,
    LocalHostOptions options,
    DrainGate gate,
    IHostApplicationLifetime lifetime,
    ILogger<TriggerHost> logger) : IHostedService, IDisposable
{
    /// <summary>What cancelled invocations get to come to an end.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    /// <summary>How long stopping may take altogether.</summary>
    public static TimeSpan LongestStop(LocalHostOptions options) => options.DrainLimit + Grace + Grace;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var function in catalogue.Functions)
        {
            LogFunction(logger, function.Name, function.Trigger.Describe());
        }

        LogHostId(logger, hostId.Value);
        if (catalogue.Functions.Any(function => function.Trigger is not Trigger.Http))
        {
            _running = Task.Run(RunAsync, CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        LogDraining(logger, gate.Running, options.DrainLimit);
        await _stop.CancelAsync();
        if (!await gate.DrainAsync(options.DrainLimit))
        {
            LogCancelled(logger, gate.Running);
        }

        await _running.WaitAsync(Grace, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private async Task RunAsync()
    {
        try
        {
            await WaitForStorageAsync();
            await Task.WhenAll(listeners.Select(listener => listener.RunAsync(_stop.Token)));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Asked to stop.
        }
        catch (Exception fault)
        {
            // A defect in a listener: better no host than one that silently no longer listens.
            LogDefect(logger, fault);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
            throw;
        }
    }

    private async Task WaitForStorageAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await storage.Host.Blobs.GetBlobContainerClient(HostNames.HostsContainer).CreateIfNotExistsAsync(cancellationToken: _stop.Token);
                LogReady(logger, storage.Host.Blobs.Uri);
                return;
            }
            catch (Exception fault) when (StorageFault.Is(fault) && !_stop.IsCancellationRequested)
            {
                LogNoStorage(logger, storage.Host.Blobs.Uri, options.StorageRetryInterval, fault.Message.Split('\n')[0].Trim());
            }

            await Task.Delay(options.StorageRetryInterval, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Information, "Function {Name}: {Trigger}")]
    private static partial void LogFunction(ILogger logger, string name, string trigger);

    [LoggerMessage(LogLevel.Information, "Local functions host, id {HostId}.")]
    private static partial void LogHostId(ILogger logger, string hostId);

    [LoggerMessage(LogLevel.Information, "Storage answers at {Uri}; triggers are listening.")]
    private static partial void LogReady(ILogger logger, Uri uri);

    [LoggerMessage(LogLevel.Warning, "Storage does not answer at {Uri}; triggers wait, next try in {Pause}. {Message}")]
    private static partial void LogNoStorage(ILogger logger, Uri uri, TimeSpan pause, string message);

    [LoggerMessage(LogLevel.Information, "Stopping: no new work; {Running} running invocations may take up to {Limit}.")]
    private static partial void LogDraining(ILogger logger, int running, TimeSpan limit);

    [LoggerMessage(LogLevel.Warning, "{Running} invocations did not finish in time and have been cancelled.")]
    private static partial void LogCancelled(ILogger logger, int running);

    [LoggerMessage(LogLevel.Critical, "A trigger listener failed; the host stops.")]
    private static partial void LogDefect(ILogger logger, Exception fault);
}
