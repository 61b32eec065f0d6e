using System.Security.Cryptography;
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

    /// <summary>Writes a document and says what its SHA-256 is; the same generation always has the same.</summary>
    internal async Task<string> WriteAsync(NormalisedDocument document, CancellationToken cancellation)
    {
        var bytes = NormalisedDocumentJson.ToBytes(document);
        await _container.OverwriteAsync(
            Keys.Normalised(document.GenerationId), new BinaryData(bytes), "application/json", cancellation);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
