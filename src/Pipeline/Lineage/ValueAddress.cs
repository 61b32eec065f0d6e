namespace Pipeline.Lineage;

/// <summary>Which value of a snapshot is meant.</summary>
/// <param name="Subject">The code of the indicator or measure.</param>
/// <param name="Area">The code of the area or group.</param>
/// <param name="Period">The period.</param>
public sealed record ValueAddress(string Subject, string Area, Period Period);

/// <summary>Which of the numbers of a published row is meant.</summary>
public enum PublishedColumn
{
    /// <summary><c>value</c>: by precedence.</summary>
    Value,

    /// <summary><c>value_from_below</c>: from county and prefecture rows alone.</summary>
    ValueFromBelow,

    /// <summary><c>value_own_row</c>: what the area's own row says.</summary>
    ValueOwnRow,
}
