using Pipeline.Catalogue;

namespace Pipeline.Indicators;

/// <summary>An operand or formula, bound to the catalogue and the data: it can be evaluated anywhere.</summary>
internal abstract class Computation
{
    /// <summary>How remarks call it.</summary>
    public abstract string Name { get; }

    /// <summary>The measures of the period itself that it takes; it is worth a row where one of them was reported.</summary>
    public abstract IEnumerable<BoundMeasure> Measures { get; }

    /// <summary>The formula as people write it, in the names of what it uses.</summary>
    public abstract Bilingual Text { get; }

    /// <summary>The indicator that it is the formula of; null where it is a measure or part of a formula.</summary>
    public Indicator? Indicator { get; set; }

    /// <summary>What formulas that use it call it.</summary>
    public Bilingual Called => Indicator?.Name ?? Text;

    /// <summary>A text as an operand: in parentheses where it is itself a sum or difference.</summary>
    protected static string InParentheses(string text) =>
        text.Contains(" − ", StringComparison.Ordinal) || text.Contains(" + ", StringComparison.Ordinal) ? $"({text})" : text;

    /// <summary>Whether it takes values of the place itself alone: where nothing lies below, all routes then lead to one value.</summary>
    public virtual bool IsLocal => false;

    /// <summary>The value, unrounded.</summary>
    public abstract Quantity At(in Point at);

    /// <summary>This as an operand at a point: a computation for one fixed place is that place's.</summary>
    public virtual OperandUse UsedAt(in Point at, Bilingual role) => new(this, at, role);

    /// <summary>What the value at a point is made of, in order: lineage follows it down to the cells. None where nothing lies below.</summary>
    public abstract IReadOnlyList<OperandUse> Operands(in Point at);
}
