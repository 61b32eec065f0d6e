namespace Pipeline.Indicators;

/// <summary>Which of the existing values of a quantity is meant.</summary>
internal enum Route
{
    /// <summary>Published by the province, else the area's own report, else aggregated from below.</summary>
    Precedence,

    /// <summary>From county and prefecture rows alone; nothing of the province's workbook.</summary>
    FromBelow,

    /// <summary>What the area's own row says.</summary>
    OwnRow,
}

/// <summary>Where a quantity is evaluated: on a route, for a place and a period.</summary>
internal readonly record struct Point(Route Route, Place Place, int Period)
{
    /// <summary>The same for another place.</summary>
    public Point For(Place place) => new(Route, place, Period);

    /// <summary>The same in another period.</summary>
    public Point In(int period) => new(Route, Place, period);
}
