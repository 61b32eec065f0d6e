using Pipeline.Submissions;

namespace Pipeline.Corrections;

/// <summary>What became of a correction.</summary>
public enum CorrectionState
{
    /// <summary>The figure is replaced.</summary>
    Applied,

    /// <summary>The submission no longer has the figure that it corrects: it does nothing, and somebody should look at it.</summary>
    Stale,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}

/// <summary>What became of a correction over the generations of one snapshot.</summary>
/// <param name="Id">The correction's id.</param>
/// <param name="State">What became of it.</param>
/// <param name="Found">For a stale one: the figure that stands there instead; null where there is no value or no submission.</param>
public sealed record CorrectionOutcome(string Id, CorrectionState State, decimal? Found = null);

/// <summary>The corrections that a snapshot was computed with, and what became of each.</summary>
/// <param name="Hash">The SHA-256 of the entries, 64 hexadecimal digits.</param>
/// <param name="Entries">All entries in the order in which they apply: by time, then id.</param>
/// <param name="Outcomes">What became of the corrections among them, in the same order.</param>
public sealed record CorrectionReport(string Hash, IReadOnlyList<CorrectionEntry> Entries, IReadOnlyList<CorrectionOutcome> Outcomes)
{
    /// <summary>Of no corrections at all.</summary>
    public static CorrectionReport None { get; } = new(CorrectionJson.Hash([]), [], []);

    /// <summary>How many corrections are in a state.</summary>
    public int Count(CorrectionState state) => Outcomes.Count(outcome => outcome.State == state);
}

/// <summary>Generations with the corrections in them.</summary>
/// <param name="Generations">The generations; one without a correction is the very same.</param>
/// <param name="Report">What became of the corrections.</param>
/// <param name="Applied">The corrections that took effect, in order.</param>
public sealed record CorrectedGenerations(
    IReadOnlyList<Generation> Generations, CorrectionReport Report, IReadOnlyList<Correction> Applied);
