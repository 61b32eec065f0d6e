using Pipeline.Catalogue;
using Pipeline.Indicators.Disparity;

namespace Pipeline.Indicators.Formulas;

/// <summary>One statistic of how unequal a value is across areas; none unless every area has answered.</summary>
internal sealed class Dispersion(DispersionSamples samples, Formula.Dispersion formula) : Computation
{
    public override string Name => samples.Name;

    public override IEnumerable<BoundMeasure> Measures => samples.Measures;

    public override Quantity At(in Point at)
    {
        if (at.Period == Timeline.Absent)
        {
            return Quantity.Inapplicable;
        }

        var sample = samples.At(at);
        return sample.Inequality is { } inequality ? sample.Basis with { Value = Of(inequality) } : sample.Basis;
    }

    public override Bilingual Text => new($"{Notation}，{samples.Text.Zh}", $"{Notation}, {samples.Text.En}");

    public override IReadOnlyList<OperandUse> Operands(in Point at) => samples.Operands(at);

    /// <summary>How many areas it is taken over.</summary>
    public int SizeAt(in Point at) => samples.At(at).Size;

    private string Notation => formula.Statistic switch
    {
        DispersionStatistic.CoefficientOfVariation or DispersionStatistic.Williamson => "√Σp(y/ȳ − 1)²",
        DispersionStatistic.Gini or DispersionStatistic.WeightedGini => "ΣΣpᵢpⱼ|yᵢ − yⱼ| ÷ 2ȳ",
        DispersionStatistic.GiniOecd => "ΣΣpᵢpⱼ|yᵢ − yⱼ| ÷ 2ȳ × n ÷ (n − 1)",
        DispersionStatistic.LogDeviation => "σ(ln y)",
        DispersionStatistic.MaxMin => "max y ÷ min y",
        DispersionStatistic.Theil => "Σp(y/ȳ)ln(y/ȳ)",
        DispersionStatistic.TheilWithin => formula.Block.Length > 0 ? $"s_g T_g, g = {formula.Block}" : "Σs_g T_g",
        DispersionStatistic.TheilBetween => formula.Block.Length > 0 ? $"s_g ln(ȳ_g/ȳ), g = {formula.Block}" : "Σs_g ln(ȳ_g/ȳ)",
        _ => throw new NotSupportedException($"Statistic '{formula.Statistic}' has no notation."),
    };

    private decimal Of(Inequality inequality) => formula.Statistic switch
    {
        DispersionStatistic.CoefficientOfVariation or DispersionStatistic.Williamson => inequality.Variation(),
        DispersionStatistic.Gini or DispersionStatistic.WeightedGini => inequality.Gini(),
        DispersionStatistic.GiniOecd => inequality.GiniOecd(),
        DispersionStatistic.LogDeviation => inequality.LogDeviation(),
        DispersionStatistic.MaxMin => inequality.MaxMin(),
        DispersionStatistic.Theil => inequality.Theil().Total,
        DispersionStatistic.TheilWithin => inequality.Theil().Within(formula.Block),
        DispersionStatistic.TheilBetween => inequality.Theil().Between(formula.Block),
        _ => throw new NotSupportedException($"Statistic '{formula.Statistic}' has no computation."),
    };
}
