using Pipeline.Catalogue;

namespace Pipeline.Indicators;

/// <summary>A score of the classified assessment: the total of an area in a year, or one of its components.</summary>
public sealed record AssessmentValue
{
    /// <summary>The code that the total has in place of a component's.</summary>
    public const string Total = "assessment_score";

    /// <summary>The county or prefecture.</summary>
    public required string Area { get; init; }

    /// <summary>The year.</summary>
    public required Period Period { get; init; }

    /// <summary>The functional zone of the area; of a prefecture the dominant one.</summary>
    public required FunctionalZone Zone { get; init; }

    /// <summary>The document or mark that the zone comes from.</summary>
    public required string ZoneSource { get; init; }

    /// <summary>The component's code, or <see cref="Total"/>.</summary>
    public required string Component { get; init; }

    /// <summary>For a component: the published value that is scored; null where there is none.</summary>
    public decimal? Value { get; init; }

    /// <summary>For a component: where the value lies between its goalposts, 0 to 100.</summary>
    public decimal? ComponentScore { get; init; }

    /// <summary>For a component: what it weighs in the zone.</summary>
    public decimal? Weight { get; init; }

    /// <summary>The score, 0 to 100, or a component's part of it; the parts sum to the score exactly. Null where anything is missing.</summary>
    public decimal? Points { get; init; }

    /// <summary>The points less last year's: what moved the score, and by how much; the parts sum to the total exactly.</summary>
    public decimal? Change { get; init; }

    /// <summary>For the total: the grade, capped by vetoes; empty where there is none.</summary>
    public string Grade { get; init; } = "";

    /// <summary>For the total: the place among the areas of the level and zone; equal scores share one.</summary>
    public int? Rank { get; init; }

    /// <summary>For the total: how many areas of the level and zone have a score.</summary>
    public int? RankOf { get; init; }

    /// <summary>For the total: by how many places it rose since last year; below 0 where it fell.</summary>
    public int? RankChange { get; init; }

    /// <summary>For the total: the best place that 90 % of other plausible weights give at most.</summary>
    public int? RankFrom { get; init; }

    /// <summary>For the total: the worst place that 90 % of other plausible weights give at most.</summary>
    public int? RankTo { get; init; }

    /// <summary>For the total: the vetoes that the area broke, separated by spaces.</summary>
    public string Vetoes { get; init; } = "";

    /// <summary>Why there is no score or no grade, as codes separated by spaces; empty where there is nothing to say.</summary>
    public string Remark { get; init; } = "";
}
