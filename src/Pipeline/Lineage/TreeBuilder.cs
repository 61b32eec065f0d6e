using Pipeline.Indicators;
using Pipeline.Indicators.Formulas;
using Pipeline.Publishing;

namespace Pipeline.Lineage;

/// <summary>Follows a value down to its cells, level by level, as far as the limits allow.</summary>
internal sealed class TreeBuilder(Workings workings, LineageLimits limits)
{
    private const int CoverageDecimals = 4;

    /// <summary>The tree of a computation at a point.</summary>
    public LineageNode Build(Computation computation, in Point at)
    {
        Branch top = new(computation.UsedAt(at, default), 0);
        Queue<Branch> open = new([top]);
        var room = limits.Nodes - 1;
        while (open.TryDequeue(out var branch))
        {
            if (branch.Depth >= limits.Depth)
            {
                continue;
            }

            foreach (var use in branch.Uses.Take(Math.Min(limits.Children, room)))
            {
                Branch child = new(use.Operand.UsedAt(use.At, use.Role), branch.Depth + 1);
                branch.Children.Add(child);
                open.Enqueue(child);
                room--;
            }
        }

        return Node(top, isTop: true);
    }

    private LineageNode Node(Branch branch, bool isTop)
    {
        var (operand, at, role) = branch.Use;
        var quantity = operand.At(at);
        var named = Named(operand);
        return new()
        {
            Role = isTop ? null : role,
            Code = named?.Code,
            Label = named?.Label ?? operand.Text,
            Formula = FormulaOf(operand, branch),
            Area = at.Place.Code,
            AreaName = NameOf(at.Place),
            Period = workings.PeriodOf(at),
            Value = quantity.Value is { } value ? WithoutZeros(value) : null,
            Published = quantity.Value is { } exact && named is not null ? PublishedNumber.Round(exact, named.Decimals) : null,
            Unit = named?.Unit,
            Status = quantity.Status,
            Origin = quantity.Value is null ? Origin.None : quantity.Origin,
            Coverage = quantity.Coverage.Share is { } share ? PublishedNumber.Round(share, CoverageDecimals) : null,
            Remark = quantity.Remark.Length > 0 ? quantity.Remark : null,
            Cell = operand is Reported measure ? workings.CellOf(measure.Measure, at) : null,
            Operands = branch.Uses.Count,
            Children = [.. branch.Children.Select(child => Node(child, isTop: false))],
        };
    }

    private static Naming? Named(Computation operand) =>
        operand is Reported { Measure.Measure: var measure } ? new(measure.Code, measure.Name, measure.Unit.Name, measure.Decimals)
        : operand.Indicator is { } indicator ? new(indicator.Code, indicator.Name, indicator.Unit.Name, indicator.Decimals)
        : null;

    // A part of a formula has its text as its label already.
    private static Bilingual? FormulaOf(Computation operand, Branch branch) => operand switch
    {
        Reported when branch.Uses.Count == 0 => null,
        Reported when branch.Uses.FirstOrDefault(use => use.Role == Roles.Weight) is { Operand: { } weight } => new(
            $"Σ(组成部分 × 权重) ÷ Σ权重，权重 = {weight.Called.Zh}", $"Σ(part × weight) ÷ Σ weight, weight = {weight.Called.En}"),
        Reported => new("各组成部分之和", "sum of the parts"),
        { Indicator: not null } => operand.Text,
        _ => null,
    };

    private Bilingual NameOf(Place place) => workings.Catalogue.FindArea(place.Code)?.Name
        ?? workings.Catalogue.FindGroup(place.Code)?.Name
        ?? new(place.Code, place.Code);

    // 8.00 and 8 are one number; dividing by one with 28 zeros drops those that say nothing.
    private static decimal WithoutZeros(decimal value) => value / 1.0000000000000000000000000000m;

    private sealed record Naming(string Code, Bilingual Label, Bilingual Unit, int Decimals);

    private sealed class Branch(OperandUse use, int depth)
    {
        public OperandUse Use => use;

        public int Depth => depth;

        public IReadOnlyList<OperandUse> Uses { get; } = use.Operand.Operands(use.At);

        public List<Branch> Children { get; } = [];
    }
}
