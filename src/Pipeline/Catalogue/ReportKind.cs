namespace Pipeline.Catalogue;

/// <summary>A part of a report.</summary>
public enum ReportPart
{
    /// <summary>What the report is made from: snapshot, catalogue, data as of, notices.</summary>
    Front,

    /// <summary>All targets in one table, and how many stand how.</summary>
    Summary,

    /// <summary>Each target by itself: path against actual values, and the words that set it.</summary>
    Targets,

    /// <summary>The targets behind their path, and what the remaining years must bring.</summary>
    Lagging,

    /// <summary>The plan's blocks beside each other.</summary>
    Blocks,

    /// <summary>How unequal areas are, year by year.</summary>
    Disparity,

    /// <summary>The prefectures in order.</summary>
    Ranks,

    /// <summary>The classified assessment of prefectures and counties.</summary>
    Assessment,

    /// <summary>A functional area beside the province.</summary>
    Comparison,

    /// <summary>What a revision of the plan may take up.</summary>
    Revision,

    /// <summary>What is missing, and who must report it.</summary>
    Gaps,

    /// <summary>How figures and standings come about, and what is assumed.</summary>
    Method,
}

/// <summary>A kind of evaluation: its occasion, its year, its parts, and what they show.</summary>
public sealed record ReportKind
{
    /// <summary>The code by which it is asked for.</summary>
    public required string Code { get; init; }

    /// <summary>The title.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>What is evaluated: the line above the title.</summary>
    public required Bilingual Heading { get; init; }

    /// <summary>The year it is of; null where it is of whichever year is asked for.</summary>
    public int? Year { get; init; }

    /// <summary>The year that it is compared with.</summary>
    public required int BaseYear { get; init; }

    /// <summary>The one area whose targets it looks at; null where it looks at all.</summary>
    public string? Area { get; init; }

    /// <summary>Its parts in order.</summary>
    public required IReadOnlyList<ReportPart> Parts { get; init; }

    /// <summary>The groups that <see cref="ReportPart.Blocks"/> shows.</summary>
    public IReadOnlyList<string> Blocks { get; init; } = [];

    /// <summary>The indicators and measures that <see cref="ReportPart.Blocks"/> shows.</summary>
    public IReadOnlyList<string> BlockSubjects { get; init; } = [];

    /// <summary>The indicators of the province that <see cref="ReportPart.Disparity"/> shows by year.</summary>
    public IReadOnlyList<string> DisparitySubjects { get; init; } = [];

    /// <summary>The indicators and measures by which <see cref="ReportPart.Ranks"/> puts prefectures in order.</summary>
    public IReadOnlyList<string> RankSubjects { get; init; } = [];

    /// <summary>The indicators by which <see cref="ReportPart.Comparison"/> puts the area beside the province.</summary>
    public IReadOnlyList<string> ComparisonSubjects { get; init; } = [];

    /// <summary>What <see cref="ReportPart.Comparison"/> shows of the area alone.</summary>
    public IReadOnlyList<string> AreaSubjects { get; init; } = [];

    /// <summary>From which lead over the province on the area is well above it, in points.</summary>
    public decimal? WellAbove { get; init; }

    /// <summary>What is asked for without a number to reach; null where there is nothing.</summary>
    public OpenQuestion? OpenQuestion { get; init; }

    /// <summary>Which document asks for it.</summary>
    public required Source Source { get; init; }
}

/// <summary>What a document asks for without a number to reach, so that a report states the value and does not judge it.</summary>
/// <param name="Subject">The measure or indicator of the area whose value is the answer.</param>
/// <param name="Unanswered">What is said where there is no value, and why there is none.</param>
public sealed record OpenQuestion(string Subject, Bilingual Unanswered);
