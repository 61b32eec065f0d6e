namespace Pipeline.Indicators;

/// <summary>Where the value of a measure comes from: a cell, parts, or nowhere.</summary>
internal readonly record struct ValueSource
{
    private readonly Place[]? _parts;
    private readonly string? _remark;

    private ValueSource(Origin origin, Place[]? parts, string? remark) => (Origin, _parts, _remark) = (origin, parts, remark);

    /// <summary>The cell of the province's workbook.</summary>
    public static ValueSource Published { get; } = new(Origin.Published, null, null);

    /// <summary>The cell of the area's own reporter.</summary>
    public static ValueSource Own { get; } = new(Origin.Reported, null, null);

    /// <summary>Published, reported, aggregated or none.</summary>
    public Origin Origin { get; }

    /// <summary>The parts; none where it is not aggregated.</summary>
    public Place[] Parts => _parts ?? [];

    /// <summary>Why it comes from nowhere.</summary>
    public string Remark => _remark ?? "";

    /// <summary>Parts.</summary>
    public static ValueSource Aggregated(Place[] parts) => new(Origin.Aggregated, parts, null);

    /// <summary>Nowhere, for a reason.</summary>
    public static ValueSource Nowhere(string remark) => new(Origin.None, null, remark);
}
