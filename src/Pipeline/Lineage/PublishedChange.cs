namespace Pipeline.Lineage;

/// <summary>What happened to a published value between two snapshots.</summary>
public enum PublishedChangeKind
{
    /// <summary>Only the later one has a value.</summary>
    Added,

    /// <summary>Both have a value, another or in another state; or both have none, for another reason.</summary>
    Revised,

    /// <summary>Only the earlier one has a value.</summary>
    Withdrawn,
}

/// <summary>A published value that differs between two snapshots.</summary>
/// <param name="Dataset">The dataset: <c>indicators</c> or <c>observations</c>.</param>
/// <param name="Address">Which value.</param>
/// <param name="Before">The row of the earlier snapshot; null where it has none.</param>
/// <param name="After">The row of the later one; null where it has none.</param>
/// <param name="Reasons">Why.</param>
public sealed record PublishedChange(string Dataset, ValueAddress Address, PublishedRow? Before, PublishedRow? After, ChangeReasons Reasons)
{
    /// <summary>What happened.</summary>
    public PublishedChangeKind Kind => (Before?.Value, After?.Value) switch
    {
        (null, not null) => PublishedChangeKind.Added,
        (not null, null) => PublishedChangeKind.Withdrawn,
        _ => PublishedChangeKind.Revised,
    };

    /// <summary>The differences between two files of a dataset, both in their published order; reasons are left to be found.</summary>
    public static IEnumerable<PublishedChange> Between(string dataset, IEnumerable<PublishedRow> before, IEnumerable<PublishedRow> after)
    {
        using var older = before.GetEnumerator();
        using var newer = after.GetEnumerator();
        var (hasOlder, hasNewer) = (older.MoveNext(), newer.MoveNext());
        while (hasOlder || hasNewer)
        {
            var order = !hasOlder ? 1 : !hasNewer ? -1 : Compare(older.Current, newer.Current);
            var (then, now) = (order <= 0 ? older.Current : null, order >= 0 ? newer.Current : null);
            if (IsDifferent(then, now))
            {
                yield return new(dataset, (now ?? then!).Address, then, now, ChangeReasons.None);
            }

            hasOlder = order > 0 ? hasOlder : older.MoveNext();
            hasNewer = order < 0 ? hasNewer : newer.MoveNext();
        }
    }

    // A row without a value that comes or goes says nothing new.
    private static bool IsDifferent(PublishedRow? before, PublishedRow? after) =>
        before?.Value != after?.Value || (before is not null && after is not null && before.Status != after.Status);

    private static int Compare(PublishedRow left, PublishedRow right)
    {
        var bySubject = string.CompareOrdinal(left.Subject, right.Subject);
        var byArea = bySubject != 0 ? bySubject : string.CompareOrdinal(left.Area, right.Area);
        return byArea != 0 ? byArea : left.Period.CompareTo(right.Period);
    }
}
