namespace Pipeline.Indicators.Formulas;

/// <summary>The area's value of another indicator less the reference area's.</summary>
internal sealed class Lead(Computation indicator, Place reference) : Computation
{
    public override string Name => indicator.Name;

    public override IEnumerable<BoundMeasure> Measures => indicator.Measures;

    public override Bilingual Text => new($"{indicator.Text.Zh} − 同（{reference.Code}）", $"{indicator.Text.En} − the same ({reference.Code})");

    public override Quantity At(in Point at)
    {
        var here = indicator.At(at);
        var there = indicator.At(at.For(reference));
        return here.Value is null || there.Value is null ? here.Without(there) : here.Computed(there, here.Value - there.Value);
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at) =>
        [new(indicator, at, Roles.Here), new(indicator, at.For(reference), Roles.Reference)];
}
