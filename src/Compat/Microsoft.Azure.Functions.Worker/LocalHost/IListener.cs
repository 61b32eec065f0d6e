namespace Pipeline.LocalHost;

/// <summary>Waits for occasions of one kind of trigger and invokes functions.</summary>
internal interface IListener
{
    /// <summary>Runs until stopped, then finishes what it has begun.</summary>
    Task RunAsync(CancellationToken stop);
}
