namespace Pipeline.Indicators.Formulas;

/// <summary>
/// The mean of this and last year's end value of a stock; this year's alone, as an estimate, where last year's is missing. For a part of a
/// year it is last year's alone, as an estimate: the end of this year has not come, and stocks are counted at the ends of years.
/// </summary>
internal sealed class MeanOfYear(Computation stock, Timeline timeline) : Computation
{
    public override string Name => stock.Name;

    public override IEnumerable<BoundMeasure> Measures => stock.Measures;

    public override Bilingual Text => new($"{stock.Called.Zh}（本年末与上年末均值）", $"{stock.Called.En} (mean of this and last year-end)");

    public override bool IsLocal => stock.IsLocal;

    public override Quantity At(in Point at)
    {
        if (timeline.IsPartOfYear(at.Period))
        {
            var end = timeline.Periods[at.Period].Year - 1;
            var latest = stock.At(at.In(timeline.YearEndBefore(at.Period))).Said(Period.Annual(end));
            return latest.Value is null ? latest : latest.Computed(latest.Value).Estimated();
        }

        var now = stock.At(at);
        if (now.Value is not { } value)
        {
            return now;
        }

        var last = stock.At(at.In(timeline.YearEndBefore(at.Period)));
        return last.Value is { } before
            ? now.Computed(last, (value + before) / 2)
            : now.Computed(value).Estimated();
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at) =>
        [new(stock, at, Roles.YearEnd), new(stock, at.In(timeline.YearEndBefore(at.Period)), Roles.LastYearEnd)];
}
