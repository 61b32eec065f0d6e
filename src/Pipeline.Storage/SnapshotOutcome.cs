namespace Pipeline.Storage;

/// <summary>What a snapshot run came to.</summary>
public enum SnapshotResult
{
    /// <summary>A new snapshot is published.</summary>
    Published,

    /// <summary>The content is that of the latest snapshot: nothing is published.</summary>
    Unchanged,

    /// <summary>Nothing has ever been accepted: there is nothing to publish.</summary>
    NothingInForce,

    /// <summary>Another run is at work.</summary>
    Busy,

    /// <summary>The account is not whole: a backup is being restored into it, or the restore was interrupted.</summary>
    Restoring,
}

/// <summary>What a snapshot run came to.</summary>
/// <param name="Result">What it came to.</param>
/// <param name="Snapshot">The snapshot that is the latest now; null where there is none, or another run is at work.</param>
/// <param name="Finished">Whether the run finished what an earlier one had left incomplete.</param>
/// <param name="Pins">How many generations it was computed from.</param>
public sealed record SnapshotOutcome(SnapshotResult Result, SnapshotReference? Snapshot = null, bool Finished = false, int Pins = 0)
{
    /// <summary>The outcome in a sentence.</summary>
    public Bilingual Message => Result switch
    {
        SnapshotResult.Published => new($"已发布第 {Number} 期快照。", $"Snapshot {Number} is published."),
        SnapshotResult.Unchanged => new(
            $"数据未变，仍为第 {Number} 期快照，未发布新快照。", $"Nothing changed: snapshot {Number} stays the latest, nothing was published."),
        SnapshotResult.NothingInForce => new("尚无已采用的数据，未发布快照。", "No submission is in force: there is nothing to publish."),
        SnapshotResult.Busy => new("另一快照任务正在运行。", "Another snapshot run is at work."),
        SnapshotResult.Restoring => new(
            "正在恢复备份，或恢复中断：数据尚不完整，未发布快照。请再次运行 pipeline restore。",
            "A backup is being restored, or the restore was interrupted: the data are not whole, nothing was published. Run 'pipeline restore' again."),
        _ => throw new ArgumentOutOfRangeException(nameof(Result), Result, "Unknown result."),
    };

    private string Number => FormattableString.Invariant($"{Snapshot?.Sequence}");
}
