using System.Text.Json;
using Pipeline.Catalogue;
using Pipeline.Corrections;
using Pipeline.Lineage;
using Pipeline.Publishing;
using Pipeline.Snapshots;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>What a published snapshot was computed from.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Catalogue">The catalogue that it was computed with, or the nearest to it that can be had.</param>
/// <param name="CatalogueNotice">What there is to know of that catalogue; null where it is the program's own.</param>
/// <param name="Generations">The generations that it pins.</param>
/// <param name="Corrections">The corrections that it was computed with.</param>
public sealed record SnapshotBasis(
    SnapshotManifest Manifest,
    StatisticalCatalogue Catalogue,
    Bilingual? CatalogueNotice,
    IReadOnlyList<Generation> Generations,
    IReadOnlyList<CorrectionEntry> Corrections)
{
    /// <summary>Its workings, for one thread.</summary>
    public Workings Workings() => new(Catalogue, Generations, Corrections);
}

/// <summary>Loads what published snapshots were computed from, and keeps the last few: all of it is immutable.</summary>
public sealed class SnapshotBases(StatisticalCatalogue catalogue, PipelineStorage storage) : IDisposable
{
    private const int Kept = 2;
    private const int ParallelReads = 16;

    private readonly SnapshotReader _reader = new(storage);
    private readonly ObservationStore _observations = new(storage);
    private readonly SemaphoreSlim _loading = new(1);
    private readonly LinkedList<SnapshotBasis> _recent = [];

    /// <summary>The basis of a snapshot; null where it has been removed.</summary>
    public async Task<SnapshotBasis?> LoadAsync(SnapshotReference snapshot, CancellationToken cancellation = default)
    {
        // Whoever asks while another loads is likely to ask for the same.
        await _loading.WaitAsync(cancellation);
        try
        {
            return _recent.FirstOrDefault(basis => basis.Manifest.Sequence == snapshot.Sequence && basis.Manifest.Hash == snapshot.Hash)
                ?? await ReadAsync(snapshot, cancellation);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Frees what waits for others.</summary>
    public void Dispose() => _loading.Dispose();

    private async Task<SnapshotBasis?> ReadAsync(SnapshotReference snapshot, CancellationToken cancellation)
    {
        if (await _reader.ManifestAsync(snapshot, cancellation) is not { } manifest)
        {
            return null;
        }

        var (used, notice) = await CatalogueAsync(snapshot, manifest, cancellation);
        SnapshotBasis basis = new(
            manifest, used, notice, await GenerationsAsync(manifest, cancellation), await CorrectionsAsync(snapshot, manifest, cancellation));
        _recent.AddFirst(basis);
        if (_recent.Count > Kept)
        {
            _recent.RemoveLast();
        }

        return basis;
    }

    // Neighbouring snapshots share most of their generations.
    private async Task<IReadOnlyList<Generation>> GenerationsAsync(SnapshotManifest manifest, CancellationToken cancellation)
    {
        var known = _recent.SelectMany(basis => basis.Generations).DistinctBy(generation => generation.EventId)
            .ToDictionary(generation => generation.EventId, StringComparer.Ordinal);
        var generations = new Generation[manifest.Pins.Count];
        await Parallel.ForAsync(
            0,
            generations.Length,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellation },
            async (i, stop) =>
            {
                var pin = manifest.Pins[i];
                generations[i] = known.GetValueOrDefault(pin.EventId)
                    ?? await _observations.ReadAsync(pin.Reporter, pin.Period, pin.EventId, stop);
            });
        return generations;
    }

    private async Task<IReadOnlyList<CorrectionEntry>> CorrectionsAsync(
        SnapshotReference snapshot, SnapshotManifest manifest, CancellationToken cancellation)
    {
        if (manifest.Corrections is null)
        {
            return [];
        }

        await using var file = await _reader.OpenAsync(snapshot, SnapshotFiles.Corrections, cancellation: cancellation)
            ?? throw new InvalidDataException($"Snapshot {snapshot.Sequence} has corrections, but lacks its file {SnapshotFiles.Corrections}.");
        using var bytes = await CopyAsync(file.Content, cancellation);
        return CorrectionJson.ReadEntries(bytes);
    }

    private async Task<(StatisticalCatalogue Catalogue, Bilingual? Notice)> CatalogueAsync(
        SnapshotReference snapshot, SnapshotManifest manifest, CancellationToken cancellation)
    {
        if (manifest.CatalogueVersion == catalogue.Version)
        {
            return (catalogue, null);
        }

        await using var file = await _reader.OpenAsync(snapshot, SnapshotFiles.Catalogue, cancellation: cancellation);
        if (file is null)
        {
            return (catalogue, NotAtHand(manifest, new("未随快照保存", "was not kept with it")));
        }

        using var bytes = await CopyAsync(file.Content, cancellation);
        try
        {
            return (CatalogueLoader.Read(bytes), new(
                $"目录在此期快照之后已变（当时 {manifest.CatalogueVersion}，现行 {catalogue.Version}）；此处按快照当时的目录解释。",
                $"The catalogue has changed since this snapshot (then {manifest.CatalogueVersion}, now {catalogue.Version}); what is said here follows the snapshot's own."));
        }
        catch (Exception unreadable) when (unreadable is CatalogueException or JsonException)
        {
            return (catalogue, NotAtHand(manifest, new("本版程序无法读取", "cannot be read by this version of the program")));
        }
    }

    private Bilingual NotAtHand(SnapshotManifest manifest, Bilingual why) => new(
        $"快照所用的目录 {manifest.CatalogueVersion} {why.Zh}；此处按现行目录 {catalogue.Version} 解释，仅当结果与发布值一致时才给出。",
        $"The snapshot's catalogue {manifest.CatalogueVersion} {why.En}; what is said here follows the present one, {catalogue.Version}, and only where it gives the published value.");

    private static async Task<MemoryStream> CopyAsync(Stream content, CancellationToken cancellation)
    {
        MemoryStream bytes = new();
        await content.CopyToAsync(bytes, cancellation);
        bytes.Position = 0;
        return bytes;
    }
}
