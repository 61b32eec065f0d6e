namespace Pipeline.Catalogue.Loading;

/// <summary>The fields of formulas.</summary>
internal static class FormulaFields
{
    /// <summary>A measure, indicator, either of them, or operand that the formula takes.</summary>
    public const string
        Measure = "formula.measure", Indicator = "formula.indicator", Subject = "formula.subject",
        Numerator = "formula.numerator", Denominator = "formula.denominator",
        Minuend = "formula.minuend", Subtrahend = "formula.subtrahend", Growth = "formula.growth";

    /// <summary>What else a formula says.</summary>
    public const string
        Scale = "formula.scale", Reference = "formula.reference", Level = "formula.level", Prices = "formula.prices",
        BaseYear = "formula.base_year", FirstYear = "formula.first_year", LeastGrowth = "formula.least_growth";

    /// <summary>What a volume is made of: a level, its growth, the prices of that growth, and the base year.</summary>
    public static readonly IReadOnlyList<string> Volume = [Measure, Growth, Prices, BaseYear];
}
