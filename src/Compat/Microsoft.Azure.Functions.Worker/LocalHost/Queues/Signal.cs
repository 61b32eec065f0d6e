namespace Pipeline.LocalHost.Queues;

/// <summary>Wakes a waiting loop early; a signal given while nobody waits is kept.</summary>
internal sealed class Signal : IDisposable
{
    private readonly SemaphoreSlim _given = new(0, 1);

    public void Give()
    {
        try
        {
            _given.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already given.
        }
    }

    /// <summary>Waits for the signal, at most so long; returns at once when stopped.</summary>
    public async Task WaitAsync(TimeSpan limit, CancellationToken stop)
    {
        try
        {
            await _given.WaitAsync(limit, stop);
        }
        catch (OperationCanceledException)
        {
            // The caller's loop looks at its token.
        }
    }

    public void Dispose() => _given.Dispose();
}
