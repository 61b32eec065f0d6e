using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Corrections;

namespace Pipeline.Storage;

/// <summary>The list of corrections: entries are added, and neither changed nor removed.</summary>
public sealed class CorrectionStore(PipelineStorage storage)
{
    private const int ParallelReads = 8;

    private readonly BlobContainerClient _container = storage.Container(StorageNames.Corrections);

    /// <summary>All entries, by time.</summary>
    public async Task<IReadOnlyList<CorrectionEntry>> ListAsync(CancellationToken cancellation = default)
    {
        List<string> names = [];
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "", cancellation))
        {
            names.Add(blob.Name);
        }

        var entries = new CorrectionEntry[names.Count];
        await Parallel.ForAsync(
            0,
            names.Count,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellation },
            async (i, stop) =>
            {
                BlobDownloadResult blob = await _container.GetBlobClient(names[i]).DownloadContentAsync(stop);
                entries[i] = CorrectionJson.Read(blob.Content.ToMemory().Span);
            });
        return entries;
    }

    /// <summary>Adds an entry; the same one a second time changes nothing.</summary>
    public async Task AddAsync(CorrectionEntry entry, CancellationToken cancellation = default)
    {
        using MemoryStream bytes = new(CorrectionJson.ToBytes(entry));
        await _container.TryCreateAsync(Keys.Correction(entry), bytes, "application/json", cancellation);
    }
}
