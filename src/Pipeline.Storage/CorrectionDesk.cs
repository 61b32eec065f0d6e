using Pipeline.Catalogue;
using Pipeline.Corrections;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>A correction, what becomes of it by what is in force now, and who took it back.</summary>
/// <param name="Correction">The correction.</param>
/// <param name="Outcome">What becomes of it in the next snapshot.</param>
/// <param name="Withdrawal">The entry that takes it back; null where none does.</param>
public sealed record StandingCorrection(Correction Correction, CorrectionOutcome Outcome, CorrectionWithdrawal? Withdrawal);

/// <summary>Takes corrections in and says what becomes of them: the act of an operator or reviewer, who has the storage connection.</summary>
public sealed class CorrectionDesk(StatisticalCatalogue catalogue, PipelineStorage storage)
{
    private readonly CorrectionStore _store = new(storage);
    private readonly CurrentGenerations _current = new(storage);
    private readonly ObservationStore _observations = new(storage);

    /// <summary>Adds a correction or withdrawal unless something is wrong with it, and then says what.</summary>
    public async Task<Bilingual?> AddAsync(CorrectionEntry entry, CancellationToken cancellation = default)
    {
        var entries = await _store.ListAsync(cancellation);
        var fault = entry switch
        {
            Correction correction => CorrectionCheck.Fault(
                catalogue, correction, await InForceAsync(correction.Reporter, correction.Period, cancellation), entries),
            CorrectionWithdrawal withdrawal => CorrectionCheck.Fault(withdrawal, entries),
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, "Unknown kind of entry."),
        };
        if (fault is null)
        {
            await _store.AddAsync(entry, cancellation);
        }

        return fault;
    }

    /// <summary>All corrections in the order in which they apply.</summary>
    public async Task<IReadOnlyList<StandingCorrection>> ListAsync(CancellationToken cancellation = default)
    {
        var entries = await _store.ListAsync(cancellation);
        List<Generation> generations = [];
        foreach (var (reporter, period) in entries.OfType<Correction>().Select(entry => (entry.Reporter, entry.Period)).Distinct())
        {
            if (await InForceAsync(reporter, period, cancellation) is { } generation)
            {
                generations.Add(generation);
            }
        }

        var report = CorrectionOverlay.Apply(generations, entries).Report;
        var outcomes = report.Outcomes.ToDictionary(outcome => outcome.Id, StringComparer.Ordinal);
        var withdrawals = entries.OfType<CorrectionWithdrawal>().ToLookup(entry => entry.Withdraws, StringComparer.Ordinal);
        return [.. report.Entries.OfType<Correction>().Select(entry => new StandingCorrection(entry, outcomes[entry.Id], withdrawals[entry.Id].FirstOrDefault()))];
    }

    private async Task<Generation?> InForceAsync(string reporter, Period period, CancellationToken cancellation) =>
        await _current.FindAsync(reporter, period, cancellation) is { Withdrawn: false } row ? await _observations.ReadWholeAsync(row, cancellation) : null;
}
