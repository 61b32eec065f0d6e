namespace Pipeline.Indicators.Formulas;

/// <summary>100 × (1 − value / value of the same part of the year before): how much an indicator fell; none from a start at zero or below.</summary>
internal sealed class Reduction(Computation indicator, Timeline timeline) : Computation
{
    private readonly NominalGrowth _growth = new(indicator, timeline);

    public override string Name => indicator.Name;

    public override IEnumerable<BoundMeasure> Measures => indicator.Measures;

    public override Bilingual Text => new($"(1 − {indicator.Called.Zh} ÷ 上年同期) × 100", $"(1 − {indicator.Called.En} ÷ year before) × 100");

    public override bool IsLocal => indicator.IsLocal;

    public override Quantity At(in Point at)
    {
        var grown = _growth.At(at);
        return grown.Value is { } growth ? grown.Computed(-growth) : grown;
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at) => _growth.Operands(at);
}
