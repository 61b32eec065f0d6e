using Pipeline.Indicators;
using Pipeline.Submissions;

namespace Pipeline.Lineage;

/// <summary>One value in the tree that leads from a published number down to the cells.</summary>
public sealed record LineageNode
{
    /// <summary>What the value above uses it for; null at the top.</summary>
    public Bilingual? Role { get; init; }

    /// <summary>The code of the indicator or measure; null for a part of a formula that has no name of its own.</summary>
    public string? Code { get; init; }

    /// <summary>The name, or the part of the formula.</summary>
    public required Bilingual Label { get; init; }

    /// <summary>How it is computed from the nodes below; null where it comes from a cell.</summary>
    public Bilingual? Formula { get; init; }

    /// <summary>The code of the area or group.</summary>
    public required string Area { get; init; }

    /// <summary>The name of the area or group.</summary>
    public required Bilingual AreaName { get; init; }

    /// <summary>The period; null where nothing was reported for it.</summary>
    public Period? Period { get; init; }

    /// <summary>The value, unrounded; null where there is none.</summary>
    public decimal? Value { get; init; }

    /// <summary>The value as it is published; null where there is none, or where the part of a formula is not published.</summary>
    public decimal? Published { get; init; }

    /// <summary>The unit; null for a part of a formula.</summary>
    public Bilingual? Unit { get; init; }

    /// <summary>The state of the value.</summary>
    public required ObservationStatus Status { get; init; }

    /// <summary>Where the value comes from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>How many of the areas below that should contribute do, 0 to 1; null where it is not made of areas.</summary>
    public decimal? Coverage { get; init; }

    /// <summary>Why there is no value, or what is missing from it, as codes; null where there is nothing to say.</summary>
    public string? Remark { get; init; }

    /// <summary>The cell that it comes from; null where it is computed.</summary>
    public LineageCell? Cell { get; init; }

    /// <summary>How many values it is made of; more than <see cref="Children"/> where the tree was cut.</summary>
    public int Operands { get; init; }

    /// <summary>The values that it is made of.</summary>
    public IReadOnlyList<LineageNode> Children { get; init; } = [];

    /// <summary>This node and all below it.</summary>
    public IEnumerable<LineageNode> All() => Children.SelectMany(child => child.All()).Prepend(this);

    /// <summary>The same tree with every cell replaced.</summary>
    public LineageNode WithCells(Func<LineageCell, LineageCell> replace) => this with
    {
        Cell = Cell is null ? null : replace(Cell),
        Children = [.. Children.Select(child => child.WithCells(replace))],
    };
}
