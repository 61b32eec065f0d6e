using System.Globalization;

namespace Pipeline.Indicators.Formulas;

/// <summary>numerator × scale / denominator, each side aggregated before the division.</summary>
internal sealed class Ratio(Computation numerator, Computation denominator, decimal scale) : Computation
{
    public override string Name => $"{numerator.Name}/{denominator.Name}";

    public override IEnumerable<BoundMeasure> Measures => numerator.Measures.Concat(denominator.Measures);

    public override Bilingual Text => new(Written(numerator.Called.Zh, denominator.Called.Zh), Written(numerator.Called.En, denominator.Called.En));

    public override bool IsLocal => numerator.IsLocal && denominator.IsLocal;

    public override Quantity At(in Point at)
    {
        var above = numerator.At(at);
        var below = denominator.At(at);
        return above.Value is not { } dividend || below.Value is not { } divisor ? above.Without(below)
            : divisor == 0 ? above.Without(below).Undefined(Remarks.ZeroDenominator(denominator.Name, at.Place))
            : above.Computed(below, dividend * scale / divisor);
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at) =>
        [numerator.UsedAt(at, Roles.Numerator), denominator.UsedAt(at, Roles.Denominator)];

    private string Written(string above, string below) => scale == 1
        ? $"{InParentheses(above)} ÷ {InParentheses(below)}"
        : string.Create(CultureInfo.InvariantCulture, $"{InParentheses(above)} ÷ {InParentheses(below)} × {scale}");
}
