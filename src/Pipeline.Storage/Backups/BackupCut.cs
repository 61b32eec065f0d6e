using Azure;
using Azure.Data.Tables;

namespace Pipeline.Storage.Backups;

/// <summary>
/// The mutable part of an account at one moment, as it could have stood after a crash: what refers to things is read before
/// the things, which are immutable; and ledger and what is in force of a reporter and period are read again until nothing came into
/// force in between, so that neither says what the other does not know.
/// </summary>
internal sealed class BackupCut
{
    private const int Attempts = 20;

    /// <summary>The published snapshots, newest first.</summary>
    public required List<SnapshotEntry> Snapshots { get; init; }

    /// <summary>The frozen assessments' blobs.</summary>
    public required IReadOnlyList<string> Assessments { get; init; }

    /// <summary>What is in force.</summary>
    public required IReadOnlyList<TableEntity> Current { get; init; }

    /// <summary>The ledger, by event id.</summary>
    public required Dictionary<string, LedgerRow> Ledger { get; init; }

    /// <summary>Takes the cut.</summary>
    public static async Task<BackupCut> TakeAsync(PipelineStorage storage, TimeProvider time, CancellationToken cancellation)
    {
        // Assessments refer to snapshots, snapshots to generations, and generations to rows of the ledger.
        List<string> assessments = [];
        await foreach (var blob in storage.Container(StorageNames.Assessments).GetBlobsAsync(cancellationToken: cancellation))
        {
            assessments.Add(blob.Name);
        }

        var snapshots = await SnapshotsAsync(storage, cancellation);
        var (current, ledger) = await LedgerAsync(storage, time, cancellation);
        return new() { Snapshots = snapshots, Assessments = assessments, Current = current, Ledger = ledger };
    }

    /// <summary>The list together with pointers that lead to its newest entries: read again while a run is between the two.</summary>
    private static async Task<List<SnapshotEntry>> SnapshotsAsync(PipelineStorage storage, CancellationToken cancellation)
    {
        SnapshotReader reader = new(storage);
        SnapshotPointers pointers = new(storage);
        for (var attempt = 1; ; attempt++)
        {
            var entries = await reader.ListAsync(cancellation).ToListAsync(cancellation);
            if (attempt == Attempts
                || (await pointers.FindAsync(SnapshotPointers.Nightly, cancellation) == entries.FirstOrDefault()?.Reference
                    && await pointers.FindAsync(SnapshotPointers.Released, cancellation) == entries.FirstOrDefault(entry => entry.ReleasedAt is not null)?.Reference))
            {
                return entries;
            }
        }
    }

    private static async Task<(IReadOnlyList<TableEntity> Current, Dictionary<string, LedgerRow> Ledger)> LedgerAsync(
        PipelineStorage storage, TimeProvider time, CancellationToken cancellation)
    {
        var table = storage.Table(StorageNames.CurrentTable);
        Ledger ledger = new(storage, time);
        var before = await CurrentAsync(table, cancellation);
        Dictionary<string, LedgerRow> rows = await ledger.ListAsync(cancellation).ToDictionaryAsync(row => row.EventId, StringComparer.Ordinal, cancellation);
        var after = await CurrentAsync(table, cancellation);
        foreach (var key in before.Keys.Union(after.Keys).Where(key => Version(before, key) != Version(after, key)).ToList())
        {
            TableEntity? standing = null;
            for (var settled = false; !settled;)
            {
                standing = await table.FindAsync(key, cancellation);
                await foreach (var row in ledger.ListAsync(key.Partition, Period.Parse(key.Row), cancellation))
                {
                    rows[row.EventId] = row;
                }

                settled = (await table.FindAsync(key, cancellation))?.ETag == standing?.ETag;
            }

            if (standing is null)
            {
                after.Remove(key);
            }
            else
            {
                after[key] = standing;
            }
        }

        return ([.. after.Values], rows);
    }

    private static async Task<Dictionary<TableKey, TableEntity>> CurrentAsync(TableClient table, CancellationToken cancellation) =>
        await table.QueryAsync<TableEntity>(cancellationToken: cancellation).ToDictionaryAsync(row => new TableKey(row.PartitionKey, row.RowKey), cancellationToken: cancellation);

    private static ETag? Version(Dictionary<TableKey, TableEntity> rows, TableKey key) => rows.TryGetValue(key, out var row) ? row.ETag : null;
}
