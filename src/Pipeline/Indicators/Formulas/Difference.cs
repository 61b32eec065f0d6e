namespace Pipeline.Indicators.Formulas;

/// <summary>The first operand less the second; one that cannot exist or is not significant counts as 0 beside one that has a value.</summary>
internal sealed class Difference(Computation minuend, Computation subtrahend) : Computation
{
    public override string Name => $"{minuend.Name}-{subtrahend.Name}";

    public override IEnumerable<BoundMeasure> Measures => minuend.Measures.Concat(subtrahend.Measures);

    public override Bilingual Text => new(
        $"{minuend.Called.Zh} − {InParentheses(subtrahend.Called.Zh)}", $"{minuend.Called.En} − {InParentheses(subtrahend.Called.En)}");

    public override bool IsLocal => minuend.IsLocal && subtrahend.IsLocal;

    public override Quantity At(in Point at)
    {
        var from = minuend.At(at);
        var less = subtrahend.At(at);
        return from.IsMissing || less.IsMissing || (from.Value ?? less.Value) is null ? from.Without(less)
            : from.Value is null ? less.Computed(-less.Value)
            : less.Value is null ? from.Computed(from.Value)
            : from.Computed(less, from.Value - less.Value);
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at) =>
        [new(minuend, at, Roles.Minuend), new(subtrahend, at, Roles.Subtrahend)];
}
