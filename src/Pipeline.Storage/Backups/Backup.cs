using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Storage.Backups;

/// <summary>What a backup came to.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Submissions">How many uploads it has.</param>
/// <param name="Snapshots">How many snapshots it has.</param>
/// <param name="Blobs">How many blobs it has.</param>
/// <param name="Read">How many of them had to be read: the others are as in the backup before.</param>
/// <param name="Bytes">How many bytes they have together.</param>
public sealed record BackupOutcome(string Name, int Submissions, int Snapshots, int Blobs, int Read, long Bytes);

/// <summary>The folder cannot take a backup now.</summary>
public sealed class BackupRefusedException(string message, Exception inner) : Exception(message, inner);

/// <summary>
/// Copies everything that is needed to go on elsewhere into a folder: archive, ledger with its order, normalised documents,
/// observations, what is in force, receipts, corrections, frozen assessments, snapshots, tokens' hashes, quarantine, uploads. It only
/// reads, and can run beside a working system.
/// </summary>
/// <remarks>
/// First what changes is read at one moment (<see cref="BackupCut"/>), then the immutable things that it refers to, and no others. What
/// has changed in between is put back to the stage before: an upload whose receipt has been written anew is taken as not yet
/// answered, and the sweep answers it after the restore. An upload that no trigger has delivered yet gets its row in the copied ledger,
/// with the place in the order that it has now: after a restore its blob would be younger than everything.
/// </remarks>
public sealed class Backup(StatisticalCatalogue catalogue, PipelineStorage storage, TimeProvider time)
{
    private const int ParallelReads = 8;

    /// <summary>Takes a backup.</summary>
    /// <param name="path">The folder of backups; what the backups before have in common with this one is kept once.</param>
    /// <param name="progress">Hears what is being done.</param>
    /// <param name="cancellation">Gives up; the folder stays as it was but for what the next one uses or clears.</param>
    /// <exception cref="BackupRefusedException">Another backup is being written into the folder.</exception>
    public async Task<BackupOutcome> RunAsync(string path, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        BackupFolder folder = new(path);
        using var kept = folder.Keep();
        if (folder.Clear())
        {
            progress?.Report("上次备份中断，已清理其残留。 / An earlier backup was interrupted: what it left is cleared.");
        }

        var takenAt = time.GetUtcNow();
        var name = takenAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var account = storage.Container(StorageNames.Archive).Uri.ToString();
        BackupWriter writer = new(storage, folder, name, await KnownAsync(folder, account, cancellation));

        Say(progress, new("读取台账与快照列表", "ledger and list of snapshots"));
        var cut = await BackupCut.TakeAsync(storage, time, cancellation);
        Say(progress, new("快照", "snapshots"));
        await KeepSnapshotsAsync(cut, writer, cancellation);
        Say(progress, new("上传文件", "uploads"));
        await KeepUploadsAsync(cut, writer, cancellation);
        Say(progress, new("归档、规范化文件、回执", "archive, documents, receipts"));
        await KeepSubmissionsAsync(cut, writer, cancellation);
        await KeepOthersAsync(cut, writer, cancellation);

        Say(progress, new("表", "tables"));
        await writer.WriteTableAsync(StorageNames.ObservationsTable, ObservationsAsync(cut, cancellation), cancellation);
        await writer.WriteTableAsync(StorageNames.LedgerTable, Sorted(cut.Ledger.Values.Select(row => row.ToEntity())), cancellation);
        await writer.WriteTableAsync(StorageNames.CurrentTable, Sorted(cut.Current), cancellation);
        await writer.WriteTableAsync(StorageNames.IndicatorsTable, cut.Snapshots.ToAsyncEnumerable().SelectMany(entry =>
            PartitionAsync(StorageNames.IndicatorsTable, Keys.IndicatorPartition(entry.Sequence), cancellation)), cancellation);
        await writer.WriteTableAsync(StorageNames.SnapshotsTable, Sorted(cut.Snapshots.Select(entry => entry.ToEntity())), cancellation);
        await writer.WriteTableAsync(StorageNames.TokensTable, storage.Table(StorageNames.TokensTable).QueryAsync<TableEntity>(cancellationToken: cancellation), cancellation);
        var manifest = await writer.FinishAsync(takenAt, account, cancellation);
        return new(name, cut.Ledger.Count, cut.Snapshots.Count, manifest.Lists.Single(list => list.Name == BackupFolder.BlobList).Lines, writer.Read, manifest.Bytes);
    }

    private static void Say(IProgress<string>? progress, Bilingual what) => progress?.Report($"正在备份：{what.Zh}… / Backing up: {what.En}…");

    /// <summary>What the last backup of the same account has.</summary>
    private static async Task<IReadOnlyDictionary<(string, string), BackupBlob>> KnownAsync(BackupFolder folder, string account, CancellationToken cancellation) =>
        folder.Names().Count > 0 && (await folder.ReadManifestAsync(folder.Names()[0], cancellation)).Account == account
            ? await folder.ReadBlobsAsync(folder.Names()[0]).ToDictionaryAsync(blob => (blob.Container, blob.Name), cancellationToken: cancellation)
            : new Dictionary<(string, string), BackupBlob>();

    private async Task KeepSnapshotsAsync(BackupCut cut, BackupWriter writer, CancellationToken cancellation)
    {
        SnapshotList list = new(storage);
        foreach (var entry in cut.Snapshots.ToList())
        {
            var folder = entry.Reference.Folder;
            List<string> names = [];
            await foreach (var blob in storage.Container(StorageNames.Snapshots).GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{folder}/", cancellation))
            {
                names.Add(blob.Name);
            }

            await EachAsync(names, (blob, stop) => writer.KeepAsync(StorageNames.Snapshots, blob, stop), cancellation);

            // Retention may have begun to remove it: then it is not part of this backup.
            if (await list.FindAsync(entry.Sequence, cancellation) is not { State: SnapshotState.Complete })
            {
                names.ForEach(blob => writer.Drop(StorageNames.Snapshots, blob));
                cut.Snapshots.Remove(entry);
            }
        }

        await KeepPointerAsync(SnapshotPointers.Nightly, cut.Snapshots.FirstOrDefault(), writer, cancellation);
        await KeepPointerAsync(SnapshotPointers.Released, cut.Snapshots.FirstOrDefault(entry => entry.ReleasedAt is not null), writer, cancellation);
    }

    /// <summary>A pointer, unless it has moved on: the first snapshot run after a restore makes it then.</summary>
    private static async Task KeepPointerAsync(string name, SnapshotEntry? entry, BackupWriter writer, CancellationToken cancellation)
    {
        var blob = $"{name}.json";
        if (await writer.KeepAsync(StorageNames.Snapshots, blob, cancellation) is { } kept
            && SnapshotPointers.Read(await writer.ContentAsync(kept, cancellation)) != entry?.Reference)
        {
            writer.Drop(StorageNames.Snapshots, blob);
        }
    }

    private async Task KeepUploadsAsync(BackupCut cut, BackupWriter writer, CancellationToken cancellation)
    {
        List<(string Name, Upload? Restored)> uploads = [];
        await foreach (var blob in storage.Container(StorageNames.Submissions).GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, "", cancellation))
        {
            uploads.Add((blob.Name, RestoredUpload.Read(blob.Name, blob.Metadata)));
        }

        foreach (var (name, restored) in uploads)
        {
            if (await writer.KeepAsync(StorageNames.Submissions, name, cancellation) is not { } kept)
            {
                continue;
            }

            BlobProperties properties = await storage.Container(StorageNames.Submissions).GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellation);
            if (properties.ETag.ToString() != kept.Version)
            {
                // Overwritten at this moment: a backup a moment earlier would not have had it.
                writer.Drop(StorageNames.Submissions, name);
                continue;
            }

            var upload = restored is not null && cut.Ledger.TryGetValue(restored.Order.EventId, out var known) && known.ContentHash == kept.Sha256
                ? restored
                : Upload.Of(name, kept.Version, properties.LastModified);
            writer.Put(kept with { Upload = new(upload.ETag, upload.Order.LastModified) });
            if (!cut.Ledger.TryGetValue(upload.Order.EventId, out var row))
            {
                var path = SubmissionPath.Parse(name, catalogue);
                cut.Ledger[upload.Order.EventId] = row = new()
                {
                    Reporter = path.ReporterCode,
                    Period = path.PeriodCode,
                    Upload = upload,
                    ContentHash = kept.Sha256,
                    Bytes = kept.Bytes,
                    Stage = SubmissionStage.Received,
                    ReceivedAt = time.GetUtcNow(),
                };
            }

            if (row.Stage == SubmissionStage.Received)
            {
                writer.Put(kept with { Container = StorageNames.Archive, Name = Keys.Archive(kept.Sha256), ContentType = "application/octet-stream", Version = "", Upload = null });
            }
        }
    }

    private static async Task KeepSubmissionsAsync(BackupCut cut, BackupWriter writer, CancellationToken cancellation)
    {
        var archived = cut.Ledger.Values.Select(row => row.ContentHash).Where(hash => hash.Length > 0 && !writer.Has(StorageNames.Archive, Keys.Archive(hash))).Distinct();
        await EachAsync(archived, (hash, stop) => writer.KeepAsync(StorageNames.Archive, Keys.Archive(hash), stop), cancellation);
        var generations = cut.Ledger.Values.SelectMany(row => row.Generation.Length > 0 ? [.. row.Former, row.Generation] : row.Former);
        await EachAsync(generations, (generation, stop) => writer.KeepAsync(StorageNames.Normalised, Keys.Normalised(generation), stop), cancellation);
        List<LedgerRow> reopened = [];
        await EachAsync(
            cut.Ledger.Values.Where(row => row.Stage == SubmissionStage.Answered),
            async (row, stop) =>
            {
                var receipt = await writer.KeepAsync(StorageNames.Receipts, Keys.Receipt(row.Reporter, row.Period, row.EventId), stop);
                await writer.KeepAsync(StorageNames.Receipts, Keys.Feedback(row.Reporter, row.Period, row.EventId), stop);
                if (receipt is null || (row.ReceiptHash.Length > 0 && row.ReceiptHash != receipt.Sha256) || !Answers(ReceiptJson.Read((await writer.ContentAsync(receipt, stop)).ToMemory().Span), row))
                {
                    lock (reopened)
                    {
                        reopened.Add(row);
                    }
                }
            },
            cancellation);
        foreach (var row in reopened)
        {
            writer.Drop(StorageNames.Receipts, Keys.Receipt(row.Reporter, row.Period, row.EventId));
            cut.Ledger[row.EventId] = row with { Stage = SubmissionStage.Committed, AnsweredAt = null };
        }
    }

    /// <summary>Whether a receipt is the one of the row as the cut has it.</summary>
    private static bool Answers(Receipt receipt, LedgerRow row) =>
        receipt.Verdict == row.Verdict
        && receipt.CatalogueVersion == row.CatalogueVersion
        && (receipt.Generation.Length == 0 || receipt.Generation == row.Generation);

    private async Task KeepOthersAsync(BackupCut cut, BackupWriter writer, CancellationToken cancellation)
    {
        await EachAsync(cut.Assessments, (blob, stop) => writer.KeepAsync(StorageNames.Assessments, blob, stop), cancellation);
        List<string> corrections = [];
        await foreach (var blob in storage.Container(StorageNames.Corrections).GetBlobsAsync(cancellationToken: cancellation))
        {
            corrections.Add(blob.Name);
        }

        await EachAsync(corrections, (blob, stop) => writer.KeepAsync(StorageNames.Corrections, blob, stop), cancellation);
        Quarantine quarantine = new(storage);
        await foreach (var blob in storage.Container(StorageNames.Quarantine).GetBlobsAsync(cancellationToken: cancellation))
        {
            // Notes of uploads that came after the cut have no row in it.
            if (cut.Ledger.ContainsKey(Path.ChangeExtension(blob.Name, null))
                || await quarantine.FindAsync(Path.ChangeExtension(blob.Name, null), cancellation) is { BlobPath.Length: 0 })
            {
                await writer.KeepAsync(StorageNames.Quarantine, blob.Name, cancellation);
            }
        }
    }

    /// <summary>The rows of all generations that the cut has; one that retention removes meanwhile is noted as removed.</summary>
    private async IAsyncEnumerable<TableEntity> ObservationsAsync(BackupCut cut, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        Ledger ledger = new(storage, time);
        foreach (var row in cut.Ledger.Values.Where(row => row.Generation.Length > 0 || row.Former.Count > 0).OrderBy(row => row.EventId, StringComparer.Ordinal).ToList())
        {
            foreach (var generation in row is { Generation.Length: > 0, ObservationsRemovedAt: null } ? [.. row.Former, row.Generation] : row.Former)
            {
                var rows = await PartitionAsync(StorageNames.ObservationsTable, Keys.Generation(row.Reporter, Period.Parse(row.Period), generation), cancellation).ToListAsync(cancellation);
                var standing = await ledger.FindAsync(row.Reporter, row.Period, row.EventId, cancellation) ?? row;
                if (generation == row.Generation && standing.Generation == generation && standing.ObservationsRemovedAt is { } removed)
                {
                    cut.Ledger[row.EventId] = cut.Ledger[row.EventId] with { ObservationsRemovedAt = removed };
                }
                else if (generation != row.Generation && generation != standing.Generation && !standing.Former.Contains(generation))
                {
                    cut.Ledger[row.EventId] = cut.Ledger[row.EventId] with { Former = [.. cut.Ledger[row.EventId].Former.Where(name => name != generation)] };
                }
                else
                {
                    foreach (var area in rows)
                    {
                        yield return area;
                    }
                }
            }
        }
    }

    private AsyncPageable<TableEntity> PartitionAsync(string table, string partition, CancellationToken cancellation) =>
        storage.Table(table).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellation);

    private static IAsyncEnumerable<TableEntity> Sorted(IEnumerable<TableEntity> rows) => rows
        .OrderBy(row => row.PartitionKey, StringComparer.Ordinal).ThenBy(row => row.RowKey, StringComparer.Ordinal).ToAsyncEnumerable();

    private static Task EachAsync<T>(IEnumerable<T> things, Func<T, CancellationToken, Task> keep, CancellationToken cancellation) => Parallel.ForEachAsync(
        things, new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellation }, async (thing, stop) => await keep(thing, stop));
}
