namespace Pipeline.Indicators.Formulas;

/// <summary>100 × the area's value / the whole's.</summary>
internal sealed class Share(Computation part, Computation whole) : Computation
{
    public override string Name => $"{part.Name}/whole";

    public override IEnumerable<BoundMeasure> Measures => part.Measures;

    public override Bilingual Text => new($"{part.Text.Zh} ÷ {whole.Text.Zh} × 100", $"{part.Text.En} ÷ {whole.Text.En} × 100");

    public override Quantity At(in Point at)
    {
        var above = part.At(at);
        var below = whole.At(at);
        return above.Value is not { } dividend || below.Value is not { } divisor ? above.Without(below)
            : divisor == 0 ? above.Without(below).Undefined(Remarks.ZeroDenominator(whole.Name, at.Place))
            : above.Computed(below, dividend * 100 / divisor);
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at) =>
        [new(part, at, Roles.Numerator), new(whole, at, Roles.Denominator)];
}
