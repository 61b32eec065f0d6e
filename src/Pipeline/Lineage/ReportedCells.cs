using Pipeline.Corrections;
using Pipeline.Indicators;
using Pipeline.Submissions;

namespace Pipeline.Lineage;

/// <summary>Finds the observation that a value comes from, with the corrections that were laid over it.</summary>
internal sealed class ReportedCells(Territory territory, IReadOnlyList<Generation> generations, CorrectedGenerations corrected)
{
    private readonly Dictionary<(string, Period), Generation> _generations =
        generations.ToDictionary(generation => (generation.Reporter, generation.Period));

    private readonly ILookup<(string, Period, string, string), Correction> _corrections =
        corrected.Applied.ToLookup(correction => (correction.Reporter, correction.Period, correction.Area, correction.Measure));

    // Most questions touch few submissions: only those are indexed.
    private readonly Dictionary<(string, Period), Dictionary<(int, string), Observation>> _observations = [];

    /// <summary>The cell of a reporter's workbook; one without an event id where no submission is in force.</summary>
    public LineageCell Find(string reporter, Period period, Place place, string measure)
    {
        var generation = _generations.GetValueOrDefault((reporter, period));
        var observation = generation is null ? null : ObservationsOf(generation).GetValueOrDefault((place.Ordinal, measure));
        var area = observation?.Area ?? place.Code;
        return new()
        {
            Reporter = reporter,
            Period = period,
            Area = area,
            Measure = measure,
            EventId = generation?.EventId,
            Submitted = observation?.Value,
            SubmittedStatus = observation?.Status ?? ObservationStatus.Missing,
            Corrections = [.. _corrections[(reporter, period, area, measure)]],
        };
    }

    private Dictionary<(int, string), Observation> ObservationsOf(Generation generation)
    {
        if (!_observations.TryGetValue((generation.Reporter, generation.Period), out var index))
        {
            _observations[(generation.Reporter, generation.Period)] = index = [];
            foreach (var observation in generation.Observations)
            {
                if (territory.Find(observation.Area) is { } place)
                {
                    index[(place.Ordinal, observation.Measure)] = observation;
                }
            }
        }

        return index;
    }
}
