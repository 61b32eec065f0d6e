namespace Pipeline.Catalogue;

/// <summary>A quantity that formulas take from the reported measures; the set of kinds is closed.</summary>
public abstract record Operand
{
    private Operand()
    {
    }

    /// <summary>The codes of the measures that the operand is made of, from left to right.</summary>
    public IEnumerable<string> Measures => this switch
    {
        Reported(var measure) => [measure],
        MeanOfYear(var stock) => stock.Measures,
        Difference(var minuend, var subtrahend) => minuend.Measures.Concat(subtrahend.Measures),
        _ => throw new NotSupportedException($"An operand of type {GetType()} has no measures."),
    };

    /// <summary>The notation, such as <c>mean_of_year(population - urban_population)</c>.</summary>
    public sealed override string ToString() => OperandNotation.Write(this);

    /// <summary>The measure of the period itself.</summary>
    public sealed record Reported(string Measure) : Operand;

    /// <summary>The mean of this and last year's end value of a stock; this year's alone, flagged <c>E</c>, where last year's is missing.</summary>
    public sealed record MeanOfYear(Operand Stock) : Operand;

    /// <summary>The first operand less the second.</summary>
    public sealed record Difference(Operand Minuend, Operand Subtrahend) : Operand;
}

/// <summary>What a share is taken of.</summary>
public enum ShareDenominator
{
    /// <summary>The value that the province publishes for itself.</summary>
    Province,

    /// <summary>The sum over the 16 prefectures.</summary>
    SumOfPrefectures,
}

/// <summary>How an indicator is computed; the set of kinds is closed (domain sections 2 and 3 give each indicator's source).</summary>
public abstract record Formula
{
    private Formula()
    {
    }

    /// <summary>numerator / denominator × scale, each side aggregated before the division.</summary>
    public sealed record Ratio(Operand Numerator, Operand Denominator, decimal Scale) : Formula;

    /// <summary>100 × the area's value / the denominator, in per cent.</summary>
    public sealed record Share(string Measure, ShareDenominator Denominator) : Formula;

    /// <summary>The area's value of another indicator less the reference area's.</summary>
    public sealed record Lead(string Indicator, string ReferenceArea) : Formula;

    /// <summary>The reference area's value of a measure less the area's.</summary>
    public sealed record Gap(string Measure, string ReferenceArea) : Formula;

    /// <summary>100 × (value / value a year before − 1), at current prices or in the measure's own unit.</summary>
    public sealed record NominalGrowth(string Measure) : Formula;

    /// <summary>How many areas of a level have a yes/no measure at 1.</summary>
    public sealed record Count(string Measure, AreaLevel Level) : Formula;

    /// <summary>
    /// Mean yearly growth since the base year, in per cent: volumes at base-year prices are level(base) × Π(1 + growth), summed over
    /// the members; the result is 100 × ((V(t) / V(base))^(1 / (t − base)) − 1).
    /// </summary>
    public sealed record AverageGrowth(string Level, string RealGrowth, int BaseYear) : Formula;
}
