using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.LocalHost.Configuration;
using Pipeline.LocalHost.Functions;
using Pipeline.LocalHost.Storage;

namespace Pipeline.LocalHost.Timers;

/// <summary>Runs timer-triggered functions; each timer in the one process that holds its lock.</summary>
internal sealed class TimerTriggerListener(
    FunctionCatalogue catalogue,
    StorageConnections storage,
    HostId hostId,
    LocalHostOptions options,
    TimerRunner runner,
    TimeProvider time,
    ILogger<TimerTriggerListener> logger) : IListener
{
    private static readonly TimeSpan LockPeriod = TimeSpan.FromSeconds(60);

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(
        catalogue.TriggeredBy<Trigger.Timer>().Select(each => RunAsync(each.Function, each.Trigger, stop)));

    private Task RunAsync(LocalFunction function, Trigger.Timer trigger, CancellationToken stop)
    {
        var hosts = storage.Host.Blobs.GetBlobContainerClient(HostNames.HostsContainer);
        ITimerStateStore store = trigger.UseMonitor
            ? new BlobTimerStateStore(hosts.GetBlobClient(HostNames.TimerStatus(hostId.Value, function.Name)))
            : new ForgetfulTimerStateStore();
        Task Run(TimerInfo timer) => runner.RunAsync(
            function, timer, timer.IsPastDue ? "A run was missed." : "Timer fired.", stop);
        var loop = new TimerLoop(function.Name, trigger, store, Run, time, logger);
        var timersLock = new BlobLock(hosts, HostNames.TimerLock(hostId.Value, function.Name), LockPeriod);
        return new LockHolder(timersLock, options.StorageRetryInterval, logger).RunAsync(loop.RunAsync, stop);
    }
}
