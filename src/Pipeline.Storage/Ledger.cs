using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>One row per upload: how far the work has come, and what became of it.</summary>
public sealed class Ledger(PipelineStorage storage, TimeProvider time)
{
    private readonly TableClient _table = storage.Table(StorageNames.LedgerTable);

    /// <summary>The row of an upload; null where there is none.</summary>
    public async Task<LedgerRow?> FindAsync(string reporter, string period, string eventId, CancellationToken cancellation = default)
    {
        var row = await _table.FindAsync(Keys.Ledger(reporter, period, eventId), cancellation);
        return row is null ? null : LedgerRow.From(row);
    }

    /// <summary>All uploads of one reporter, by period.</summary>
    public IAsyncEnumerable<LedgerRow> ListAsync(string reporter, CancellationToken cancellation = default) =>
        QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {reporter}"), cancellation);

    /// <summary>All uploads of one reporter and period.</summary>
    public IAsyncEnumerable<LedgerRow> ListAsync(string reporter, Period period, CancellationToken cancellation = default) =>
        // '`' is the character after '_': all rows that begin with "{period}_" and no others.
        QueryAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {reporter} and RowKey gt {$"{period}_"} and RowKey lt {$"{period}`"}"), cancellation);

    /// <summary>All uploads of all reporters.</summary>
    public IAsyncEnumerable<LedgerRow> ListAsync(CancellationToken cancellation = default) => QueryAsync(null, cancellation);

    /// <summary>All uploads on which something is left to do.</summary>
    public IAsyncEnumerable<LedgerRow> ListUnansweredAsync(CancellationToken cancellation = default) =>
        QueryAsync(TableClient.CreateQueryFilter($"stage ne {SubmissionStage.Answered.Code()}"), cancellation);

    /// <summary>The event ids of all uploads.</summary>
    public async Task<IReadOnlySet<string>> EventIdsAsync(CancellationToken cancellation = default)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        await foreach (var row in _table.QueryAsync<TableEntity>(select: ["eventid"], cancellationToken: cancellation))
        {
            ids.Add(row.Text("eventid"));
        }

        return ids;
    }

    /// <summary>Writes the row of a new upload, or finds the one that it has already, also where a restore has written the upload back.</summary>
    /// <param name="path">The upload's path.</param>
    /// <param name="delivery">What was read; null where the version is gone, whose place in the order is then now: it has no say.</param>
    /// <param name="etag">The version that was delivered, where nothing was read.</param>
    /// <param name="cancellation">Gives up.</param>
    internal async Task<LedgerRow> EnterAsync(SubmissionPath path, Delivery? delivery, string? etag, CancellationToken cancellation)
    {
        if (delivery?.Restored is { } restored
            && await FindAsync(path.ReporterCode, path.PeriodCode, restored.Order.EventId, cancellation) is { } known
            && (known.ContentHash, known.Bytes) == (delivery.File?.Hash ?? "", delivery.Bytes))
        {
            return known;
        }

        var now = time.GetUtcNow();
        LedgerRow row = new()
        {
            Reporter = path.ReporterCode,
            Period = path.PeriodCode,
            Upload = delivery?.Upload ?? Upload.Of(path.BlobPath, etag!, now),
            ContentHash = delivery?.File?.Hash ?? "",
            Bytes = delivery?.Bytes ?? 0,
            Stage = SubmissionStage.Received,
            ReceivedAt = now,
        };
        try
        {
            var response = await _table.AddEntityAsync(row.ToEntity(), cancellation);
            return row with { Version = NewVersion(response) };
        }
        catch (RequestFailedException conflict) when (conflict.Status == 409)
        {
            return await StandingAsync(row, cancellation);
        }
    }

    /// <summary>
    /// Records a stage by compare-and-swap. Where another worker has been faster (or a lost answer was repeated), the row as it
    /// stands is returned instead, and the caller goes on from there.
    /// </summary>
    internal async Task<LedgerRow> AdvanceAsync(LedgerRow row, SubmissionStage stage, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        row = row with
        {
            Stage = stage,
            ArchivedAt = row.ArchivedAt ?? (stage >= SubmissionStage.Archived ? now : null),
            CheckedAt = row.CheckedAt ?? (stage >= SubmissionStage.Checked ? now : null),
            CommittedAt = row.CommittedAt ?? (stage >= SubmissionStage.Committed ? now : null),
            AnsweredAt = row.AnsweredAt ?? (stage >= SubmissionStage.Answered ? now : null),
        };
        try
        {
            var response = await _table.UpdateEntityAsync(row.ToEntity(), row.Version, TableUpdateMode.Replace, cancellation);
            return row with { Version = NewVersion(response) };
        }
        catch (RequestFailedException lost) when (lost.Status == 412)
        {
            return await StandingAsync(row, cancellation);
        }
    }

    /// <summary>Counts that the sweep begins work on an upload once more, before it does: a process that then ends cannot.</summary>
    internal Task<LedgerRow> CountTryAsync(LedgerRow row, CancellationToken cancellation) =>
        AdvanceAsync(row with { Tries = row.Tries + 1 }, row.Stage, cancellation);

    /// <summary>
    /// Says, where it is not said yet, what stands in force: that an upload is, repeats what is, or was taken back. Whoever puts something
    /// else in its place does this first: should the worker that put it there have been killed before it could, nobody would find out later.
    /// </summary>
    internal async Task ConfirmAsync(CurrentGeneration inForce, CancellationToken cancellation)
    {
        var row = await FindAsync(inForce.Reporter, inForce.Period.ToString(), inForce.Upload.Order.EventId, cancellation);
        while (row is { Stage: < SubmissionStage.Committed })
        {
            row = await AdvanceAsync(row.Standing(inForce), SubmissionStage.Committed, cancellation);
        }

        if (inForce.Withdrawn)
        {
            await TakeBackAsync(inForce, cancellation);
        }
    }

    /// <summary>Says that a generation was taken back; the row of its upload, whose new answer is left to do; null where it has none.</summary>
    internal async Task<LedgerRow?> TakeBackAsync(CurrentGeneration withdrawn, CancellationToken cancellation)
    {
        var row = await FindAsync(withdrawn.Reporter, withdrawn.Period.ToString(), Keys.EventOf(withdrawn.Generation), cancellation);
        while (row is not null && row.Verdict != Verdict.Withdrawn)
        {
            row = await AdvanceAsync(row with { Verdict = Verdict.Withdrawn, AnsweredAt = null }, SubmissionStage.Committed, cancellation);
        }

        return row;
    }

    private async Task<LedgerRow> StandingAsync(LedgerRow row, CancellationToken cancellation) =>
        await FindAsync(row.Reporter, row.Period, row.EventId, cancellation)
        ?? throw new InvalidOperationException($"The ledger row of {row.EventId} was removed while it was being worked on.");

    private static ETag NewVersion(Response response) =>
        response.Headers.ETag ?? throw new InvalidOperationException("The table service answered a write without an ETag.");

    private async IAsyncEnumerable<LedgerRow> QueryAsync(string? filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            yield return LedgerRow.From(row);
        }
    }
}
