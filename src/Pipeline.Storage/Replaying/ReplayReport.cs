using Pipeline.Submissions;

namespace Pipeline.Storage.Replaying;

/// <summary>Which submissions are done again; all where nothing is named.</summary>
public sealed record ReplayScope
{
    /// <summary>Only this upload.</summary>
    public string? EventId { get; init; }

    /// <summary>Only submissions of this reporter.</summary>
    public string? Reporter { get; init; }

    /// <summary>Only submissions of this period.</summary>
    public Period? Period { get; init; }

    /// <summary>Whether an upload is done again.</summary>
    internal bool Covers(LedgerRow row) =>
        (EventId is null || EventId == row.EventId)
        && (Reporter is null || Reporter == row.Reporter)
        && (Period is null || Period.ToString() == row.Period);
}

/// <summary>What a replay came to, or would come to.</summary>
/// <param name="Submissions">The uploads that were done again, by reporter, period and order.</param>
/// <param name="Periods">The reporters and periods of which something else is in force now.</param>
public sealed record ReplayReport(IReadOnlyList<ReplayedSubmission> Submissions, IReadOnlyList<ReplayedPeriod> Periods);

/// <summary>One upload that was done again.</summary>
public sealed record ReplayedSubmission
{
    /// <summary>The reporter's code.</summary>
    public required string Reporter { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>The upload's event id.</summary>
    public required string EventId { get; init; }

    /// <summary>The path inside the submissions container.</summary>
    public required string BlobPath { get; init; }

    /// <summary>The verdict as it was.</summary>
    public required Verdict? Before { get; init; }

    /// <summary>The verdict now.</summary>
    public required Verdict? After { get; init; }

    /// <summary>Whether anything that the ledger records of it is different now.</summary>
    public required bool Changed { get; init; }

    /// <summary>Whether something of it that had been lost or changed was written again.</summary>
    public bool Mended { get; init; }

    /// <summary>Why it was left as it is; null where it was not.</summary>
    public Bilingual? LeftBecause { get; init; }
}

/// <summary>A reporter and period of which something else is in force now.</summary>
/// <param name="Reporter">The reporter's code.</param>
/// <param name="Period">The period.</param>
/// <param name="Before">The generation that was in force; empty where none was.</param>
/// <param name="After">The generation that is in force now; empty where none is.</param>
/// <param name="Figures">How the figures differ.</param>
public sealed record ReplayedPeriod(string Reporter, Period Period, string Before, string After, GenerationDiff Figures);
