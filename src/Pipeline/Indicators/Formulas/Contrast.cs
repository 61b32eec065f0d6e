namespace Pipeline.Indicators.Formulas;

/// <summary>One value less another, such as an area's less the reference area's; none where one of them is missing.</summary>
internal sealed class Contrast(Computation left, Computation right) : Computation
{
    public override string Name => left.Name;

    public override IEnumerable<BoundMeasure> Measures => left.Measures.Concat(right.Measures);

    public override Bilingual Text => new($"{left.Called.Zh} − {right.Called.Zh}", $"{left.Called.En} − {right.Called.En}");

    public override bool IsLocal => left.IsLocal && right.IsLocal;

    public override Quantity At(in Point at)
    {
        var from = left.At(at);
        var less = right.At(at);
        return from.Value is null || less.Value is null ? from.Without(less) : from.Computed(less, from.Value - less.Value);
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at) =>
        [left.UsedAt(at, Roles.Minuend), right.UsedAt(at, Roles.Subtrahend)];
}
