using Pipeline.Submissions;

namespace Pipeline.Indicators.Formulas;

/// <summary>The mean of an indicator's yearly values from a first year to this one; none where a year is missing.</summary>
internal sealed class MeanOfYears(Computation indicator, int firstYear, Timeline timeline) : Computation
{
    public override string Name => indicator.Name;

    public override IEnumerable<BoundMeasure> Measures => indicator.Measures;

    public override Bilingual Text => new($"{firstYear}年以来各年 {indicator.Called.Zh} 的平均", $"mean over the years since {firstYear} of {indicator.Called.En}");

    public override bool IsLocal => indicator.IsLocal;

    public override Quantity At(in Point at)
    {
        var last = timeline.Periods[at.Period];
        if (last.Frequency != Frequency.Annual)
        {
            return Quantity.None(ObservationStatus.CannotExist, Remarks.AnnualOnly);
        }

        if (last.Year < firstYear)
        {
            return Quantity.None(ObservationStatus.CannotExist, Remarks.BaseYear);
        }

        var sum = indicator.At(at);
        for (var year = firstYear; year < last.Year; year++)
        {
            var value = timeline.Find(year) is var period && period == Timeline.Absent
                ? Quantity.None(ObservationStatus.Missing, Remarks.Missing(indicator.Name, at.Place)).Said(Period.Annual(year))
                : indicator.At(at.In(period)).Said(Period.Annual(year));
            sum = sum.Value is null || value.Value is null ? sum.Without(value) : sum.Computed(value, sum.Value + value.Value);
        }

        return sum.Value is { } total ? sum.Computed(total / (last.Year - firstYear + 1)) : sum;
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at)
    {
        var last = timeline.Periods[at.Period];
        List<OperandUse> uses = [];
        for (var year = firstYear; last.Frequency == Frequency.Annual && year <= last.Year; year++)
        {
            if (timeline.Find(year) is var period && period != Timeline.Absent)
            {
                uses.Add(new(indicator, at.In(period), Roles.Year));
            }
        }

        return uses;
    }
}
