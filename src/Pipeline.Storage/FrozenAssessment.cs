using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Pipeline.Storage;

/// <summary>The record of an assessment that was frozen: whoever changes a byte of what it describes is found out.</summary>
public sealed record FrozenAssessment
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        RespectNullableAnnotations = true,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The year that was assessed.</summary>
    public required int Year { get; init; }

    /// <summary>The number among the freezes of the year, from 1; a later one does not replace an earlier one.</summary>
    public required int Number { get; init; }

    /// <summary>The number of the snapshot that it was taken from; it is kept as long as the record.</summary>
    public required long SnapshotSequence { get; init; }

    /// <summary>The hash of that snapshot's content.</summary>
    public required string SnapshotHash { get; init; }

    /// <summary>When it was frozen.</summary>
    public required DateTimeOffset FrozenAt { get; init; }

    /// <summary>Who froze it.</summary>
    public required string By { get; init; }

    /// <summary>What that person had to say; empty where nothing.</summary>
    public required string Note { get; init; }

    /// <summary>How many rows it has.</summary>
    public required int Rows { get; init; }

    /// <summary>The SHA-256 of its rows as CSV, 64 hexadecimal digits.</summary>
    public required string ContentSha256 { get; init; }

    /// <summary>The record as JSON.</summary>
    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>The record that JSON holds.</summary>
    /// <exception cref="JsonException">It holds none.</exception>
    internal static FrozenAssessment Read(BinaryData json) =>
        JsonSerializer.Deserialize<FrozenAssessment>(json, Options) ?? throw new JsonException("The record is null.");
}

/// <summary>What freezing came to.</summary>
public abstract record FreezeOutcome
{
    private FreezeOutcome()
    {
    }

    /// <summary>It is frozen.</summary>
    /// <param name="Record">The record.</param>
    public sealed record Frozen(FrozenAssessment Record) : FreezeOutcome;

    /// <summary>There is no such snapshot.</summary>
    public sealed record NoSnapshot : FreezeOutcome;

    /// <summary>The snapshot assesses nothing in this year.</summary>
    public sealed record NothingAssessed : FreezeOutcome;

    /// <summary>A snapshot run is at work.</summary>
    public sealed record Busy : FreezeOutcome;
}
