namespace Pipeline.Catalogue;

/// <summary>What a dispersion is taken over.</summary>
public enum DispersionScope
{
    /// <summary>The prefectures of the province.</summary>
    Prefectures,

    /// <summary>The counties of the province.</summary>
    Counties,

    /// <summary>The plan's blocks, which overlap: they are compared, never added.</summary>
    Blocks,
}

/// <summary>How unequal values are; p is an area's share of the weights, ȳ the weighted mean, and without weights p = 1/n.</summary>
public enum DispersionStatistic
{
    /// <summary>σ / μ without weights, σ of the population (变异系数).</summary>
    CoefficientOfVariation,

    /// <summary>ΣΣ pᵢ pⱼ |yᵢ − yⱼ| / 2ȳ without weights (基尼系数).</summary>
    Gini,

    /// <summary>The Gini coefficient without weights × n / (n − 1), as the OECD publishes it.</summary>
    GiniOecd,

    /// <summary>The standard deviation of ln y without weights: σ-convergence over time.</summary>
    LogDeviation,

    /// <summary>The largest value over the smallest.</summary>
    MaxMin,

    /// <summary>√Σ pᵢ (yᵢ − ȳ)² / ȳ (威廉森系数).</summary>
    Williamson,

    /// <summary>Theil's T, Σ pᵢ (yᵢ / ȳ) ln(yᵢ / ȳ) (泰尔指数).</summary>
    Theil,

    /// <summary>What inequality within the home blocks contributes to Theil's T: Σ s_g T_g, s_g a block's share of Σ pᵢ yᵢ.</summary>
    TheilWithin,

    /// <summary>What inequality between the home blocks contributes to Theil's T: Σ s_g ln(ȳ_g / ȳ).</summary>
    TheilBetween,

    /// <summary>ΣΣ pᵢ pⱼ |yᵢ − yⱼ| / 2ȳ with weights.</summary>
    WeightedGini,
}

/// <summary>What is known of statistics beforehand.</summary>
public static class DispersionStatistics
{
    /// <summary>Whether areas count by their weight; otherwise all count alike.</summary>
    public static bool IsWeighted(this DispersionStatistic statistic) => statistic is DispersionStatistic.Williamson or DispersionStatistic.Theil
        or DispersionStatistic.TheilWithin or DispersionStatistic.TheilBetween or DispersionStatistic.WeightedGini;
}

/// <summary>A value whose dispersion is published.</summary>
/// <param name="Value">The measure or indicator.</param>
/// <param name="Weight">What an area weighs in the weighted statistics: the value's own denominator; null where it is implied.</param>
/// <param name="Numerator">For a published ratio, the measure that it was divided from: the weight is then numerator / value.</param>
/// <param name="Decimals">The decimals published, at which the parts of Theil's T add up exactly.</param>
public sealed record DispersedValue(string Value, Operand? Weight, string? Numerator, int Decimals)
{
    /// <summary>The weight as files and explanations write it, an implied one as <c>gdp / gdp_per_capita_published</c>.</summary>
    public string WeightNotation => Weight?.ToString() ?? $"{Numerator} / {Value}";
}
