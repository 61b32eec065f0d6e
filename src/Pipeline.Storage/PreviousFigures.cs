namespace Pipeline.Storage;

/// <summary>What a reporter has in force of the same period a year earlier, as templates show it.</summary>
public sealed class PreviousFigures(CurrentGenerations current, ObservationStore observations)
{
    /// <summary>The figures by area and measure code; empty where nothing is in force.</summary>
    public async Task<IReadOnlyDictionary<(string Area, string Measure), decimal>> FindAsync(
        string reporter, Period period, CancellationToken cancellation = default)
    {
        var generation = await current.InForceAsync(reporter, period.YearBefore, cancellation);
        return generation.Length == 0
            ? new Dictionary<(string, string), decimal>()
            : (await observations.ReadAsync(reporter, period.YearBefore, generation, cancellation)).Observations
                .Where(o => o.Value is not null)
                .ToDictionary(o => (o.Area, o.Measure), o => o.Value!.Value);
    }
}
