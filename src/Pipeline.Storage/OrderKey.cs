namespace Pipeline.Storage;

/// <summary>When an upload takes its place among others of its period: recorded once, the same in every replay.</summary>
/// <param name="LastModified">The blob's date, whole seconds.</param>
/// <param name="EventId">The upload; orders what the seconds do not, with the versions of one file side by side.</param>
public readonly record struct OrderKey(DateTimeOffset LastModified, string EventId) : IComparable<OrderKey>
{
    /// <summary>Earlier dates first, then event ids, ordinal.</summary>
    public int CompareTo(OrderKey other) => LastModified.CompareTo(other.LastModified) is not 0 and var order
        ? order
        : string.CompareOrdinal(EventId, other.EventId);

    /// <summary>Whether the left upload comes before the right one.</summary>
    public static bool operator <(OrderKey left, OrderKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left upload comes after the right one.</summary>
    public static bool operator >(OrderKey left, OrderKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left upload comes before the right one or is it.</summary>
    public static bool operator <=(OrderKey left, OrderKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left upload comes after the right one or is it.</summary>
    public static bool operator >=(OrderKey left, OrderKey right) => left.CompareTo(right) >= 0;
}
