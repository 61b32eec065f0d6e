using Pipeline.Catalogue;

namespace Pipeline.Indicators;

/// <summary>From which share of the required path on a target stands how.</summary>
internal sealed record StandingScale(decimal OnTrackFrom, decimal LaggingFrom)
{
    /// <summary>The cut-offs of a catalogue.</summary>
    public static StandingScale Of(StatisticalCatalogue catalogue) => new(From(catalogue, TargetStatus.OnTrack), From(catalogue, TargetStatus.Lagging));

    /// <summary>The standing of what is not achieved; null where there is no path to take a share of.</summary>
    public TargetStatus Status(decimal? share) =>
        share >= OnTrackFrom ? TargetStatus.OnTrack
        : share >= LaggingFrom ? TargetStatus.Lagging
        : TargetStatus.OffTrack;

    private static decimal From(StatisticalCatalogue catalogue, TargetStatus status) =>
        catalogue.Standings.FirstOrDefault(standing => standing.Status == status)?.FromShare
        ?? throw new InvalidOperationException($"The catalogue does not say from which share on a target is {status}.");
}
