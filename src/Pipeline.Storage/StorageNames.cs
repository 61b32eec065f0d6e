namespace Pipeline.Storage;

/// <summary>What containers, tables and queues are called; the infrastructure creates the same.</summary>
public static class StorageNames
{
    /// <summary>Container: what reporters upload, as <c>{reporter}/{period}/{file}</c>; nothing else writes here.</summary>
    public const string Submissions = "submissions";

    /// <summary>Container: the bytes of every file ever received, by content hash.</summary>
    public const string Archive = "archive";

    /// <summary>Container: observations with the cells they came from, by event id.</summary>
    public const string Normalised = "normalised";

    /// <summary>Container: the answers to submissions.</summary>
    public const string Receipts = "receipts";

    /// <summary>Container: snapshots and the pointers to them.</summary>
    public const string Snapshots = "snapshots";

    /// <summary>Container: the list of corrections, one blob per entry; entries are added and never changed.</summary>
    public const string Corrections = "corrections";

    /// <summary>Container: assessments that were frozen; nothing in it is ever changed or removed.</summary>
    public const string Assessments = "assessments";

    /// <summary>Container: notes about files that were set aside.</summary>
    public const string Quarantine = "quarantine";

    /// <summary>Table: one row per upload.</summary>
    public const string LedgerTable = "ledger";

    /// <summary>Table: immutable generations of observations.</summary>
    public const string ObservationsTable = "observations";

    /// <summary>Table: which generation is in force for a reporter and period.</summary>
    public const string CurrentTable = "current";

    /// <summary>Table: the list of snapshots, newest first.</summary>
    public const string SnapshotsTable = "snapshots";

    /// <summary>Table: the indicator values of each kept snapshot.</summary>
    public const string IndicatorsTable = "indicators";

    /// <summary>Table: hashed bearer tokens.</summary>
    public const string TokensTable = "tokens";

    /// <summary>Queue: where the host puts uploads whose processing failed repeatedly.</summary>
    public const string PoisonQueue = "webjobs-blobtrigger-poison";

    /// <summary>All containers.</summary>
    public static IReadOnlyList<string> Containers { get; } = [Submissions, Archive, Normalised, Receipts, Snapshots, Corrections, Assessments, Quarantine];

    /// <summary>All tables.</summary>
    public static IReadOnlyList<string> Tables { get; } =
        [LedgerTable, ObservationsTable, CurrentTable, SnapshotsTable, IndicatorsTable, TokensTable];

    /// <summary>All queues.</summary>
    public static IReadOnlyList<string> Queues { get; } = [PoisonQueue];
}
