namespace Pipeline.Indicators.Formulas;

/// <summary>The same computation for one place, wherever it is asked for.</summary>
internal sealed class AtPlace(Computation inner, Place place) : Computation
{
    public override string Name => inner.Name;

    public override IEnumerable<BoundMeasure> Measures => inner.Measures;

    public override Bilingual Text => new($"{inner.Called.Zh}（{place.Code}）", $"{inner.Called.En} ({place.Code})");

    public override Quantity At(in Point at) => inner.At(at.For(place));

    public override OperandUse UsedAt(in Point at, Bilingual role) => inner.UsedAt(at.For(place), role);

    public override IReadOnlyList<OperandUse> Operands(in Point at) => inner.Operands(at.For(place));
}
