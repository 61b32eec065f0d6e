using Microsoft.Extensions.Hosting;

namespace Pipeline.Faults.Proxy;

/// <summary>Leaves signals to the process: the usual lifetime would take SIGTERM for itself, stop the proxy and let the run go on without it.</summary>
internal sealed class OwnersLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
