using Microsoft.Extensions.Logging;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>What a sweep did.</summary>
/// <param name="Ingested">Uploads that no trigger had delivered.</param>
/// <param name="Resumed">Uploads on which work had stopped.</param>
public sealed record SweepOutcome(int Ingested, int Resumed);

/// <summary>Finds uploads that no trigger delivered, and work that stopped half-way, and finishes them.</summary>
public sealed partial class Sweep
{
    /// <summary>How often the sweep begins work on an upload before it sets it aside: other deliveries failed before.</summary>
    internal const int MostTries = 10;

    private readonly Inbox _inbox;
    private readonly Ledger _ledger;
    private readonly CurrentGenerations _current;
    private readonly Ingestion _ingestion;
    private readonly SettingAside _settingAside;
    private readonly Withdrawal _withdrawal;
    private readonly PipelineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<Sweep> _log;

    internal Sweep(
        PipelineStorage storage, PipelineOptions options, Ingestion ingestion, Withdrawal withdrawal, TimeProvider time, ILogger<Sweep> log)
    {
        _inbox = new(storage, options);
        _ledger = new(storage, time);
        _current = new(storage);
        _ingestion = ingestion;
        _settingAside = new(storage, ingestion, time);
        _withdrawal = withdrawal;
        _options = options;
        _time = time;
        _log = log;
    }

    /// <summary>Sweeps once. One upload that fails does not keep the others waiting: its failure is thrown at the end.</summary>
    /// <exception cref="AggregateException">Work on at least one upload failed.</exception>
    public async Task<SweepOutcome> SweepAsync(CancellationToken cancellation = default)
    {
        List<Exception> failures = [];
        var resumed = 0;
        // Those tried least first: one that ends the process each time must not keep the others waiting.
        foreach (var row in await _ledger.ListUnansweredAsync(cancellation).OrderBy(row => row.Tries).ToListAsync(cancellation))
        {
            if (IsOldEnough(row.WrittenAt) && await TryAsync(row.Upload, () => ResumeAsync(row, cancellation), failures))
            {
                resumed++;
            }
        }

        await foreach (var row in _current.ListAsync(cancellation))
        {
            if (row.Withdrawn && IsOldEnough(row.WrittenAt))
            {
                await TryAsync(row.Upload, () => _withdrawal.FinishAsync(row, cancellation), failures);
            }
        }

        var known = await _ledger.EventIdsAsync(cancellation);
        var ingested = 0;
        await foreach (var upload in _inbox.ListAsync(cancellation))
        {
            if (!known.Contains(upload.Order.EventId)
                && IsOldEnough(upload.Order.LastModified)
                && await TryAsync(upload, () => _ingestion.IngestAsync(upload.BlobPath, cancellation), failures))
            {
                ingested++;
            }
        }

        LogSwept(_log, ingested, resumed, failures.Count);
        return failures.Count == 0 ? new(ingested, resumed) : throw new AggregateException("Work on some uploads failed.", failures);
    }

    private async Task<Receipt> ResumeAsync(LedgerRow row, CancellationToken cancellation) => row.Tries < MostTries
        ? await _ingestion.ResumeAsync(await _ledger.CountTryAsync(row, cancellation), cancellation)
        : await _settingAside.SetAsideAsync(row, cancellation);

    private bool IsOldEnough(DateTimeOffset? since) => since is null || _time.GetUtcNow() - since >= _options.SweepGrace;

    private async Task<bool> TryAsync(Upload upload, Func<Task> work, List<Exception> failures)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(_log, failure, upload.Order.EventId, upload.Folder);
            failures.Add(failure);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Swept: {Ingested} uploads found, {Resumed} finished, {Failed} failed")]
    private static partial void LogSwept(ILogger log, int ingested, int resumed, int failed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Upload {EventId} of {Reporter} failed in the sweep")]
    private static partial void LogFailed(ILogger log, Exception failure, string eventId, string reporter);
}
