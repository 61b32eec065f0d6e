namespace Pipeline.Indicators.Formulas;

/// <summary>The sum of a measure over the prefectures, whatever the province itself says.</summary>
internal sealed class SumOfPrefectures(Reported measure, Place province, Aggregator aggregator) : Computation
{
    public override string Name => measure.Name;

    public override IEnumerable<BoundMeasure> Measures => measure.Measures;

    public override Bilingual Text => new($"各州市{measure.Called.Zh}之和", $"sum of {measure.Called.En} over the prefectures");

    public override Quantity At(in Point at) => aggregator.Sum(measure.Measure, at.For(province), province.Parts);

    public override OperandUse UsedAt(in Point at, Bilingual role) => new(this, at.For(province), role);

    public override IReadOnlyList<OperandUse> Operands(in Point at)
    {
        var here = at;
        return [.. province.Parts.Select(part => new OperandUse(measure, here.For(part), Roles.Part))];
    }
}
