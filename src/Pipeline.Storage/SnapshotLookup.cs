namespace Pipeline.Storage;

/// <summary>What a name of a snapshot leads to.</summary>
public abstract record SnapshotLookup
{
    private SnapshotLookup()
    {
    }

    /// <summary>A published snapshot.</summary>
    /// <param name="Reference">The snapshot.</param>
    /// <param name="IsReleased">Whether it is released; null where that has not been looked up.</param>
    /// <param name="Since">Since when the name leads to it; null of numbers, which never lead elsewhere.</param>
    public sealed record Found(SnapshotReference Reference, bool? IsReleased, DateTimeOffset? Since = null) : SnapshotLookup;

    /// <summary>A number that was given once; nothing is kept under it.</summary>
    public sealed record Retired : SnapshotLookup;

    /// <summary>Nothing, and there never was anything.</summary>
    public sealed record Unknown : SnapshotLookup;
}
