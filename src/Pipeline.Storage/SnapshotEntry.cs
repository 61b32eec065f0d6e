using Azure;
using Azure.Data.Tables;

namespace Pipeline.Storage;

/// <summary>How far a snapshot has come.</summary>
public enum SnapshotState
{
    /// <summary>Its number is taken; files and rows may be missing.</summary>
    Started,

    /// <summary>Everything is there: it is published and never changes again.</summary>
    Complete,

    /// <summary>A later run found it unfinished with other content, or it is being removed: it is none any more.</summary>
    Abandoned,
}

/// <summary>One snapshot in the list.</summary>
public sealed record SnapshotEntry
{
    /// <summary>The number of the publication; a later one is higher, and never older in content.</summary>
    public required long Sequence { get; init; }

    /// <summary>The hash of the content, 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The catalogue version that it was computed with.</summary>
    public required string CatalogueVersion { get; init; }

    /// <summary>The sequence of the snapshot published before; null for the first one.</summary>
    public long? Previous { get; init; }

    /// <summary>How far it has come.</summary>
    public required SnapshotState State { get; init; }

    /// <summary>When it was released; null where it is not.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Who released it: a reviewer, or <c>auto</c>; empty where nobody did.</summary>
    public string ReleasedBy { get; init; } = "";

    /// <summary>How many rows of indicators it has.</summary>
    public int Indicators { get; init; }

    /// <summary>How many rows of observations it has.</summary>
    public int Observations { get; init; }

    /// <summary>How many rows of targets it has.</summary>
    public int Targets { get; init; }

    /// <summary>The SHA-256 of the manifest, hexadecimal; empty before it is complete, and in rows from before it was kept.</summary>
    public string ManifestSha256 { get; init; } = "";

    /// <summary>The snapshot that it lists.</summary>
    public SnapshotReference Reference => new(Sequence, Hash);

    /// <summary>The version of the row in the table.</summary>
    internal ETag Version { get; init; }

    /// <summary>When the row was last written, by the clock of the table service.</summary>
    internal DateTimeOffset? WrittenAt { get; init; }

    /// <summary>The row as the table has it.</summary>
    internal TableEntity ToEntity()
    {
        var key = Keys.Snapshot(Sequence);
        TableEntity entity = new(key.Partition, key.Row)
        {
            ["sequence"] = Sequence,
            ["hash"] = Hash,
            ["takenat"] = TakenAt,
            ["catalogueversion"] = CatalogueVersion,
            ["state"] = Code(State),
            ["complete"] = State == SnapshotState.Complete,
            ["releasedby"] = ReleasedBy,
            ["indicators"] = Indicators,
            ["observations"] = Observations,
            ["targets"] = Targets,
        };
        if (Previous is { } previous)
        {
            entity["previous"] = previous;
        }

        if (ReleasedAt is { } releasedAt)
        {
            entity["releasedat"] = releasedAt;
        }

        if (ManifestSha256.Length > 0)
        {
            entity["manifestsha256"] = ManifestSha256;
        }

        return entity;
    }

    /// <summary>The snapshot that an entity of the table is.</summary>
    internal static SnapshotEntry From(TableEntity entity) => new()
    {
        Sequence = entity.Number("sequence"),
        Hash = entity.Text("hash"),
        TakenAt = entity.Time("takenat"),
        CatalogueVersion = entity.Text("catalogueversion"),
        Previous = entity.GetInt64("previous"),
        State = Enum.GetValues<SnapshotState>().Single(state => Code(state) == entity.Text("state")),
        ReleasedAt = entity.GetDateTimeOffset("releasedat"),
        ReleasedBy = entity.Text("releasedby"),
        Indicators = entity.Count("indicators"),
        Observations = entity.Count("observations"),
        Targets = entity.Count("targets"),
        ManifestSha256 = entity.GetString("manifestsha256") ?? "",
        Version = entity.ETag,
        WrittenAt = entity.Timestamp,
    };

    private static string Code(SnapshotState state) => state switch
    {
        SnapshotState.Started => "started",
        SnapshotState.Complete => "complete",
        SnapshotState.Abandoned => "abandoned",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };
}
