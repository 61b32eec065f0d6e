using Pipeline.Catalogue;

namespace Pipeline.Indicators;

/// <summary>How the values of a measure or indicator come about, down to what reporters submit.</summary>
public sealed record EvaluationPlan
{
    /// <summary>The code.</summary>
    public required string Code { get; init; }

    /// <summary>The name.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>What an indicator is, in one sentence; null for a measure.</summary>
    public Bilingual? Definition { get; init; }

    /// <summary>The formula of an indicator in the names of the measures; null for a measure.</summary>
    public Bilingual? Formula { get; init; }

    /// <summary>The unit of the published value.</summary>
    public required Unit Unit { get; init; }

    /// <summary>How many decimals are published; rounding is half away from zero (四舍五入), at publication only.</summary>
    public required int Decimals { get; init; }

    /// <summary>Which prices a measure is at.</summary>
    public PriceBasis? Prices { get; init; }

    /// <summary>Which end of a ranking comes first.</summary>
    public required Better Better { get; init; }

    /// <summary>How often there are values.</summary>
    public required IReadOnlyList<Frequency> Frequencies { get; init; }

    /// <summary>The levels that have values, and where those of a measure come from: the first of the ways that there is.</summary>
    public required IReadOnlyList<PlannedLevel> Levels { get; init; }

    /// <summary>What the parts of a weighted mean are weighted by; null where there is no weight.</summary>
    public string? Weight { get; init; }

    /// <summary>Where an indicator's definition comes from; null for a measure.</summary>
    public Source? Source { get; init; }

    /// <summary>The agency that owns a measure; null for an indicator.</summary>
    public Bilingual? Agency { get; init; }

    /// <summary>The plans of what it is made of: measures and indicators of the formula, measures of the weight.</summary>
    public required IReadOnlyList<EvaluationPlan> Operands { get; init; }
}

/// <summary>A level of areas and where its values come from.</summary>
/// <param name="Level">The level.</param>
/// <param name="Ways">The ways in order of precedence; empty for an indicator, whose operands have them.</param>
public sealed record PlannedLevel(AreaLevel Level, IReadOnlyList<Bilingual> Ways);
