using Microsoft.Extensions.Logging;
using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Snapshots;
using Pipeline.Storage.Backups;
using Pipeline.Storage.Telemetry;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>
/// The story of one snapshot: pin, load, correct, compute, publish if changed. A number is taken only if it is the next after those that were
/// listed before the pins were taken: so a higher number never has older content, whoever was paused in between.
/// </summary>
public sealed partial class SnapshotTaker
{
    private const int ParallelReads = 16;

    private readonly IndicatorEngine _engine;
    private readonly PipelineStorage _storage;
    private readonly CurrentGenerations _current;
    private readonly ObservationStore _observations;
    private readonly CorrectionStore _corrections;
    private readonly SnapshotList _list;
    private readonly SnapshotPublisher _publisher;
    private readonly Retention _retention;
    private readonly PipelineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SnapshotTaker> _log;

    internal SnapshotTaker(
        StatisticalCatalogue catalogue, PipelineStorage storage, PipelineOptions options, TimeProvider time, ILogger<SnapshotTaker> log)
    {
        _engine = new(catalogue);
        _storage = storage;
        _current = new(storage);
        _observations = new(storage);
        _corrections = new(storage);
        _list = new(storage);
        _publisher = new(catalogue, storage, _list, options, time);
        _retention = new(storage, options, time);
        _options = options;
        _time = time;
        _log = log;
    }

    /// <summary>Takes a snapshot, publishes it if anything changed, and removes what nobody needs any more.</summary>
    public async Task<SnapshotOutcome> TakeAsync(CancellationToken cancellation = default)
    {
        await using var lease = await SnapshotLease.TryTakeAsync(_storage, _options.SnapshotPatience, _time, cancellation);
        if (lease is null)
        {
            return new(SnapshotResult.Busy);
        }

        // The lease of a restore that was killed lapses; what it left is half an account, which nobody is to see.
        if (await Restore.IsUnderWayAsync(_storage, cancellation))
        {
            LogTaken(_log, SnapshotResult.Restoring, null, 0);
            return new(SnapshotResult.Restoring);
        }

        var outcome = await TakeUnguardedAsync(cancellation);
        await _retention.ApplyAsync(cancellation);
        await lease.RecordRunAsync(_storage, cancellation);
        return outcome;
    }

    /// <summary>Takes a snapshot without asking whether another run is at work: safe, but the work may be done twice.</summary>
    internal async Task<SnapshotOutcome> TakeUnguardedAsync(CancellationToken cancellation)
    {
        using var trace = new SnapshotTrace();
        SnapshotOutcome? outcome;
        do
        {
            outcome = await TryTakeAsync(cancellation);
        }
        while (outcome is null);
        trace.Taken(outcome);
        LogTaken(_log, outcome.Result, outcome.Snapshot?.Sequence, outcome.Pins);
        return outcome;
    }

    /// <summary>One attempt; null where another run has been faster, so that it must be begun again.</summary>
    private async Task<SnapshotOutcome?> TryTakeAsync(CancellationToken cancellation)
    {
        var head = await _list.HeadAsync(cancellation);
        var latest = head.FirstOrDefault(entry => entry.State == SnapshotState.Complete);

        var inForce = await PinAsync(cancellation);
        if (inForce.Count == 0 && latest is null)
        {
            return new(SnapshotResult.NothingInForce);
        }

        var content = _engine.Compute(await LoadAsync(inForce, cancellation), await _corrections.ListAsync(cancellation));
        var hash = SnapshotHash.Of(content);
        var leftover = latest?.Hash == hash
            ? null
            : head.FirstOrDefault(entry => entry.State == SnapshotState.Started && entry.Hash == hash);
        if (!await AbandonAsync(head.Where(entry => entry.State == SnapshotState.Started && entry != leftover), cancellation))
        {
            return null;
        }

        if (latest?.Hash == hash)
        {
            SnapshotReference unchanged = new(latest.Sequence, hash);
            return new(SnapshotResult.Unchanged, unchanged, await _publisher.PointAsync(unchanged, cancellation), inForce.Count);
        }

        var entry = leftover ?? await _list.TryStartAsync(Next(head, latest, hash, content), cancellation);
        var pins = inForce.Select(row => new Pin(row.Reporter, row.Period, row.Generation)).ToList();
        return entry is not null && await _publisher.PublishAsync(entry, content, pins, Notices.Of(inForce.Select(row => row.Notice)), cancellation)
            ? new(SnapshotResult.Published, new(entry.Sequence, hash), leftover is not null, inForce.Count)
            : null;
    }

    private async Task<IReadOnlyList<CurrentGeneration>> PinAsync(CancellationToken cancellation)
    {
        List<CurrentGeneration> pins = [];
        await foreach (var row in _current.ListAsync(cancellation))
        {
            if (!row.Withdrawn)
            {
                pins.Add(row);
            }
        }

        return pins;
    }

    private async Task<IReadOnlyList<Generation>> LoadAsync(IReadOnlyList<CurrentGeneration> pins, CancellationToken cancellation)
    {
        var generations = new Generation[pins.Count];
        await Parallel.ForAsync(
            0,
            pins.Count,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellation },
            async (i, stop) => generations[i] = await _observations.ReadWholeAsync(pins[i], stop));
        return generations;
    }

    /// <summary>Sees to it that runs that began before this one can no longer publish; false where one has just done so.</summary>
    private async Task<bool> AbandonAsync(IEnumerable<SnapshotEntry> started, CancellationToken cancellation)
    {
        foreach (var entry in started)
        {
            if (!await _list.TryUpdateAsync(entry with { State = SnapshotState.Abandoned }, cancellation))
            {
                return false;
            }
        }

        return true;
    }

    private SnapshotEntry Next(IReadOnlyList<SnapshotEntry> head, SnapshotEntry? latest, string hash, SnapshotContent content) => new()
    {
        Sequence = (head.Count == 0 ? 0 : head[0].Sequence) + 1,
        Hash = hash,
        TakenAt = _time.GetUtcNow(),
        CatalogueVersion = content.CatalogueVersion,
        Previous = latest?.Sequence,
        State = SnapshotState.Started,
        Indicators = content.Indicators.Count,
        Observations = content.Observations.Count,
        Targets = content.Targets.Count,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Snapshot run: {Result}, latest {Sequence}, from {Pins} generations")]
    private static partial void LogTaken(ILogger log, SnapshotResult result, long? sequence, int pins);
}
