using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Pipeline.Storage;

/// <summary>The list of snapshots, newest first; a number is taken by adding its row, and no number is taken twice.</summary>
internal sealed class SnapshotList(PipelineStorage storage)
{
    private readonly TableClient _table = storage.Table(StorageNames.SnapshotsTable);

    /// <summary>All rows, highest sequence first, unfinished ones included.</summary>
    public async IAsyncEnumerable<SnapshotEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Keys.SnapshotPartition}"), cancellationToken: cancellation);
        await foreach (var row in rows)
        {
            yield return SnapshotEntry.From(row);
        }
    }

    /// <summary>The newest rows down to and with the newest complete one.</summary>
    public async Task<IReadOnlyList<SnapshotEntry>> HeadAsync(CancellationToken cancellation)
    {
        List<SnapshotEntry> head = [];
        await foreach (var entry in ListAsync(cancellation))
        {
            head.Add(entry);
            if (entry.State == SnapshotState.Complete)
            {
                break;
            }
        }

        return head;
    }

    /// <summary>The row of a sequence; null where there is none.</summary>
    public async Task<SnapshotEntry?> FindAsync(long sequence, CancellationToken cancellation)
    {
        var row = await _table.FindAsync(Keys.Snapshot(sequence), cancellation);
        return row is null ? null : SnapshotEntry.From(row);
    }

    /// <summary>Takes a number; null where it is taken.</summary>
    public async Task<SnapshotEntry?> TryStartAsync(SnapshotEntry entry, CancellationToken cancellation)
    {
        try
        {
            var response = await _table.AddEntityAsync(entry.ToEntity(), cancellation);
            return entry with
            {
                Version = response.Headers.ETag ?? throw new InvalidOperationException("The table service answered a write without an ETag."),
            };
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return null;
        }
    }

    /// <summary>Changes a row by compare-and-swap; false where it is no longer as it was read.</summary>
    public async Task<bool> TryUpdateAsync(SnapshotEntry entry, CancellationToken cancellation)
    {
        try
        {
            await _table.UpdateEntityAsync(entry.ToEntity(), entry.Version, TableUpdateMode.Replace, cancellation);
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>Removes a row.</summary>
    public Task RemoveAsync(long sequence, CancellationToken cancellation)
    {
        var key = Keys.Snapshot(sequence);
        return _table.DeleteEntityAsync(key.Partition, key.Row, ETag.All, cancellation);
    }
}
