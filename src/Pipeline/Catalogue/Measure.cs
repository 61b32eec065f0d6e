namespace Pipeline.Catalogue;

/// <summary>A unit in which figures are written, such as 亿元.</summary>
public sealed record Unit
{
    /// <summary>The unit's code, such as <c>cny-100m</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The name shown to users.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>Other spellings that workbooks use.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>
    /// What is measured, such as <c>money</c>, or <c>money/area</c> of a compound unit; only units of one dimension convert into each other.
    /// </summary>
    public required string Dimension { get; init; }

    /// <summary>How many of the dimension's base unit one of this unit is; converting multiplies by the quotient of two factors.</summary>
    public required decimal Factor { get; init; }

    /// <summary>Of a compound unit such as 人/平方公里: the factor of the unit after the stroke; 1 otherwise.</summary>
    public decimal PerFactor { get; init; } = 1;

    /// <summary>Whether it is one unit per another.</summary>
    public bool IsCompound => Dimension.Contains('/', StringComparison.Ordinal);
}

/// <summary>Which prices a value is expressed in; nominal and real figures never mix.</summary>
public enum PriceBasis
{
    /// <summary>The measure is not a money value.</summary>
    None,

    /// <summary>Current prices of the period (当年价), or growth at current prices.</summary>
    Current,

    /// <summary>Comparable prices (可比价), or growth at comparable prices.</summary>
    Comparable,
}

/// <summary>How a measure of several areas becomes a measure of the whole.</summary>
public enum Aggregation
{
    /// <summary>It cannot be aggregated: the whole has a value only where somebody reports one.</summary>
    None,

    /// <summary>The sum of the parts.</summary>
    Sum,

    /// <summary>The mean of the parts, each weighted by <see cref="Measure.Weight"/>.</summary>
    WeightedMean,
}

/// <summary>A quantity that reporters submit per area and period.</summary>
public sealed record Measure
{
    /// <summary>The measure's code: lower case, digits and <c>_</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The official name.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>Other names that workbooks use.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The unit in which the measure is stored and published; others of its dimension are converted.</summary>
    public required Unit Unit { get; init; }

    /// <summary>The number of decimals that are stored and published, 0 to 6.</summary>
    public required int Decimals { get; init; }

    /// <summary>The smallest plausible value, in <see cref="Unit"/>.</summary>
    public required decimal Minimum { get; init; }

    /// <summary>The largest plausible value, in <see cref="Unit"/>.</summary>
    public required decimal Maximum { get; init; }

    /// <summary>The levels of areas that report it.</summary>
    public required IReadOnlyList<AreaLevel> Levels { get; init; }

    /// <summary>Whether the province publishes prefectures' values by unified accounting (统一核算), which override their own.</summary>
    public bool Unified { get; init; }

    /// <summary>How often it is reported.</summary>
    public required IReadOnlyList<Frequency> Frequencies { get; init; }

    /// <summary>How parts become a whole.</summary>
    public required Aggregation Aggregation { get; init; }

    /// <summary>The weight of <see cref="Aggregation.WeightedMean"/>; null otherwise.</summary>
    public Operand? Weight { get; init; }

    /// <summary>The first year from which a workbook without it is rejected; null where it never is.</summary>
    public int? CompulsorySince { get; init; }

    /// <summary>Whether <c>一</c> ("cannot exist") is a valid answer.</summary>
    public bool AllowsCannotExist { get; init; }

    /// <summary>Which prices the value is expressed in.</summary>
    public PriceBasis PriceBasis { get; init; }

    /// <summary>Which end of a ranking is the first place.</summary>
    public Better Better { get; init; }

    /// <summary>The agency that owns the figure.</summary>
    public required Bilingual Agency { get; init; }

    /// <summary>The heading under which templates and documentation show it.</summary>
    public required Bilingual Section { get; init; }

    /// <summary>Whether parts add up to the whole.</summary>
    public bool Additive => Aggregation == Aggregation.Sum;

    /// <summary>Whether a workbook of a period without it is rejected.</summary>
    public bool IsCompulsory(Period period) => period.Year >= CompulsorySince;
}
