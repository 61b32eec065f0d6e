namespace Pipeline.Indicators.Formulas;

/// <summary>A measure.</summary>
internal sealed class Reported(BoundMeasure measure, MeasureValues values) : Computation
{
    /// <summary>The measure.</summary>
    public BoundMeasure Measure => measure;

    public override string Name => measure.Code;

    public override IEnumerable<BoundMeasure> Measures => [measure];

    public override Bilingual Text => measure.Measure.Name;

    public override bool IsLocal => true;

    public override Quantity At(in Point at) => values.At(measure, at);

    /// <summary>Where the value at a point comes from.</summary>
    public ValueSource Source(in Point at) => values.SourceOf(measure, at);

    public override IReadOnlyList<OperandUse> Operands(in Point at) => values.Operands(this, at);
}
