using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.LocalHost.Functions;
using Pipeline.LocalHost.Invocation;

namespace Pipeline.LocalHost.Blobs;

/// <summary>The blob that triggered a function, opened the way the function asks for.</summary>
internal sealed class BlobPayload(BlobClient blob) : IPayload
{
    public async Task<object?> ReadAsync(Type type, CancellationToken cancellation)
    {
        if (type == typeof(BlobClient))
        {
            return blob;
        }

        if (type == typeof(Stream))
        {
            // Seekable, and answers 412 when the blob is overwritten while it is read, as on Azure.
            return await blob.OpenReadAsync(cancellationToken: cancellation);
        }

        BlobDownloadResult download = await blob.DownloadContentAsync(cancellation);
        return type == typeof(byte[]) ? download.Content.ToArray() : download.Content.ToString();
    }

    /// <summary>What a blob tells a function; null where the blob is not the function's.</summary>
    public static Occasion? Describe(Trigger.Blob trigger, BlobClient blob, BlobProperties properties, string reason)
    {
        if (blob.BlobContainerName != trigger.Path.Container || trigger.Path.Match(blob.Name) is not { } tokens)
        {
            return null;
        }

        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["BlobTrigger"] = $"{blob.BlobContainerName}/{blob.Name}",
            // JSON texts, quotes included: so they arrive from the real host.
            ["Uri"] = JsonSerializer.Serialize(blob.Uri),
            ["Properties"] = JsonSerializer.Serialize(new
            {
                properties.LastModified,
                properties.CreatedOn,
                BlobType = properties.BlobType.ToString(),
                ETag = BlobVersion.Text(properties.ETag),
                properties.ContentLength,
                properties.ContentType,
                properties.ContentHash,
                properties.ContentEncoding,
                properties.ContentLanguage,
            }),
            ["Metadata"] = JsonSerializer.Serialize(properties.Metadata),
        };
        foreach (var (token, value) in tokens)
        {
            data[token] = value;
        }

        return new Occasion(new BlobPayload(blob), data, reason);
    }
}
