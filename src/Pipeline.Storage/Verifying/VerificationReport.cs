namespace Pipeline.Storage.Verifying;

/// <summary>What a verification looks at; everything where nothing is named.</summary>
public sealed record VerificationScope
{
    /// <summary>Everything.</summary>
    public static VerificationScope Everything { get; } = new();

    /// <summary>Only the submissions of this reporter.</summary>
    public string? Reporter { get; init; }

    /// <summary>Only the submissions of this period.</summary>
    public Period? Period { get; init; }

    /// <summary>Only this snapshot, or this one beside the submissions that are named.</summary>
    public long? Snapshot { get; init; }

    /// <summary>Whether nothing is named.</summary>
    internal bool IsWhole => Reporter is null && Period is null && Snapshot is null;

    /// <summary>Whether submissions are looked at.</summary>
    internal bool Submissions => Snapshot is null || Reporter is not null || Period is not null;

    /// <summary>Whether submissions of a reporter and period are looked at.</summary>
    internal bool Covers(string reporter, string period) =>
        (Reporter is null || Reporter == reporter) && (Period is null || Period.ToString() == period);
}

/// <summary>What a verification found.</summary>
public sealed record VerificationReport
{
    /// <summary>Whether everything is as it must be.</summary>
    public bool Clean => Differences.Count == 0;

    /// <summary>What is not, by kind and place.</summary>
    public required IReadOnlyList<Difference> Differences { get; init; }

    /// <summary>What is being worked on, or waits for the sweep or the next snapshot run: no difference.</summary>
    public required IReadOnlyList<VerificationNote> InProgress { get; init; }

    /// <summary>What could be compared but not computed again, since it belongs to another version of the catalogue.</summary>
    public required IReadOnlyList<VerificationNote> NotRecomputed { get; init; }

    /// <summary>How many things were looked at, by sort.</summary>
    public required IReadOnlyDictionary<string, int> Checked { get; init; }
}
