using System.Text.Json.Serialization;
using Pipeline.Submissions;

namespace Pipeline.Corrections;

/// <summary>An entry in the list of corrections: entries are added, never changed and never removed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Correction), "correction")]
[JsonDerivedType(typeof(CorrectionWithdrawal), "withdrawal")]
public abstract record CorrectionEntry
{
    private protected CorrectionEntry()
    {
    }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string By { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The entry's id: the first 12 hexadecimal digits of the SHA-256 of what it says.</summary>
    [JsonIgnore]
    public string Id => CorrectionJson.Hash([this])[..12];
}

/// <summary>One figure of a submission as it should be; it takes effect only where the submission still has the figure that it corrects.</summary>
public sealed record Correction : CorrectionEntry
{
    /// <summary>The reporter whose workbook has the figure.</summary>
    public required string Reporter { get; init; }

    /// <summary>The period of the workbook.</summary>
    public required Period Period { get; init; }

    /// <summary>The area of the row.</summary>
    public required string Area { get; init; }

    /// <summary>The measure of the column.</summary>
    public required string Measure { get; init; }

    /// <summary>The figure to be corrected, in the measure's unit; null where the cell has no value.</summary>
    public decimal? Old { get; init; }

    /// <summary>The figure as it should be, in the measure's unit; null where there should be none, and then <see cref="Status"/> is M, N or O.</summary>
    public decimal? New { get; init; }

    /// <summary>The status that the figure gets; null where it keeps its own, or becomes A where it had no value.</summary>
    public ObservationStatus? Status { get; init; }
}

/// <summary>Takes a correction back.</summary>
public sealed record CorrectionWithdrawal : CorrectionEntry
{
    /// <summary>The id of the correction.</summary>
    public required string Withdraws { get; init; }
}
