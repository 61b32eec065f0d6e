using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage;

/// <summary>Blob operations in which something that is there, or is not, is no failure.</summary>
internal static class BlobWrites
{
    /// <summary>Writes a blob unless there is one. False where there is one.</summary>
    public static async Task<bool> TryCreateAsync(
        this BlobContainerClient container, string name, Stream content, string contentType, CancellationToken cancellation)
    {
        try
        {
            await container.GetBlobClient(name).UploadAsync(
                content,
                new BlobUploadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
                },
                cancellation);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Writes a blob over whatever is there.</summary>
    public static Task OverwriteAsync(
        this BlobContainerClient container, string name, BinaryData content, string contentType, CancellationToken cancellation) =>
        container.GetBlobClient(name).UploadAsync(
            content,
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = contentType } },
            cancellation);

    /// <summary>Reads a small blob; null where there is none.</summary>
    public static async Task<BlobDownloadResult?> FindAsync(
        this BlobContainerClient container, string name, CancellationToken cancellation)
    {
        try
        {
            return await container.GetBlobClient(name).DownloadContentAsync(cancellation);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }
}
