namespace Pipeline.Indicators.Formulas;

/// <summary>A measure.</summary>
internal sealed class Reported(BoundMeasure measure, MeasureValues values) : Computation
{
    public override string Name => measure.Code;

    public override IEnumerable<BoundMeasure> Measures => [measure];

    public override Quantity At(in Point at) => values.At(measure, at);
}
