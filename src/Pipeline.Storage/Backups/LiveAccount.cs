using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage.Backups;

/// <summary>What an account with data may have lost, as against what it has rightly let go since the backup: that does not come back.</summary>
internal sealed class LiveAccount
{
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private readonly HashSet<long> _snapshots = [];

    /// <summary>Reads what the account has.</summary>
    public static async Task<LiveAccount> ReadAsync(PipelineStorage storage, TimeProvider time, CancellationToken cancellation)
    {
        LiveAccount live = new();
        await foreach (var row in new Ledger(storage, time).ListAsync(cancellation))
        {
            // By event, without a generation: whatever generation of it is not kept is gone.
            live._kept.Add(row.EventId);
            foreach (var kept in row is { Generation.Length: > 0, ObservationsRemovedAt: null } ? [.. row.Former, row.Generation] : row.Former)
            {
                live._kept.Add($"+{kept}");
            }
        }

        await foreach (var entry in new SnapshotList(storage).ListAsync(cancellation))
        {
            live._snapshots.Add(entry.Sequence);
        }

        // A snapshot that is not listed, but of which there is something, was not removed by retention, which removes the list's row last.
        await foreach (var blob in storage.Container(StorageNames.Snapshots).GetBlobsAsync(BlobTraits.None, BlobStates.None, "", cancellation))
        {
            if (Keys.SequenceOfFile(blob.Name) is { } sequence)
            {
                live._snapshots.Add(sequence);
            }
        }

        return live;
    }

    /// <summary>Whether a blob that is not there is a loss.</summary>
    public bool MayLack(BackupBlob blob) => blob.Container switch
    {
        StorageNames.Submissions => false,
        StorageNames.Snapshots => Keys.SequenceOfFile(blob.Name) is not { } sequence || _snapshots.Contains(sequence),
        _ => true,
    };

    /// <summary>Whether a row that is not there is a loss.</summary>
    public bool MayLack(string table, TableEntity row) => table switch
    {
        StorageNames.TokensTable => false,
        StorageNames.SnapshotsTable => Keys.SequenceOf(row.RowKey) is { } sequence && _snapshots.Contains(sequence),
        StorageNames.IndicatorsTable => _snapshots.Any(sequence => Keys.IndicatorPartition(sequence) == row.PartitionKey),
        StorageNames.ObservationsTable => Generation(row.PartitionKey) is var generation
            && (_kept.Contains($"+{generation}") || !_kept.Contains(Keys.EventOf(generation))),
        _ => true,
    };

    private static string Generation(string partition) => partition[(partition.LastIndexOf('_') + 1)..];
}
