namespace Pipeline.Faults.Proxy;

/// <summary>What happens to one storage operation.</summary>
internal sealed record Interference
{
    /// <summary>Waits before anything else.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the operation reaches storage before what follows.</summary>
    public bool TakesEffect { get; init; } = true;

    /// <summary>The status that is answered instead of storage's; 0 for storage's own.</summary>
    public int Status { get; init; }

    /// <summary>Whether the connection is closed without an answer.</summary>
    public bool Cut { get; init; }

    /// <summary>Done to the app at this operation, such as killing it.</summary>
    public Action? Befall { get; init; }
}
