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
    private readonly SnapshotReader _reader = new(storage);

    /// <summary>Publishes a started snapshot. False where a later run has abandoned it in the meantime.</summary>
    public async Task<bool> PublishAsync(
        SnapshotEntry entry, SnapshotContent content, IReadOnlyList<Pin> pins, Bilingual? notice, CancellationToken cancellation)
    {
        var previous = await PreviousAsync(entry, cancellation);
        List<ManifestFile> files = [];
        List<ManifestDataset> datasets = [];
        foreach (var file in SnapshotFiles.For(catalogue, content))
        {
            files.Add(await WriteAsync(entry, file, cancellation));
            if (file.Census is { } census)
            {
                var name = census.Name;
                datasets.Add(census.Describe(previous?.Datasets.FirstOrDefault(dataset => dataset.Name == name), files[^1].Sha256));
            }
        }

        SnapshotManifest manifest = new()
        {
            Sequence = entry.Sequence,
            Hash = entry.Hash,
            TakenAt = entry.TakenAt,
            CatalogueVersion = entry.CatalogueVersion,
            Previous = entry.Previous,
            Notice = notice,
            Datasets = datasets,
            Counts = SnapshotCounts.Of(content),
            Pins = pins,
            Corrections = ManifestCorrections.Of(content.Corrections),
            Files = files,
        };
        var described = manifest;
        files.Add(await WriteAsync(
            entry, new(DataPackage.FileName, SnapshotFiles.Json, output => DataPackage.Write(described, Datasets.All(catalogue), output)), cancellation));
        manifest = manifest with { Files = files };
        var whole = manifest;
        var written = await WriteAsync(
            entry, new(ManifestName, SnapshotFiles.Json, output => { ManifestJson.Write(whole, output); return Task.CompletedTask; }), cancellation);
        await _indicators.WriteAsync(entry.Sequence, content.Indicators, cancellation);
        if (!await CompleteAsync(entry with { ManifestSha256 = written.Sha256 }, cancellation))
        {
            return false;
        }

        await PointAsync(new(entry.Sequence, entry.Hash), cancellation);
        return true;
    }

    /// <summary>
    /// Moves the pointers to the newest complete snapshot and to the newest released one, unless they are there or further: a run or a
    /// release may have been killed before it did. True where one moved.
    /// </summary>
    public async Task<bool> PointAsync(SnapshotReference newest, CancellationToken cancellation)
    {
        var moved = await _pointers.MoveAsync(SnapshotPointers.Nightly, newest, cancellation);
        return await _reader.ListAsync(cancellation).FirstOrDefaultAsync(entry => entry.ReleasedAt is not null, cancellation) is { } released
            ? await _pointers.MoveAsync(SnapshotPointers.Released, released.Reference, cancellation) || moved
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

    /// <summary>What the snapshot before consists of; null for the first one, and where the one before has been removed.</summary>
    private async Task<SnapshotManifest?> PreviousAsync(SnapshotEntry entry, CancellationToken cancellation) =>
        entry.Previous is { } sequence && await list.FindAsync(sequence, cancellation) is { } previous
            ? await _reader.ManifestAsync(new(previous.Sequence, previous.Hash), cancellation)
            : null;

    /// <summary>Writes a file unless it is there already, and describes the one that is there then.</summary>
    private async Task<ManifestFile> WriteAsync(SnapshotEntry entry, SnapshotFile file, CancellationToken cancellation)
    {
        using MemoryStream bytes = new();
        await file.WriteAsync(bytes);
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
