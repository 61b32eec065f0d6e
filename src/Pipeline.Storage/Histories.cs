using System.Collections.Concurrent;
using Pipeline.Catalogue;
using Pipeline.Lineage;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>What the kept snapshots said of a value one after another, and what differs between two of them; always with the reasons.</summary>
public sealed class Histories(PipelineStorage storage, SnapshotBases bases)
{
    private const int ParallelReads = 8;
    private const string Indicators = "indicators";
    private const string Observations = "observations";

    private readonly SnapshotReader _reader = new(storage);
    private readonly SnapshotRows _rows = new(new SnapshotReader(storage));
    private readonly NormalisedStore _documents = new(storage);

    /// <summary>The dataset that has the values of an indicator or measure.</summary>
    internal static string DatasetOf(StatisticalCatalogue catalogue, string subject) =>
        catalogue.FindIndicator(subject) is null ? Observations : Indicators;

    /// <summary>The vintages of a subject and area, by period and then age.</summary>
    /// <param name="catalogue">The catalogue that knows the subject.</param>
    /// <param name="subject">The code of the indicator or measure.</param>
    /// <param name="area">The code of the area or group.</param>
    /// <param name="period">The period; null for all.</param>
    /// <param name="isSeen">Which snapshots the reader may see; the others are as if they were not.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<Vintage>> OfAsync(
        StatisticalCatalogue catalogue, string subject, string area, Period? period, Func<SnapshotEntry, bool> isSeen, CancellationToken cancellation = default)
    {
        var entries = await _reader.ListAsync(cancellation).Where(isSeen).ToListAsync(cancellation);
        var rows = new ConcurrentDictionary<long, IReadOnlyList<PublishedRow>>();
        await Parallel.ForEachAsync(
            entries,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellation },
            async (entry, stop) => rows[entry.Sequence] =
                await _rows.FindAsync(Reference(entry), DatasetOf(catalogue, subject), subject, area, stop));

        List<Vintage> vintages = [];
        var periods = period is not null ? [period] : rows.Values.SelectMany(list => list).Select(row => row.Period).Distinct().Order().ToList();
        foreach (var each in periods)
        {
            vintages.AddRange(Vintage.Of(
                new(subject, area, each),
                entries.Select(entry => new SnapshotFigure(
                    entry.Sequence, entry.TakenAt, rows[entry.Sequence].FirstOrDefault(row => row.Period == each)))));
        }

        return await WithReasonsAsync(vintages, entries.ToDictionary(entry => entry.Sequence), cancellation);
    }

    /// <summary>Every indicator and observation that differs between two snapshots; null where one of them has been removed.</summary>
    public async Task<IReadOnlyList<PublishedChange>?> BetweenAsync(
        SnapshotReference before, SnapshotReference after, CancellationToken cancellation = default)
    {
        if (await ReasonsAsync(before, after, cancellation) is not { } reasons)
        {
            return null;
        }

        List<PublishedChange> changes = [];
        foreach (var dataset in (string[])[Indicators, Observations])
        {
            changes.AddRange(PublishedChange.Between(
                dataset, await _rows.AllAsync(before, dataset, cancellation), await _rows.AllAsync(after, dataset, cancellation))
                .Select(change => change with { Reasons = reasons.Of(change.Address) }));
        }

        return changes;
    }

    // The values that changed from one snapshot to the next are looked into together, so that both are loaded once.
    private async Task<IReadOnlyList<Vintage>> WithReasonsAsync(
        List<Vintage> vintages, Dictionary<long, SnapshotEntry> entries, CancellationToken cancellation)
    {
        var steps = Enumerable.Range(1, Math.Max(0, vintages.Count - 1))
            .Where(i => vintages[i].Address == vintages[i - 1].Address)
            .GroupBy(i => (Before: vintages[i - 1].Last.Sequence, After: vintages[i].First.Sequence))
            .OrderBy(step => step.Key.After);
        foreach (var step in steps)
        {
            var reasons = await ReasonsAsync(Reference(entries[step.Key.Before]), Reference(entries[step.Key.After]), cancellation);
            foreach (var i in step)
            {
                vintages[i] = vintages[i] with { Reasons = reasons?.Of(vintages[i].Address) ?? ChangeReasons.None };
            }
        }

        return vintages;
    }

    private async Task<RevisionReasons?> ReasonsAsync(SnapshotReference before, SnapshotReference after, CancellationToken cancellation)
    {
        if (await bases.LoadAsync(before, cancellation) is not { } then || await bases.LoadAsync(after, cancellation) is not { } now)
        {
            return null;
        }

        var (older, newer) = (then.Workings(), now.Workings());
        ConcurrentDictionary<string, RevisionReason> stated = new(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            RevisionReasons.Submissions(older, newer),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellation },
            async (eventId, stop) =>
            {
                if (await _documents.FindAsync(eventId, stop) is { } document)
                {
                    stated[eventId] = document.SignOff.Reason;
                }
            });
        return new(older, newer, stated);
    }

    private static SnapshotReference Reference(SnapshotEntry entry) => new(entry.Sequence, entry.Hash);
}
