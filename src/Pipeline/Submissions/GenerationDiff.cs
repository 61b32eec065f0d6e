namespace Pipeline.Submissions;

/// <summary>What happened to a value between two generations.</summary>
public enum ChangeKind
{
    /// <summary>Only the newer generation has it.</summary>
    Added,

    /// <summary>Both have it, with another value or status.</summary>
    Changed,

    /// <summary>Only the older generation has it.</summary>
    Removed,
}

/// <summary>A value as a generation has it.</summary>
/// <param name="Value">The value; null exactly when the status is M, N or O.</param>
/// <param name="Status">The state of the value.</param>
public sealed record ReportedValue(decimal? Value, ObservationStatus Status);

/// <summary>One value that differs between two generations.</summary>
/// <param name="Area">The area's code.</param>
/// <param name="Measure">The measure's code.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Before">The older value; null where it was added.</param>
/// <param name="After">The newer value; null where it was removed.</param>
public sealed record ValueChange(string Area, string Measure, ChangeKind Kind, ReportedValue? Before, ReportedValue? After);

/// <summary>How a generation differs from the one it replaces, value by value.</summary>
public sealed record GenerationDiff
{
    /// <summary>How many entries a diff keeps; its counts always cover all.</summary>
    public const int Shown = 200;

    /// <summary>How many values only the newer generation has.</summary>
    public required int Added { get; init; }

    /// <summary>How many values differ.</summary>
    public required int Changed { get; init; }

    /// <summary>How many values only the older generation has.</summary>
    public required int Removed { get; init; }

    /// <summary>The first <see cref="Shown"/> differences, ordered by area then measure.</summary>
    public required IReadOnlyList<ValueChange> Entries { get; init; }

    /// <summary>Compares two generations; a missing value (status O) counts as not there.</summary>
    public static GenerationDiff Between(IEnumerable<Observation> before, IEnumerable<Observation> after)
    {
        var older = ByCell(before);
        var newer = ByCell(after);
        var changes = older.Keys.Union(newer.Keys)
            .OrderBy(k => k.Area, StringComparer.Ordinal).ThenBy(k => k.Measure, StringComparer.Ordinal)
            .Select(k => Change(k, older.GetValueOrDefault(k), newer.GetValueOrDefault(k)))
            .OfType<ValueChange>()
            .ToList();
        return new()
        {
            Added = changes.Count(c => c.Kind == ChangeKind.Added),
            Changed = changes.Count(c => c.Kind == ChangeKind.Changed),
            Removed = changes.Count(c => c.Kind == ChangeKind.Removed),
            Entries = [.. changes.Take(Shown)],
        };
    }

    private static Dictionary<(string Area, string Measure), ReportedValue> ByCell(IEnumerable<Observation> observations) => observations
        .Where(o => o.Status != ObservationStatus.Missing)
        .ToDictionary(o => (o.Area, o.Measure), o => new ReportedValue(o.Value, o.Status));

    private static ValueChange? Change((string Area, string Measure) key, ReportedValue? before, ReportedValue? after) => (before, after) switch
    {
        (null, not null) => new(key.Area, key.Measure, ChangeKind.Added, before, after),
        (not null, null) => new(key.Area, key.Measure, ChangeKind.Removed, before, after),
        _ => before == after ? null : new(key.Area, key.Measure, ChangeKind.Changed, before, after),
    };
}
