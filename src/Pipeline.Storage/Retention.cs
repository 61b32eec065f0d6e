using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage;

/// <summary>What retention removed.</summary>
/// <param name="Snapshots">Snapshots, unfinished ones included.</param>
/// <param name="Generations">Generations of observations.</param>
public sealed record RetentionOutcome(int Snapshots, int Generations);

/// <summary>
/// Removes snapshots beyond those kept, what killed runs left, and generations that nobody pins. Never removed: what is in force, what
/// a kept snapshot pins, what an assessment was frozen from, what a check still compares with, and anything so young that a run may be reading it.
/// </summary>
internal sealed class Retention(PipelineStorage storage, PipelineOptions options, TimeProvider time)
{
    private const int ParallelReads = 8;

    private readonly BlobContainerClient _container = storage.Container(StorageNames.Snapshots);
    private readonly SnapshotList _list = new(storage);
    private readonly SnapshotReader _reader = new(storage);
    private readonly IndicatorTable _indicators = new(storage);
    private readonly CurrentGenerations _current = new(storage);
    private readonly ObservationStore _observations = new(storage);
    private readonly Ledger _ledger = new(storage, time);
    private readonly FrozenAssessments _frozen = new(storage);

    /// <summary>Removes what can go; can be repeated, and goes on where an earlier run was killed.</summary>
    public async Task<RetentionOutcome> ApplyAsync(CancellationToken cancellation)
    {
        var entries = await _list.ListAsync(cancellation).ToListAsync(cancellation);
        var complete = entries.Where(entry => entry.State == SnapshotState.Complete).ToList();
        var frozen = (await _frozen.ListAsync(cancellation)).Select(record => record.SnapshotSequence).ToHashSet();
        var kept = complete.Where((entry, position) => position < options.KeepNightly || entry.ReleasedAt is not null || frozen.Contains(entry.Sequence)).ToHashSet();
        var newest = complete.Count == 0 ? 0 : complete[0].Sequence;

        var removed = 0;
        foreach (var entry in entries.Where(entry => entry.Sequence < newest && !kept.Contains(entry)))
        {
            if ((entry.State == SnapshotState.Complete || IsOldEnough(entry.WrittenAt)) && await RemoveAsync(entry, cancellation))
            {
                removed++;
            }
        }

        // As the list is now: what somebody has released meanwhile was not removed, and still pins.
        var listed = await _list.ListAsync(cancellation).Where(entry => entry.State == SnapshotState.Complete).ToListAsync(cancellation);
        return new(removed, await RemoveGenerationsAsync(listed, cancellation));
    }

    private async Task<bool> RemoveAsync(SnapshotEntry entry, CancellationToken cancellation)
    {
        if (entry.State != SnapshotState.Abandoned
            && !await _list.TryUpdateAsync(entry with { State = SnapshotState.Abandoned }, cancellation))
        {
            return false;
        }

        await _indicators.RemoveAsync(entry.Sequence, cancellation);
        var folder = $"{Keys.SnapshotFolder(entry.Sequence, entry.Hash)}/";
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellation))
        {
            await _container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
        }

        await _list.RemoveAsync(entry.Sequence, cancellation);
        return true;
    }

    private async Task<int> RemoveGenerationsAsync(IReadOnlyList<SnapshotEntry> kept, CancellationToken cancellation)
    {
        var current = await _current.ListAsync(cancellation)
            .ToDictionaryAsync(row => (row.Reporter, row.Period.ToString()), cancellationToken: cancellation);
        HashSet<string> needed = [.. current.Values.Select(row => row.InForce)];
        List<LedgerRow> candidates = [];
        await foreach (var row in _ledger.ListAsync(cancellation))
        {
            if (row.Stage != SubmissionStage.Answered)
            {
                needed.UnionWith([row.ComparedWith, row.CheckedAgainst, row.Replaced]);
            }
            else if (Generations(row).Any()
                && IsOldEnough(row.AnsweredAt)
                && IsOldEnough(current.GetValueOrDefault((row.Reporter, row.Period))?.WrittenAt))
            {
                candidates.Add(row);
            }
        }

        candidates.RemoveAll(row => Generations(row).All(needed.Contains));
        if (candidates.Count > 0)
        {
            needed.UnionWith(await PinnedAsync(kept, cancellation));
            candidates.RemoveAll(row => Generations(row).All(needed.Contains));
        }

        var removed = 0;
        foreach (var row in candidates)
        {
            foreach (var generation in Generations(row).Where(generation => !needed.Contains(generation)))
            {
                await _observations.RemoveAsync(row.Reporter, Period.Parse(row.Period), generation, cancellation);
                removed++;
            }

            await _ledger.AdvanceAsync(
                row with
                {
                    Former = [.. row.Former.Where(needed.Contains)],
                    ObservationsRemovedAt = row.Generation.Length == 0 || needed.Contains(row.Generation) ? row.ObservationsRemovedAt : time.GetUtcNow(),
                },
                SubmissionStage.Answered,
                cancellation);
        }

        return removed;
    }

    /// <summary>The generations of an upload whose rows are there.</summary>
    private static IEnumerable<string> Generations(LedgerRow row) =>
        row is { Generation.Length: > 0, ObservationsRemovedAt: null } ? [.. row.Former, row.Generation] : row.Former;

    private async Task<IReadOnlySet<string>> PinnedAsync(IReadOnlyList<SnapshotEntry> kept, CancellationToken cancellation)
    {
        HashSet<string> pinned = new(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            kept,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellation },
            async (entry, stop) =>
            {
                var manifest = await _reader.ManifestAsync(new(entry.Sequence, entry.Hash), stop)
                    ?? throw new InvalidDataException($"Snapshot {entry.Sequence} is complete but has no manifest.");
                lock (pinned)
                {
                    pinned.UnionWith(manifest.Pins.Select(pin => pin.EventId));
                }
            });
        return pinned;
    }

    private bool IsOldEnough(DateTimeOffset? since) => since is null || time.GetUtcNow() - since >= options.RetentionGrace;
}
