namespace Pipeline.Indicators.Formulas;

/// <summary>The same computation for one place, wherever it is asked for.</summary>
internal sealed class AtPlace(Computation inner, Place place) : Computation
{
    public override string Name => inner.Name;

    public override IEnumerable<BoundMeasure> Measures => inner.Measures;

    public override Quantity At(in Point at) => inner.At(at.For(place));
}
