using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage.Backups;

/// <summary>What a restore came to.</summary>
/// <param name="Backup">The backup that was restored.</param>
/// <param name="Blobs">How many blobs were written; those that were there are not counted.</param>
/// <param name="Rows">How many rows of tables were written.</param>
public sealed record RestoreOutcome(string Backup, int Blobs, int Rows);

/// <summary>A backup cannot be restored into the account as it is.</summary>
public sealed class RestoreRefusedException(string message) : Exception(message);

/// <summary>
/// Writes a backup into an account: first what is immutable, then what refers to it, and the uploads last. Whatever is there is left
/// as it is, so that a restore that was killed is gone on with by running it again.
/// </summary>
/// <remarks>
/// The ledger comes with its recorded order. An upload that is written back gets another ETag and date, and triggers will deliver it
/// again; so it carries in its metadata which version it was (<see cref="RestoredUpload"/>). Ingestion and sweep then find the
/// row that the ledger has of that version, with the same bytes, and there is nothing to do; an older correction that was still on its way
/// keeps its place in the order, because the backup has its row.
/// </remarks>
public sealed class Restore(PipelineStorage storage, TimeProvider time)
{
    /// <summary>The blob that says that a restore is under way.</summary>
    internal const string Marker = "restoring.json";

    private const int ParallelWrites = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    // What refers to something comes after it.
    private static readonly string[] TableOrder =
    [
        StorageNames.ObservationsTable, StorageNames.IndicatorsTable, StorageNames.SnapshotsTable, StorageNames.LedgerTable, StorageNames.TokensTable,
        StorageNames.CurrentTable,
    ];

    private static readonly string[] Pointers = [$"{SnapshotPointers.Nightly}.json", $"{SnapshotPointers.Released}.json"];

    /// <summary>Whether a backup is being restored into an empty account, or such a restore was not finished.</summary>
    internal static async Task<bool> IsUnderWayAsync(PipelineStorage storage, CancellationToken cancellation) =>
        await storage.Container(StorageNames.Snapshots).GetBlobClient(Marker).ExistsAsync(cancellation);

    /// <summary>Restores a backup.</summary>
    /// <param name="path">The folder of backups.</param>
    /// <param name="backup">Which one; null for the newest.</param>
    /// <param name="addMissing">Whether to add to an account with data what it lacks of the backup; but no uploads and no tokens, which people may have removed.</param>
    /// <param name="progress">Hears what is being done.</param>
    /// <param name="cancellation">Gives up; running it again goes on.</param>
    /// <exception cref="RestoreRefusedException">There is no such backup, the account has data, or a snapshot run is at work on it.</exception>
    /// <exception cref="InvalidDataException">The backup is damaged.</exception>
    public async Task<RestoreOutcome> RunAsync(
        string path, string? backup = null, bool addMissing = false, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        BackupFolder folder = new(path);
        var names = folder.Names();
        var name = backup ?? (names.Count > 0 ? names[0] : null) ?? throw new RestoreRefusedException($"{path} 中没有完整的备份。 / There is no whole backup in {path}.");
        if (!names.Contains(name))
        {
            throw new RestoreRefusedException($"没有备份 {name}；现有： / There is no backup {name}; there are: {string.Join(", ", names)}");
        }

        await folder.ReadManifestAsync(name, cancellation);
        await storage.CreateAsync(cancellation);

        // No snapshot is taken of half an account.
        await using var lease = await SnapshotLease.TryTakeAsync(storage, Patience, time, cancellation)
            ?? throw new RestoreRefusedException("快照任务正在运行；请先停止函数应用。 / A snapshot run is at work: stop the function app first.");
        if (!addMissing)
        {
            await BeginAsync(name, cancellation);
        }

        var live = addMissing ? await LiveAccount.ReadAsync(storage, time, cancellation) : null;
        var blobs = (await folder.ReadBlobsAsync(name).ToListAsync(cancellation)).Where(blob => live is null || live.MayLack(blob)).ToList();
        var written = await WriteBlobsAsync(folder, blobs.Where(blob => blob.Container != StorageNames.Submissions && !Pointers.Contains(blob.Name)), progress, cancellation);
        var rows = 0;
        foreach (var table in TableOrder)
        {
            progress?.Report($"正在恢复表 {table}… / Restoring table {table}…");
            rows += await WriteTableAsync(table, folder.List(name, BackupFolder.TableList(table)), live, cancellation);
        }

        written += await WriteBlobsAsync(folder, blobs.Where(blob => Pointers.Contains(blob.Name)), progress, cancellation);
        written += await WriteBlobsAsync(folder, blobs.Where(blob => blob.Container == StorageNames.Submissions), progress, cancellation);
        await storage.Container(StorageNames.Snapshots).DeleteBlobIfExistsAsync(Marker, cancellationToken: cancellation);
        return new(name, written, rows);
    }

    /// <summary>Marks the account as being restored; refuses one that has data, unless this very restore was begun in it.</summary>
    private async Task BeginAsync(string backup, CancellationToken cancellation)
    {
        var container = storage.Container(StorageNames.Snapshots);
        if (await container.FindAsync(Marker, cancellation) is { } marker)
        {
            if (marker.Content.ToString() != backup)
            {
                throw new RestoreRefusedException($"该账户正在恢复另一备份 {marker.Content}。 / Another backup is being restored into the account: {marker.Content}.");
            }

            return;
        }

        foreach (var name in StorageNames.Containers)
        {
            await foreach (var blob in storage.Container(name).GetBlobsAsync(cancellationToken: cancellation))
            {
                if (blob.Name != Keys.SnapshotLock)
                {
                    throw NotEmpty($"{name}/{blob.Name}");
                }
            }
        }

        foreach (var name in StorageNames.Tables)
        {
            await foreach (var row in storage.Table(name).QueryAsync<TableEntity>(maxPerPage: 1, cancellationToken: cancellation))
            {
                throw NotEmpty($"{name} {row.PartitionKey}/{row.RowKey}");
            }
        }

        await container.TryCreateAsync(Marker, new MemoryStream(Encoding.UTF8.GetBytes(backup)), "text/plain", cancellation);
    }

    private static RestoreRefusedException NotEmpty(string place) => new(
        $"该账户已有数据（{place}）。请恢复到空账户；只补回缺失的内容时用 --add-missing。 / "
        + $"The account has data ({place}). Restore into an empty one, or use --add-missing to add only what is lost.");

    private async Task<int> WriteBlobsAsync(BackupFolder folder, IEnumerable<BackupBlob> blobs, IProgress<string>? progress, CancellationToken cancellation)
    {
        const int step = 100;
        var written = 0;
        await Parallel.ForEachAsync(
            blobs,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelWrites, CancellationToken = cancellation },
            async (blob, stop) =>
            {
                var client = storage.Container(blob.Container).GetBlobClient(blob.Name);
                if (await client.ExistsAsync(stop))
                {
                    return;
                }

                await using var content = await folder.OpenAsync(blob.Sha256, stop);
                try
                {
                    await client.UploadAsync(
                        content,
                        new BlobUploadOptions
                        {
                            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                            HttpHeaders = new BlobHttpHeaders { ContentType = blob.ContentType },
                            Metadata = blob.Upload is { } upload ? RestoredUpload.Metadata(Upload.Of(blob.Name, upload.ETag, upload.LastModified)) : null,
                        },
                        stop);
                }
                catch (RequestFailedException exists) when (exists.Status is 409 or 412)
                {
                    return;
                }

                if (Interlocked.Increment(ref written) is var count && count % step == 0)
                {
                    progress?.Report(FormattableString.Invariant($"已恢复 {count} 个文件… / {count} blobs restored…"));
                }
            });
        return written;
    }

    private async Task<int> WriteTableAsync(string table, string list, LiveAccount? live, CancellationToken cancellation)
    {
        var client = storage.Table(table);
        var written = 0;
        List<TableEntity> partition = [];
        await foreach (var line in File.ReadLinesAsync(list, cancellation))
        {
            var row = EntityJson.Read(line);
            if (live is not null && !live.MayLack(table, row))
            {
                continue;
            }

            if (partition.Count > 0 && (partition[0].PartitionKey != row.PartitionKey || partition.Count == 1000))
            {
                written += await AddAsync(client, partition, cancellation);
                partition.Clear();
            }

            partition.Add(row);
        }

        return written + await AddAsync(client, partition, cancellation);
    }

    private static async Task<int> AddAsync(TableClient table, List<TableEntity> rows, CancellationToken cancellation)
    {
        var written = 0;
        foreach (var batch in TableBatches.Of(rows))
        {
            try
            {
                await table.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), cancellation);
                written += batch.Count;
            }
            catch (RequestFailedException exists) when (exists.Status == 409)
            {
                foreach (var row in batch)
                {
                    written += await TryAddAsync(table, row, cancellation) ? 1 : 0;
                }
            }
        }

        return written;
    }

    private static async Task<bool> TryAddAsync(TableClient table, TableEntity row, CancellationToken cancellation)
    {
        try
        {
            await table.AddEntityAsync(row, cancellation);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return false;
        }
    }
}
