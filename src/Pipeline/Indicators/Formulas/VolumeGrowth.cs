namespace Pipeline.Indicators.Formulas;

/// <summary>Growth of the volume over the same part of the year before, in per cent.</summary>
internal sealed class VolumeGrowth(VolumeSeries series, Timeline timeline) : Computation
{
    public override string Name => series.Name;

    public override IEnumerable<BoundMeasure> Measures => series.Measures;

    public override Bilingual Text => new(
        $"{series.GrowthText.Zh}；无本地增速的，各组成部分 {series.Text.Zh} 之和 ÷ 上年同期 − 1，× 100",
        $"{series.GrowthText.En}; where the area has none, (sum over the parts of {series.Text.En} ÷ year before − 1) × 100");

    public override bool IsLocal => series.IsLocal;

    public override Quantity At(in Point at)
    {
        var ratio = series.Ratio(at, timeline.PeriodBefore(at.Period));
        return ratio.Value is { } factor ? ratio.Computed((factor - 1) * 100) : ratio;
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at) => series.RatioUses(at, timeline.PeriodBefore(at.Period));
}
