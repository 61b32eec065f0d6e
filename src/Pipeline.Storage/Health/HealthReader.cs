using Azure;
using Microsoft.Extensions.Options;

namespace Pipeline.Storage.Health;

/// <summary>Finds out how the system is; asks storage at most once in a while, however often it is asked itself.</summary>
public sealed class HealthReader : IDisposable
{
    /// <summary>For how long an answer is good.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromSeconds(15);

    // Who asks for health must not wait as long as the storage clients' own patience.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly PipelineStorage _storage;
    private readonly Inbox _inbox;
    private readonly Ledger _ledger;
    private readonly Completeness _completeness;
    private readonly PipelineOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The reader of an account.</summary>
    public HealthReader(PipelineStorage storage, Completeness completeness, IOptions<PipelineOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_storage, _completeness, _options, _time) = (storage, completeness, options.Value, time);
        _inbox = new(storage, _options);
        _ledger = new(storage, time);
    }

    /// <summary>What was found last; null before anything was.</summary>
    public HealthReport? Latest { get; private set; }

    /// <summary>How the system is; at most some seconds old.</summary>
    public async Task<HealthReport> ReadAsync(CancellationToken cancellation = default)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (Latest is not { } latest || _time.GetUtcNow() - latest.CheckedAt >= Kept)
            {
                var facts = await MeasureAsync(cancellation);
                var now = _time.GetUtcNow();
                Latest = latest = new(now, facts, HealthRules.Evaluate(facts, now, _options.SnapshotLateAfter));
            }

            return latest;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Frees what callers wait for.</summary>
    public void Dispose() => _one.Dispose();

    private async Task<HealthFacts> MeasureAsync(CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        HealthFacts facts = new();
        try
        {
            var run = await SnapshotRun.FindAsync(_storage, both.Token);
            facts = facts with { ClockAhead = _time.GetUtcNow() - run.StorageClock };
            var reports = await _completeness.InForceAsync(both.Token);
            return facts with
            {
                OldestUnprocessed = await OldestAsync(both.Token),
                SnapshotSince = run.CompletedAt ?? reports.Since,
                PoisonMessages = await _storage.PoisonMessagesAsync(both.Token),
                Overdue = reports.Overdue,
            };
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            // The message has addresses and headers; status and code say what is needed.
            return facts with { StorageFault = fault is RequestFailedException { Status: > 0 } refusal ? $"{refusal.Status} {refusal.ErrorCode}" : "timeout" };
        }
    }

    /// <summary>When the oldest upload came that the ledger does not know, or has not answered.</summary>
    private async Task<DateTimeOffset?> OldestAsync(CancellationToken cancellation)
    {
        DateTimeOffset? oldest = null;
        await foreach (var row in _ledger.ListUnansweredAsync(cancellation))
        {
            oldest = Earlier(oldest, row.Upload.Order.LastModified);
        }

        var known = await _ledger.EventIdsAsync(cancellation);
        await foreach (var upload in _inbox.ListAsync(cancellation))
        {
            if (!known.Contains(upload.Order.EventId))
            {
                oldest = Earlier(oldest, upload.Order.LastModified);
            }
        }

        return oldest;
    }

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;
}
