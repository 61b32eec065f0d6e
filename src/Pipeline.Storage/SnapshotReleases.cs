namespace Pipeline.Storage;

/// <summary>What a release came to.</summary>
public enum ReleaseResult
{
    /// <summary>The snapshot is the released one now.</summary>
    Released,

    /// <summary>The snapshot is released, but a later one already was, and stays the one that readers see.</summary>
    Earlier,

    /// <summary>There is no published snapshot of this number.</summary>
    Unknown,
}

/// <summary>Releases snapshots to the public: a reviewer's act.</summary>
public sealed class SnapshotReleases(PipelineStorage storage, TimeProvider time)
{
    /// <summary>Who releases where the setting says that every snapshot is released at once.</summary>
    public const string Automatic = "auto";

    private readonly SnapshotList _list = new(storage);
    private readonly SnapshotPointers _pointers = new(storage);

    /// <summary>Releases a snapshot: it is kept for good, and the pointer moves to it, never backwards.</summary>
    public async Task<ReleaseResult> ReleaseAsync(long sequence, string reviewer, CancellationToken cancellation = default)
    {
        while (await _list.FindAsync(sequence, cancellation) is { State: SnapshotState.Complete } entry)
        {
            if (entry.ReleasedAt is not null
                || await _list.TryUpdateAsync(entry with { ReleasedAt = time.GetUtcNow(), ReleasedBy = reviewer }, cancellation))
            {
                SnapshotReference snapshot = new(entry.Sequence, entry.Hash);
                await _pointers.MoveAsync(SnapshotPointers.Released, snapshot, cancellation);
                return await _pointers.FindAsync(SnapshotPointers.Released, cancellation) == snapshot
                    ? ReleaseResult.Released
                    : ReleaseResult.Earlier;
            }
        }

        return ReleaseResult.Unknown;
    }
}
