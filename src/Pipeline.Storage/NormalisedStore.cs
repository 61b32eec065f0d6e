using Azure.Storage.Blobs;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>The observations of each accepted upload with the cells they came from: lineage.</summary>
public sealed class NormalisedStore(PipelineStorage storage)
{
    private readonly BlobContainerClient _container = storage.Container(StorageNames.Normalised);

    /// <summary>The document of an upload; null where there is none.</summary>
    public async Task<NormalisedDocument?> FindAsync(string eventId, CancellationToken cancellation = default) =>
        await _container.FindAsync(Keys.Normalised(eventId), cancellation) is { } blob
            ? NormalisedDocumentJson.Read(blob.Content.ToMemory().Span)
            : null;

    /// <summary>Writes a document; the same upload always has the same.</summary>
    internal Task WriteAsync(NormalisedDocument document, CancellationToken cancellation) => _container.OverwriteAsync(
        Keys.Normalised(document.EventId), new BinaryData(NormalisedDocumentJson.ToBytes(document)), "application/json", cancellation);
}
