namespace Pipeline.Indicators.Formulas;

/// <summary>The sum of a measure over the prefectures, whatever the province itself says.</summary>
internal sealed class SumOfPrefectures(BoundMeasure measure, Place province, Aggregator aggregator) : Computation
{
    public override string Name => measure.Code;

    public override IEnumerable<BoundMeasure> Measures => [measure];

    public override Quantity At(in Point at) => aggregator.Sum(measure, at.For(province), province.Parts);
}
