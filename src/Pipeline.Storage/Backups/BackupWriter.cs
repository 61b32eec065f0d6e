using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage.Backups;

/// <summary>Puts one backup together in its folder.</summary>
internal sealed class BackupWriter(PipelineStorage storage, BackupFolder folder, string name, IReadOnlyDictionary<(string, string), BackupBlob> known)
{
    private readonly string _target = folder.Begin(name);
    private readonly ConcurrentDictionary<(string Container, string Name), BackupBlob> _blobs = new();
    private readonly List<BackupList> _lists = [];

    /// <summary>How many blobs had to be read.</summary>
    public int Read => _read;

    private int _read;

    /// <summary>Keeps a blob; null where there is none. One that the last backup has in the same version is not read again.</summary>
    public async Task<BackupBlob?> KeepAsync(string container, string blob, CancellationToken cancellation)
    {
        try
        {
            var client = storage.Container(container).GetBlobClient(blob);
            BackupBlob kept;
            if (known.TryGetValue((container, blob), out var earlier) && folder.Has(earlier.Sha256)
                && (await client.GetPropertiesAsync(cancellationToken: cancellation)).Value.ETag.ToString() == earlier.Version)
            {
                kept = earlier with { Upload = null };
            }
            else
            {
                using BlobDownloadStreamingResult download = await client.DownloadStreamingAsync(cancellationToken: cancellation);
                Interlocked.Increment(ref _read);
                var (hash, bytes) = await folder.KeepAsync(download.Content, cancellation);
                kept = new(container, blob, hash, bytes, download.Details.ContentType, download.Details.ETag.ToString());
            }

            _blobs[(container, blob)] = kept;
            return kept;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The bytes of a blob that is kept.</summary>
    public async Task<BinaryData> ContentAsync(BackupBlob blob, CancellationToken cancellation)
    {
        await using var content = await folder.OpenAsync(blob.Sha256, cancellation);
        return await BinaryData.FromStreamAsync(content, cancellation);
    }

    /// <summary>Lists a blob, in the place of one of the same name.</summary>
    public void Put(BackupBlob blob) => _blobs[(blob.Container, blob.Name)] = blob;

    /// <summary>Takes a blob off the list.</summary>
    public void Drop(string container, string blob) => _blobs.TryRemove((container, blob), out _);

    /// <summary>Whether a blob is listed.</summary>
    public bool Has(string container, string blob) => _blobs.ContainsKey((container, blob));

    /// <summary>Writes the rows of a table.</summary>
    public async Task WriteTableAsync(string table, IAsyncEnumerable<TableEntity> rows, CancellationToken cancellation) =>
        await WriteListAsync(BackupFolder.TableList(table), rows.Select(EntityJson.ToBytes), cancellation);

    /// <summary>Writes the list of blobs and the manifest, and gives the backup its name.</summary>
    public async Task<BackupManifest> FinishAsync(DateTimeOffset takenAt, string account, CancellationToken cancellation)
    {
        var blobs = _blobs.Values.OrderBy(blob => blob.Container, StringComparer.Ordinal).ThenBy(blob => blob.Name, StringComparer.Ordinal).ToList();
        await WriteListAsync(
            BackupFolder.BlobList, blobs.Select(blob => JsonSerializer.SerializeToUtf8Bytes(blob, BackupJson.Line.BackupBlob)).ToAsyncEnumerable(), cancellation);
        BackupManifest manifest = new()
        {
            Format = BackupManifest.Present,
            TakenAt = takenAt,
            Account = account,
            Lists = [.. _lists.OrderBy(list => list.Name, StringComparer.Ordinal)],
            Bytes = blobs.Sum(blob => blob.Bytes),
        };
        await File.WriteAllBytesAsync(
            Path.Combine(_target, BackupFolder.ManifestName), JsonSerializer.SerializeToUtf8Bytes(manifest, BackupJson.Readable.BackupManifest), cancellation);
        folder.Finish(name);
        return manifest;
    }

    private async Task WriteListAsync(string list, IAsyncEnumerable<byte[]> lines, CancellationToken cancellation)
    {
        var file = Path.Combine(_target, list);
        var count = 0;
        await using (var output = File.Create(file))
        {
            await foreach (var line in lines.WithCancellation(cancellation))
            {
                await output.WriteAsync(line, cancellation);
                output.WriteByte((byte)'\n');
                count++;
            }
        }

        _lists.Add(new(list, count, await BackupFolder.HashAsync(file, cancellation)));
    }
}
