using Azure.Storage.Blobs;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>The observations of each accepted upload with the cells they came from: lineage.</summary>
public sealed class NormalisedStore(PipelineStorage storage)
{
    private readonly BlobContainerClient _container = storage.Container(StorageNames.Normalised);

    /// <summary>The document of a generation; null where there is none.</summary>
    public async Task<NormalisedDocument?> FindAsync(string generation, CancellationToken cancellation = default) =>
        await _container.FindAsync(Keys.Normalised(generation), cancellation) is { } blob
            ? NormalisedDocumentJson.Read(blob.Content.ToMemory().Span)
            : null;

    /// <summary>
    /// Writes the document of a new generation, and says what its SHA-256 is. The generation is called after the upload; where another stands
    /// under that name, because a run with another catalogue was here, it gets a name of its own: what stands may have come into force.
    /// </summary>
    internal async Task<(NormalisedDocument Document, string Hash)> AddAsync(NormalisedDocument document, CancellationToken cancellation)
    {
        var bytes = NormalisedDocumentJson.ToBytes(document);
        var name = Keys.Normalised(document.GenerationId);
        var hash = Sha256.Hex(bytes);
        if (await _container.TryCreateAsync(name, new MemoryStream(bytes), "application/json", cancellation)
            || ((await _container.FindAsync(name, cancellation))?.Content is { } stored && stored.ToMemory().Span.SequenceEqual(bytes)))
        {
            return (document, hash);
        }

        document = document with { Generation = Keys.FurtherGeneration(document.EventId, hash) };
        return (document, await WriteAsync(document, cancellation));
    }

    /// <summary>Writes a document and says what its SHA-256 is; the same generation always has the same.</summary>
    internal async Task<string> WriteAsync(NormalisedDocument document, CancellationToken cancellation)
    {
        var bytes = NormalisedDocumentJson.ToBytes(document);
        await _container.OverwriteAsync(
            Keys.Normalised(document.GenerationId), new BinaryData(bytes), "application/json", cancellation);
        return Sha256.Hex(bytes);
    }
}
