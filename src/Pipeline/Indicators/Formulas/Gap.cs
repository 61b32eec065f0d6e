namespace Pipeline.Indicators.Formulas;

/// <summary>The reference area's value of a measure less the area's.</summary>
internal sealed class Gap(Computation measure, Place reference) : Computation
{
    public override string Name => measure.Name;

    public override IEnumerable<BoundMeasure> Measures => measure.Measures;

    public override Bilingual Text => new($"{measure.Text.Zh}（{reference.Code}）− {measure.Text.Zh}", $"{measure.Text.En} ({reference.Code}) − {measure.Text.En}");

    public override Quantity At(in Point at)
    {
        var here = measure.At(at);
        var there = measure.At(at.For(reference));
        return here.Value is null || there.Value is null ? here.Without(there) : here.Computed(there, there.Value - here.Value);
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at) =>
        [new(measure, at, Roles.Here), new(measure, at.For(reference), Roles.Reference)];
}
