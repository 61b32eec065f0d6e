namespace Pipeline.LocalHost.Invocation;

/// <summary>Counts running invocations, so that a host that stops can wait for them, and ends them when the wait is over.</summary>
internal sealed class DrainGate : IDisposable
{
    private readonly CancellationTokenSource _expired = new();
    private readonly Lock _lock = new();
    private int _running;
    private TaskCompletionSource? _idle;

    /// <summary>Cancelled when running invocations must end.</summary>
    public CancellationToken Expired => _expired.Token;

    public int Running
    {
        get
        {
            lock (_lock)
            {
                return _running;
            }
        }
    }

    public Entry Enter()
    {
        lock (_lock)
        {
            _running++;
            return new Entry(this);
        }
    }

    /// <summary>Waits until nothing runs; after the limit, cancels what still does. True when all finished by themselves.</summary>
    public async Task<bool> DrainAsync(TimeSpan limit)
    {
        Task idle;
        lock (_lock)
        {
            if (_running == 0)
            {
                return true;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            idle = _idle.Task;
        }

        if (await Task.WhenAny(idle, Task.Delay(limit)) == idle)
        {
            return true;
        }

        await _expired.CancelAsync();
        return false;
    }

    public void Dispose() => _expired.Dispose();

    private void Leave()
    {
        lock (_lock)
        {
            if (--_running == 0)
            {
                _idle?.TrySetResult();
                _idle = null;
            }
        }
    }

    /// <summary>One running invocation; dispose once.</summary>
    public readonly struct Entry(DrainGate gate) : IDisposable
    {
        public void Dispose() => gate.Leave();
    }
}
