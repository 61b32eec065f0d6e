namespace Pipeline.Indicators.Formulas;

/// <summary>100 × (value / value of the same part of the year before − 1); none from a start at zero or below.</summary>
internal sealed class NominalGrowth(Computation measure, Timeline timeline) : Computation
{
    public override string Name => measure.Name;

    public override IEnumerable<BoundMeasure> Measures => measure.Measures;

    public override Bilingual Text => new($"({measure.Called.Zh} ÷ 上年同期 − 1) × 100", $"({measure.Called.En} ÷ year before − 1) × 100");

    public override bool IsLocal => measure.IsLocal;

    public override Quantity At(in Point at)
    {
        var now = measure.At(at);
        var before = timeline.PeriodBefore(at.Period);
        var then = measure.At(at.In(timeline.YearBefore(at.Period))).Said(before);
        return now.Value is not { } value || then.Value is not { } start ? now.Without(then)
            : start <= 0 ? now.Without(then).Undefined(Remarks.In(Remarks.ZeroDenominator(measure.Name, at.Place), before))
            : now.Computed(then, ((value / start) - 1) * 100);
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at) =>
        [new(measure, at, Roles.Now), new(measure, at.In(timeline.YearBefore(at.Period)), Roles.YearBefore)];
}
