namespace Pipeline.Indicators;

/// <summary>An operand or formula, bound to the catalogue and the data: it can be evaluated anywhere.</summary>
internal abstract class Computation
{
    /// <summary>How remarks call it.</summary>
    public abstract string Name { get; }

    /// <summary>The measures of the period itself that it takes; it is worth a row where one of them was reported.</summary>
    public abstract IEnumerable<BoundMeasure> Measures { get; }

    /// <summary>The formula as people write it, in the names of the measures.</summary>
    public abstract Bilingual Text { get; }

    /// <summary>The value, unrounded.</summary>
    public abstract Quantity At(in Point at);

    /// <summary>This as an operand at a point: a computation for one fixed place is that place's.</summary>
    public virtual OperandUse UsedAt(in Point at, Bilingual role) => new(this, at, role);

    /// <summary>What the value at a point is made of, in order: lineage follows it down to the cells. None where nothing lies below.</summary>
    public abstract IReadOnlyList<OperandUse> Operands(in Point at);
}
