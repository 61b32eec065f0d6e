using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Pipeline.LocalHost.Blobs;
using Pipeline.LocalHost.Configuration;
using Pipeline.LocalHost.Http;
using Pipeline.LocalHost.Invocation;
using Pipeline.LocalHost.Queues;
using Pipeline.LocalHost.Storage;
using Pipeline.LocalHost.Timers;

namespace Pipeline.LocalHost;

/// <summary>Wires the host into the app's services.</summary>
internal static class LocalHostServices
{
    public static void AddLocalHost(this IServiceCollection services, LocalHostOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StorageConnections>();
        services.AddSingleton<DrainGate>();
        services.AddSingleton<FunctionInvoker>();
        services.AddSingleton<TimerRunner>();
        services.AddSingleton<HostKeyStore>();
        services.AddSingleton<KeyCheck>();
        services.AddSingleton<ManualRun>();
        services.AddSingleton<IListener, BlobTriggerListener>();
        services.AddSingleton<IListener, QueueTriggerListener>();
        services.AddSingleton<IListener, TimerTriggerListener>();
        services.AddHostedService<TriggerHost>();
        services.Configure<HostOptions>(host =>
        {
            // The web server stops taking requests while the triggers drain, not after.
            host.ServicesStopConcurrently = true;
            host.ShutdownTimeout = TriggerHost.LongestStop(options);
        });
    }
}
