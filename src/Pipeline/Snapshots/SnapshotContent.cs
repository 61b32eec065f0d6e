using Pipeline.Corrections;
using Pipeline.Indicators;

namespace Pipeline.Snapshots;

/// <summary>Everything that one snapshot says; a pure function of the pinned generations, the catalogue and the corrections.</summary>
/// <param name="CatalogueVersion">The version of the catalogue that it was computed with.</param>
/// <param name="Indicators">All indicator values, ordered by indicator, area and period.</param>
/// <param name="Observations">All measure values as resolved by precedence, ordered by measure, area and period.</param>
/// <param name="Targets">Where each target stands in each year, ordered by target and period.</param>
public sealed record SnapshotContent(
    string CatalogueVersion,
    IReadOnlyList<SnapshotValue> Indicators,
    IReadOnlyList<SnapshotValue> Observations,
    IReadOnlyList<TargetValue> Targets)
{
    /// <summary>How unequal areas are, ordered by indicator and period.</summary>
    public IReadOnlyList<DisparityValue> Disparity { get; init; } = [];

    /// <summary>The classified assessment, ordered by area and year; the total of each comes before its components.</summary>
    public IReadOnlyList<AssessmentValue> Assessment { get; init; } = [];

    /// <summary>The corrections that were laid over the generations, and what became of each.</summary>
    public CorrectionReport Corrections { get; init; } = CorrectionReport.None;
}

/// <summary>The generation that a snapshot used for one reporter and period.</summary>
/// <param name="Reporter">The reporter's code.</param>
/// <param name="Period">The period.</param>
/// <param name="EventId">The upload whose generation was in force.</param>
public sealed record Pin(string Reporter, Period Period, string EventId);
