using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage;

/// <summary>One version of an upload with its bytes, all from one read.</summary>
/// <param name="Upload">The version.</param>
/// <param name="Bytes">How many bytes it has.</param>
/// <param name="File">The bytes; null where they are too many to be read.</param>
internal sealed record Delivery(Upload Upload, long Bytes, ReceivedFile? File) : IAsyncDisposable
{
    /// <summary>The upload that the blob says it is, where a restore wrote it; null for all others.</summary>
    public Upload? Restored { get; init; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => File?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>The container that reporters write to; we only ever read it.</summary>
internal sealed class Inbox(PipelineStorage storage, PipelineOptions options)
{
    private readonly BlobContainerClient _container = storage.Container(StorageNames.Submissions);

    /// <summary>Reads a blob; with an ETag, only that version. Null where the blob, or that version of it, is gone.</summary>
    public async Task<Delivery?> ReadAsync(string blobPath, string? etag, CancellationToken cancellation)
    {
        var version = etag is null ? (ETag?)null : new ETag($"\"{Keys.PlainETag(etag)}\"");
        while (true)
        {
            try
            {
                using BlobDownloadStreamingResult download = await _container.GetBlobClient(blobPath).DownloadStreamingAsync(
                    new BlobDownloadOptions { Conditions = version is null ? null : new BlobRequestConditions { IfMatch = version } }, cancellation);
                var details = download.Details;
                return new(
                    Upload.Of(blobPath, details.ETag.ToString(), details.LastModified),
                    details.ContentLength,
                    details.ContentLength > options.MaximumUploadBytes
                        ? null
                        : await ReceivedFile.TakeInAsync(download.Content, details.ContentLength, cancellation))
                {
                    Restored = RestoredUpload.Read(blobPath, details.Metadata),
                };
            }
            catch (RequestFailedException overwritten) when (overwritten.Status == 412 && etag is null)
            {
                // Overwritten between two pieces of one read: begin again with the new version.
            }
            catch (RequestFailedException gone) when (gone.Status is 404 or 412)
            {
                if (await PropertiesAsync(blobPath, cancellation) is not { } properties
                    || properties.ETag == version
                    || RestoredUpload.Read(blobPath, properties.Metadata)?.ETag != Keys.PlainETag(etag!))
                {
                    return null;
                }

                // A restore wrote that very version back, under an ETag of its own.
                version = properties.ETag;
            }
        }
    }

    /// <summary>The ETag that a blob has now, without quotes, or had before a restore wrote it back; null where it is gone.</summary>
    public async Task<string?> CurrentETagAsync(string blobPath, CancellationToken cancellation) =>
        await PropertiesAsync(blobPath, cancellation) is { } properties
            ? RestoredUpload.Read(blobPath, properties.Metadata)?.ETag ?? Keys.PlainETag(properties.ETag.ToString())
            : null;

    /// <summary>All blobs as uploads: their present versions, or those that a restore wrote back.</summary>
    public async IAsyncEnumerable<Upload> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, "", cancellation))
        {
            yield return RestoredUpload.Read(blob.Name, blob.Metadata)
                ?? Upload.Of(blob.Name, blob.Properties.ETag!.Value.ToString(), blob.Properties.LastModified!.Value);
        }
    }

    private async Task<BlobProperties?> PropertiesAsync(string blobPath, CancellationToken cancellation)
    {
        try
        {
            return await _container.GetBlobClient(blobPath).GetPropertiesAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }
}
