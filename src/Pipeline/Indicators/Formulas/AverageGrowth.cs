using Pipeline.Submissions;

namespace Pipeline.Indicators.Formulas;

/// <summary>Mean yearly growth of the volume since its base year, in per cent.</summary>
internal sealed class AverageGrowth(VolumeSeries series, Timeline timeline) : Computation
{
    public override string Name => series.Name;

    public override IEnumerable<BoundMeasure> Measures => series.Measures;

    public override Bilingual Text => new(
        $"({series.Text.Zh} 自{series.BaseYear}年以来的指数 ^ (1/年数) − 1) × 100；指数 = ∏(1 + {series.GrowthText.Zh}/100)，或各组成部分之和的比",
        $"(index since {series.BaseYear} of {series.Text.En} ^ (1/years) − 1) × 100; index = ∏(1 + {series.GrowthText.En}/100), or the ratio of the sums over the parts");

    public override bool IsLocal => series.IsLocal;

    public override Quantity At(in Point at)
    {
        var period = timeline.Periods[at.Period];
        if (period.Frequency != Frequency.Annual)
        {
            return Quantity.None(ObservationStatus.CannotExist, Remarks.AnnualOnly);
        }

        if (period.Year <= series.BaseYear)
        {
            return Quantity.None(ObservationStatus.CannotExist, Remarks.BaseYear);
        }

        var index = series.Ratio(at, Period.Annual(series.BaseYear));
        return index.Value is not { } ratio ? index
            : ratio < 0 ? index.Undefined(Remarks.ZeroDenominator(Name, at.Place))
            : index.Computed((SignificantDigits.Power(ratio, 1.0 / (period.Year - series.BaseYear)) - 1) * 100);
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at)
    {
        var period = timeline.Periods[at.Period];
        return period.Frequency != Frequency.Annual || period.Year <= series.BaseYear ? [] : series.RatioUses(at, Period.Annual(series.BaseYear));
    }
}
