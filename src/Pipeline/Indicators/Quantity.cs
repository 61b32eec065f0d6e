using Pipeline.Submissions;

namespace Pipeline.Indicators;

/// <summary>A value on its way to publication, unrounded, or the reason why there is none.</summary>
internal readonly record struct Quantity(decimal? Value, ObservationStatus Status, Origin Origin)
{
    private readonly string? _remark;

    /// <summary>How many of the areas that it is made of have answered.</summary>
    public Coverage Coverage { get; init; }

    /// <summary>What is missing, or why there is no value.</summary>
    public string Remark
    {
        get => _remark ?? "";
        init => _remark = value;
    }

    /// <summary>Whether nobody answered: neither with a value nor with "cannot exist" or "not significant".</summary>
    public bool IsMissing => Status == ObservationStatus.Missing;

    /// <summary>No value, for a reason.</summary>
    public static Quantity None(ObservationStatus status, string remark) => new(null, status, Origin.None) { Remark = remark };

    /// <summary>No value, since no areas lie below that could be looked at.</summary>
    public static Quantity NoAreas(Place place) => place.LacksBoundary
        ? None(ObservationStatus.Missing, Remarks.BoundaryNotSet)
        : None(ObservationStatus.CannotExist, Remarks.NothingToCount);

    /// <summary>No value, since this computation does not apply here; nothing is missing.</summary>
    public static Quantity Inapplicable { get; } = None(ObservationStatus.Missing, "");

    /// <summary>The result of a formula over one operand.</summary>
    public Quantity Computed(decimal? value) => this with { Value = value, Origin = Origin.Computed };

    /// <summary>The result of a formula over this and another operand; the weaker status and the lower coverage hold.</summary>
    public Quantity Computed(in Quantity other, decimal? value) => new(value, Statuses.Weaker(Status, other.Status), Origin.Computed)
    {
        Coverage = Coverage.Lower(Coverage, other.Coverage),
        Remark = Remarks.Join(Remark, other.Remark),
    };

    /// <summary>No value, since this operand or another has none.</summary>
    public Quantity Without(in Quantity other) => new(null, Statuses.Weaker(Status, other.Status), Origin.None)
    {
        Coverage = Coverage.Lower(Coverage, other.Coverage),
        Remark = Remarks.Join(Remark, other.Remark),
    };

    /// <summary>No value, since the formula has none for these operands.</summary>
    public Quantity Undefined(string remark) =>
        this with { Value = null, Status = ObservationStatus.CannotExist, Origin = Origin.None, Remark = remark };

    /// <summary>The same, its remark said of another period than the row's.</summary>
    public Quantity Said(Period of) => Remark.Length == 0 ? this : this with { Remark = Remarks.In(Remark, of) };

    /// <summary>The same, stated to be an estimate.</summary>
    public Quantity Estimated() => this with { Status = Statuses.Weaker(Status, ObservationStatus.Estimated) };
}

/// <summary>How many of the areas that should contribute do.</summary>
internal readonly record struct Coverage(int Present, int Expected)
{
    /// <summary>The share, 0 to 1; null where the value is not made of areas.</summary>
    public decimal? Share => Expected == 0 ? null : (decimal)Present / Expected;

    /// <summary>The lower of two; one that is not made of areas gives way.</summary>
    public static Coverage Lower(Coverage left, Coverage right) =>
        left.Expected == 0 ? right
        : right.Expected == 0 ? left
        : (long)left.Present * right.Expected <= (long)right.Present * left.Expected ? left
        : right;
}
