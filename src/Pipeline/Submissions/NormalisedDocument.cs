using System.Text.Json.Serialization;

namespace Pipeline.Submissions;

/// <summary>The observations of one upload with the cells they came from, as kept beside the tables for lineage.</summary>
public sealed record NormalisedDocument
{
    /// <summary>The upload's event id.</summary>
    public required string EventId { get; init; }

    /// <summary>The generation that its observations are, where a replay made it; null where it is called after the upload.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Generation { get; init; }

    /// <summary>The generation that its observations are.</summary>
    [JsonIgnore]
    public string GenerationId => Generation ?? EventId;

    /// <summary>The reporter's code.</summary>
    public required string Reporter { get; init; }

    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>The path inside the submissions container, exactly.</summary>
    public required string BlobPath { get; init; }

    /// <summary>The SHA-256 of the file's bytes, hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The catalogue version that the workbook was checked against.</summary>
    public required string CatalogueVersion { get; init; }

    /// <summary>Who answers for the submission.</summary>
    public required SignOff SignOff { get; init; }

    /// <summary>The reasons given, by area code.</summary>
    public IReadOnlyDictionary<string, string> Explanations { get; init; } = new Dictionary<string, string>();

    /// <summary>All values with their source cells, ordered by area then measure.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    /// <summary>The generation that these observations are.</summary>
    public Generation ToGeneration() => new(Reporter, Period, GenerationId, Observations);
}
