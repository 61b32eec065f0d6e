namespace Pipeline.Submissions;

/// <summary>How many findings of each severity a submission has.</summary>
/// <param name="Errors">Findings that reject the workbook.</param>
/// <param name="Confirms">Findings that need a reason.</param>
/// <param name="Warnings">Findings to look at.</param>
/// <param name="Infos">Findings for information.</param>
public readonly record struct FindingCounts(int Errors, int Confirms, int Warnings, int Infos)
{
    /// <summary>Counts findings.</summary>
    public static FindingCounts Of(IReadOnlyList<Finding> findings) => new(
        findings.Count(f => f.Severity == Severity.Error),
        findings.Count(f => f.Severity == Severity.Confirm),
        findings.Count(f => f.Severity == Severity.Warning),
        findings.Count(f => f.Severity == Severity.Info));
}

/// <summary>The answer to a submission.</summary>
public sealed record Receipt
{
    /// <summary>The reporter's code; <c>invalid</c> where the path names none.</summary>
    public required string Reporter { get; init; }

    /// <summary>The period of the path; null where the path names none.</summary>
    public required Period? Period { get; init; }

    /// <summary>The file's name, cleaned for display.</summary>
    public required string FileName { get; init; }

    /// <summary>The path inside the submissions container, exactly.</summary>
    public required string BlobPath { get; init; }

    /// <summary>The upload's event id.</summary>
    public required string EventId { get; init; }

    /// <summary>The SHA-256 of the file's bytes, hexadecimal; empty where the bytes could not be had.</summary>
    public required string ContentHash { get; init; }

    /// <summary>When the upload was received: the time of its order key, never the time of checking.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What became of the submission.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How many findings of each severity there are.</summary>
    public FindingCounts Counts => FindingCounts.Of(Findings);

    /// <summary>How many values were read.</summary>
    public int Observations { get; init; }

    /// <summary>Of how many areas values were read.</summary>
    public int Areas { get; init; }

    /// <summary>The catalogue version that the workbook was checked against.</summary>
    public required string CatalogueVersion { get; init; }

    /// <summary>The generation that this submission put in force; empty where it put none in force.</summary>
    public string Generation { get; init; } = "";

    /// <summary>The generation that was in force before; empty where there was none.</summary>
    public string ReplacedGeneration { get; init; } = "";

    /// <summary>How the generation differs from the one it replaces; null where it replaces none.</summary>
    public GenerationDiff? Diff { get; init; }

    /// <summary>Who answers for the submission; null where the workbook could not be read.</summary>
    public SignOff? SignOff { get; init; }

    /// <summary>The reasons given, by area code.</summary>
    public IReadOnlyDictionary<string, string> Explanations { get; init; } = new Dictionary<string, string>();

    /// <summary>Everything there is to say.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What became of the submission, in a sentence for the reporter.</summary>
    public Bilingual Message => ReceiptMessage.Of(this);
}
