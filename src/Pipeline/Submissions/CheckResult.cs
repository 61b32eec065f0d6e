using Pipeline.Catalogue;

namespace Pipeline.Submissions;

/// <summary>What a workbook is checked against.</summary>
/// <param name="Reporter">Who submits.</param>
/// <param name="Period">The period of the upload's path.</param>
/// <param name="Previous">The reporter's observations of the period before (a year earlier), for comparison; empty where there are none.</param>
/// <param name="InForce">The reporter's observations of this period that are in force now; empty where there are none.</param>
public sealed record CheckContext(
    Reporter Reporter, Period Period, IReadOnlyList<Observation> Previous, IReadOnlyList<Observation> InForce);

/// <summary>A cell of figures that holds something but gave no value.</summary>
/// <param name="Area">The area's code.</param>
/// <param name="Measure">The measure's code.</param>
/// <param name="Source">Where it stands, and its text as it was found.</param>
public sealed record UnreadCell(string Area, string Measure, SourceCell Source);

/// <summary>A cell of a table that holds something which a template has no place for.</summary>
/// <param name="Area">What the workbook says of the area, as it was found; empty where it says nothing.</param>
/// <param name="Measure">What the workbook says of the measure, as it was found; empty where it says nothing.</param>
/// <param name="Source">Where it stands, and its text as it was found.</param>
public sealed record UnplacedCell(string Area, string Measure, SourceCell Source)
{
    /// <summary>The cells of the same sheet that name its row or column, where it is for them that it has no place.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];
}

/// <summary>What the check of one workbook found.</summary>
/// <param name="Observations">All values that could be read, ordered by area then measure; they count only where <see cref="Accepted"/>.</param>
/// <param name="Findings">Everything there is to say, in one pass, ordered by sheet, row and column.</param>
/// <param name="SignOff">Who answers for it.</param>
public sealed record CheckResult(IReadOnlyList<Observation> Observations, IReadOnlyList<Finding> Findings, SignOff SignOff)
{
    /// <summary>The code of the reporter; its own area's row explains what concerns no single area.</summary>
    public string Reporter { get; init; } = "";

    /// <summary>What the workbook says that readers of its figures must know, such as that they are sample data; empty where it says nothing.</summary>
    public string Notice { get; init; } = "";

    /// <summary>The cells that were asked for and hold something that gave no value.</summary>
    public IReadOnlyList<UnreadCell> Unread { get; init; } = [];

    /// <summary>The cells of the tables that hold something which a template has no place for, in the order of the workbook; of very many the first.</summary>
    public IReadOnlyList<UnplacedCell> Unplaced
    {
        get => UnplacedOnDemand.Value;
        init => UnplacedOnDemand = new(value);
    }

    /// <summary><see cref="Unplaced"/>, looked for when somebody asks: only the feedback workbook does.</summary>
    internal Lazy<IReadOnlyList<UnplacedCell>> UnplacedOnDemand { get; init; } = new([]);

    /// <summary>The rows of the workbook's explanation column: area code → text.</summary>
    public IReadOnlyDictionary<string, string> Explanations { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether nothing stands against taking the workbook: no error, and a reason for everything to confirm.</summary>
    public bool Accepted => !Findings.Any(f => f.Severity == Severity.Error || (f.Severity == Severity.Confirm && !IsExplained(f)));

    /// <summary>Whether the row of the finding's area gives a reason; the reporter's own row where the finding concerns no single area.</summary>
    public bool IsExplained(Finding finding) =>
        !string.IsNullOrWhiteSpace(Explanations.GetValueOrDefault(finding.Area.Length > 0 ? finding.Area : Reporter));

    /// <summary>The verdict that follows from the findings alone.</summary>
    public Verdict Verdict => !Accepted ? Verdict.Rejected
        : Findings.Any(f => f.Severity >= Severity.Warning) ? Verdict.AcceptedWithWarnings
        : Verdict.Accepted;
}
