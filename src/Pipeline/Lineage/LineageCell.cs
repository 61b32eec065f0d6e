using Pipeline.Corrections;
using Pipeline.Submissions;

namespace Pipeline.Lineage;

/// <summary>The cell of a workbook that a value comes from, or should come from.</summary>
public sealed record LineageCell
{
    /// <summary>The reporter whose workbook it is.</summary>
    public required string Reporter { get; init; }

    /// <summary>The workbook's period.</summary>
    public required Period Period { get; init; }

    /// <summary>The area of its row.</summary>
    public required string Area { get; init; }

    /// <summary>The measure of its column.</summary>
    public required string Measure { get; init; }

    /// <summary>The upload; null where no submission of the reporter was in force for the period.</summary>
    public string? EventId { get; init; }

    /// <summary>The figure as submitted, in the measure's unit; null where the cell has none.</summary>
    public decimal? Submitted { get; init; }

    /// <summary>The state of the figure as submitted.</summary>
    public required ObservationStatus SubmittedStatus { get; init; }

    /// <summary>The corrections that took effect, in order; the last one's figure is the value.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>Where the cell is, such as <c>数据!D7</c>; null before it is looked up, and where it is not known.</summary>
    public string? Cell { get; init; }

    /// <summary>The cell's text as it was found; null as <see cref="Cell"/>.</summary>
    public string? RawText { get; init; }

    /// <summary>A footnote or explanation that belongs to the figure; null where there is none.</summary>
    public string? Note { get; init; }

    /// <summary>The unit that the number was written in where it was converted; null where it is the measure's own.</summary>
    public Bilingual? WrittenIn { get; init; }

    /// <summary>The workbook; null before it is looked up, and where it is not known.</summary>
    public LineageSubmission? Submission { get; init; }
}

/// <summary>The workbook that a cell belongs to.</summary>
public sealed record LineageSubmission
{
    /// <summary>The path inside the submissions container.</summary>
    public required string Path { get; init; }

    /// <summary>The SHA-256 of the file's bytes, hexadecimal: the file itself is in the archive under it.</summary>
    public required string ContentHash { get; init; }

    /// <summary>When it was uploaded: the time of its order key; null where the ledger no longer has it.</summary>
    public DateTimeOffset? UploadedAt { get; init; }

    /// <summary>The catalogue version that it was checked against.</summary>
    public required string CatalogueVersion { get; init; }

    /// <summary>How settled its figures are.</summary>
    public required Stage Stage { get; init; }

    /// <summary>Why it replaced an earlier one.</summary>
    public required RevisionReason Reason { get; init; }

    /// <summary>The day of submission that the sign-off states; null where it states none.</summary>
    public DateOnly? SubmittedOn { get; init; }

    /// <summary>Who filled it in, checked it and is responsible; null where it is not stated, or not for the reader.</summary>
    public string? SignedBy { get; init; }

    /// <summary>What lineage says of the workbook of a document.</summary>
    public static LineageSubmission Of(NormalisedDocument document, DateTimeOffset? uploadedAt) => new()
    {
        Path = document.BlobPath,
        ContentHash = document.ContentHash,
        UploadedAt = uploadedAt,
        CatalogueVersion = document.CatalogueVersion,
        Stage = document.SignOff.Stage,
        Reason = document.SignOff.Reason,
        SubmittedOn = document.SignOff.SubmittedOn,
        SignedBy = string.Join('、', ((string[])[document.SignOff.PreparedBy, document.SignOff.CheckedBy, document.SignOff.ApprovedBy]).Where(name => name.Length > 0))
            is { Length: > 0 } names ? names : null,
    };
}
