using Pipeline.Submissions;

namespace Pipeline.Corrections;

/// <summary>Lays corrections over generations: a pure function, between what was submitted and the engine.</summary>
public static class CorrectionOverlay
{
    /// <summary>The generations with every correction in them that still finds the figure it corrects; a later one may correct an earlier one.</summary>
    public static CorrectedGenerations Apply(IReadOnlyList<Generation> generations, IReadOnlyList<CorrectionEntry> entries)
    {
        if (entries.Count == 0)
        {
            return new(generations, CorrectionReport.None, []);
        }

        var ordered = entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Id, StringComparer.Ordinal).ToList();
        var withdrawn = ordered.OfType<CorrectionWithdrawal>().Select(entry => entry.Withdraws).ToHashSet(StringComparer.Ordinal);
        var figures = new Dictionary<(string, Period), FiguresOfGeneration>();
        var positions = generations.Select((generation, position) => (generation, position))
            .ToDictionary(item => (item.generation.Reporter, item.generation.Period), item => item.position);
        List<CorrectionOutcome> outcomes = [];
        List<Correction> applied = [];
        foreach (var correction in ordered.OfType<Correction>())
        {
            if (withdrawn.Contains(correction.Id))
            {
                outcomes.Add(new(correction.Id, CorrectionState.Withdrawn));
                continue;
            }

            var key = (correction.Reporter, correction.Period);
            if (!figures.TryGetValue(key, out var of) && positions.TryGetValue(key, out var position))
            {
                figures[key] = of = new(generations[position]);
            }

            var standing = of?.Find(correction);
            if (of is null || standing?.Value != correction.Old)
            {
                outcomes.Add(new(correction.Id, CorrectionState.Stale, standing?.Value));
                continue;
            }

            of.Replace(correction, standing);
            outcomes.Add(new(correction.Id, CorrectionState.Applied));
            applied.Add(correction);
        }

        return new(
            [.. generations.Select(generation =>
                figures.GetValueOrDefault((generation.Reporter, generation.Period))?.Corrected ?? generation)],
            new(CorrectionJson.Hash(ordered), ordered, outcomes),
            applied);
    }

    /// <summary>The observations of one generation while corrections are laid over them.</summary>
    private sealed class FiguresOfGeneration(Generation generation)
    {
        private readonly Dictionary<(string Area, string Measure), Observation> _observations =
            generation.Observations.ToDictionary(observation => (observation.Area, observation.Measure));

        private bool _changed;

        /// <summary>The generation with the corrections in it; the very same where none took effect.</summary>
        public Generation Corrected => !_changed ? generation : generation with
        {
            Observations =
            [
                .. _observations.Values.OrderBy(o => o.Area, StringComparer.Ordinal).ThenBy(o => o.Measure, StringComparer.Ordinal),
            ],
        };

        public Observation? Find(Correction correction) => _observations.GetValueOrDefault((correction.Area, correction.Measure));

        public void Replace(Correction correction, Observation? standing)
        {
            var kept = standing?.Value is null ? ObservationStatus.Normal : standing.Status;
            _observations[(correction.Area, correction.Measure)] =
                (standing ?? new(correction.Area, correction.Period, correction.Measure, null, ObservationStatus.Missing)) with
                {
                    Value = correction.New,
                    Status = correction.Status ?? (correction.New is null ? ObservationStatus.Missing : kept),
                };
            _changed = true;
        }
    }
}
