namespace Pipeline.Submissions;

/// <summary>The immutable observations of one accepted submission.</summary>
/// <param name="Reporter">The reporter's code.</param>
/// <param name="Period">The period.</param>
/// <param name="EventId">The upload it came from, which it is called after; with a suffix where a replay made it.</param>
/// <param name="Observations">All values, ordered by area then measure, ordinal.</param>
public sealed record Generation(string Reporter, Period Period, string EventId, IReadOnlyList<Observation> Observations);
