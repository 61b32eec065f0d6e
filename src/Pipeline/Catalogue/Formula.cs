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
        Volume(var level, var growth, _) => [level, growth],
        _ => throw new NotSupportedException($"An operand of type {GetType()} has no measures."),
    };

    /// <summary>The volumes within.</summary>
    internal IEnumerable<Volume> Volumes => this switch
    {
        Volume volume => [volume],
        MeanOfYear(var stock) => stock.Volumes,
        Difference(var minuend, var subtrahend) => minuend.Volumes.Concat(subtrahend.Volumes),
        _ => [],
    };

    /// <summary>The codes of the measures that are taken as they are, not made into volumes.</summary>
    internal IEnumerable<string> Plain => this switch
    {
        Reported(var measure) => [measure],
        MeanOfYear(var stock) => stock.Plain,
        Difference(var minuend, var subtrahend) => minuend.Plain.Concat(subtrahend.Plain),
        _ => [],
    };

    /// <summary>The notation, such as <c>mean_of_year(population - urban_population)</c>.</summary>
    public sealed override string ToString() => OperandNotation.Write(this);

    /// <summary>The measure of the period itself.</summary>
    public sealed record Reported(string Measure) : Operand;

    /// <summary>The mean of this and last year's end value of a stock; this year's alone, flagged <c>E</c>, where last year's is missing.</summary>
    public sealed record MeanOfYear(Operand Stock) : Operand;

    /// <summary>The first operand less the second.</summary>
    public sealed record Difference(Operand Minuend, Operand Subtrahend) : Operand;

    /// <summary>
    /// A measure at the prices of a base year: level(base) × Π(1 + growth) where the area has a growth series of its own, else the sum over
    /// its parts.
    /// </summary>
    public sealed record Volume(string Level, string Growth, int BaseYear) : Operand;
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

    /// <summary>The codes of the measures and indicators that it takes.</summary>
    public abstract IEnumerable<string> Subjects { get; }

    /// <summary>numerator / denominator × scale, each side aggregated before the division.</summary>
    public sealed record Ratio(Operand Numerator, Operand Denominator, decimal Scale) : Formula
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => Numerator.Measures.Concat(Denominator.Measures);
    }

    /// <summary>100 × the area's value / the denominator, in per cent.</summary>
    public sealed record Share(string Measure, ShareDenominator Denominator) : Formula
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => [Measure];
    }

    /// <summary>The area's value of another indicator less the reference area's.</summary>
    public sealed record Lead(string Indicator, string ReferenceArea) : Formula
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => [Indicator];
    }

    /// <summary>The reference area's value of a measure less the area's.</summary>
    public sealed record Gap(string Measure, string ReferenceArea) : Formula
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => [Measure];
    }

    /// <summary>An indicator less another indicator of the same area and period.</summary>
    public sealed record Difference(string Minuend, string Subtrahend) : Formula
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => [Minuend, Subtrahend];
    }

    /// <summary>100 × (value / value a year before − 1), at current prices or in the measure's own unit.</summary>
    public sealed record NominalGrowth(string Measure) : Formula
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => [Measure];
    }

    /// <summary>100 × (1 − value / value a year before) of an indicator, in per cent: how much it fell.</summary>
    public sealed record Reduction(string Indicator) : Formula
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => [Indicator];
    }

    /// <summary>How many areas of a level have a yes/no measure at 1.</summary>
    public sealed record Count(string Measure, AreaLevel Level) : Formula
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => [Measure];
    }

    /// <summary>The largest less the smallest value of a measure or indicator among the areas of a level.</summary>
    public sealed record Spread(string Subject, AreaLevel Level) : Formula
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => [Subject];
    }

    /// <summary>
    /// 100 × (V(t) / V(t − 1) − 1): an area's own growth figure, else the growth of the sum of its parts' volumes at base-year prices.
    /// </summary>
    public sealed record VolumeGrowth(Operand.Volume Volume) : Formula
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => Volume.Measures;
    }

    /// <summary>Mean yearly growth of the volume since its base year, in per cent: 100 × ((V(t) / V(base))^(1 / (t − base)) − 1).</summary>
    public sealed record AverageGrowth(Operand.Volume Volume) : Formula
    {
        /// <summary>The year that growth is counted from.</summary>
        public int BaseYear => Volume.BaseYear;

        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => Volume.Measures;
    }

    /// <summary>拉动: 100 × the area's ΔV / ΣV(t − 1) over the prefectures, in points.</summary>
    public sealed record ContributionPoints(Operand.Volume Volume) : Formula
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => Volume.Measures;
    }

    /// <summary>贡献率: 100 × the area's ΔV / ΣΔV over the prefectures; none where their growth is below the least, in per cent.</summary>
    public sealed record ContributionRate(Operand.Volume Volume, decimal LeastGrowth) : Formula
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => Volume.Measures;
    }

    /// <summary>The province's published growth less the growth of the sum of its prefectures' volumes, in points.</summary>
    public sealed record ContributionResidue(Operand.Volume Volume) : Formula
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => Volume.Measures;
    }

    /// <summary>The mean of an indicator's yearly values from a first year to this one.</summary>
    public sealed record MeanOfYears(string Indicator, int FirstYear) : Formula
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => [Indicator];
    }

    /// <summary>How unequal a value is across the areas of a scope; <paramref name="Block"/> picks a home block's part of Theil's T, or is empty.</summary>
    public sealed record Dispersion(DispersedValue Of, DispersionStatistic Statistic, DispersionScope Scope, string Block) : Formula
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Subjects => [Of.Value, .. Of.Weight?.Measures ?? [], .. Of.Numerator is { } numerator ? [numerator] : Array.Empty<string>()];
    }
}
