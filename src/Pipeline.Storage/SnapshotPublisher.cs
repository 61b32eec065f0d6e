using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Pipeline.Catalogue;
using Pipeline.Publishing;
using Pipeline.Snapshots;

namespace Pipeline.Storage;

/// <summary>Writes a snapshot out: files, manifest, table rows, then the mark that it is complete, then the pointers. Can be repeated.</summary>
internal sealed class SnapshotPublisher(
    StatisticalCatalogue catalogue, PipelineStorage storage, SnapshotList list, PipelineOptions options, TimeProvider time)
{
    /// <summary>The manifest's file name.</summary>
    public const string ManifestName = "manifest.json";

    private readonly BlobContainerClient _container = storage.Container(StorageNames.Snapshots);
    private readonly IndicatorTable _indicators = new(storage);
    private readonly SnapshotPointers _pointers = new(storage);

    /// <summary>Publishes a started snapshot. False where a later run has abandoned it in the meantime.</summary>
    public async Task<bool> PublishAsync(
        SnapshotEntry entry, SnapshotContent content, IReadOnlyList<Pin> pins, CancellationToken cancellation)
    {
        List<ManifestFile> files = [];
        foreach (var file in SnapshotFiles.For(catalogue, content))
        {
            files.Add(await WriteAsync(entry, file, cancellation));
        }

        SnapshotManifest manifest = new()
        {
            Sequence = entry.Sequence,
            Hash = entry.Hash,
            TakenAt = entry.TakenAt,
            CatalogueVersion = entry.CatalogueVersion,
            Previous = entry.Previous,
            Counts = SnapshotCounts.Of(content),
            Pins = pins,
            Files = files,
        };
        using (MemoryStream bytes = new())
        {
            ManifestJson.Write(manifest, bytes);
            bytes.Position = 0;
            await _container.TryCreateAsync(Name(entry, ManifestName), bytes, "application/json", cancellation);
        }

        await _indicators.WriteAsync(entry.Sequence, content.Indicators, cancellation);
        if (!await CompleteAsync(entry, cancellation))
        {
            return false;
        }

        await PointAsync(new(entry.Sequence, entry.Hash), cancellation);
        return true;
    }

    /// <summary>Moves the pointers to a complete snapshot, unless they are there or further. True where one moved.</summary>
    public async Task<bool> PointAsync(SnapshotReference snapshot, CancellationToken cancellation)
    {
        var moved = await _pointers.MoveAsync(SnapshotPointers.Nightly, snapshot, cancellation);
        return options.AutoRelease
            ? await _pointers.MoveAsync(SnapshotPointers.Released, snapshot, cancellation) || moved
            : moved;
    }

    private async Task<bool> CompleteAsync(SnapshotEntry entry, CancellationToken cancellation)
    {
        var complete = entry with { State = SnapshotState.Complete };
        if (options.AutoRelease)
        {
            complete = complete with { ReleasedAt = time.GetUtcNow(), ReleasedBy = SnapshotReleases.Automatic };
        }

        return await list.TryUpdateAsync(complete, cancellation)
            || (await list.FindAsync(entry.Sequence, cancellation))?.State == SnapshotState.Complete;
    }

    /// <summary>Writes a file unless it is there already, and describes the one that is there then.</summary>
    private async Task<ManifestFile> WriteAsync(SnapshotEntry entry, SnapshotFile file, CancellationToken cancellation)
    {
        using MemoryStream bytes = new();
        file.Write(bytes);
        bytes.Position = 0;
        if (!await _container.TryCreateAsync(Name(entry, file.Name), bytes, file.MediaType, cancellation))
        {
            // An earlier run's file: the same content, but where the format is a zip not always the same bytes.
            bytes.SetLength(0);
            await _container.GetBlobClient(Name(entry, file.Name)).DownloadToAsync(bytes, cancellation);
        }

        bytes.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellation));
        return new(file.Name, file.MediaType, bytes.Length, hash);
    }

    private static string Name(SnapshotEntry entry, string file) => Keys.SnapshotFile(entry.Sequence, entry.Hash, file);
}
