using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage;

/// <summary>Names one published snapshot: its files are immutable.</summary>
/// <param name="Sequence">The number of the publication.</param>
/// <param name="Hash">The hash of the content.</param>
public sealed record SnapshotReference(long Sequence, string Hash)
{
    /// <summary>The folder of its files in the snapshots container.</summary>
    [JsonIgnore]
    public string Folder => Keys.SnapshotFolder(Sequence, Hash);
}

/// <summary>The pointers to the newest snapshot and the newest released one; they move forward only.</summary>
public sealed class SnapshotPointers(PipelineStorage storage)
{
    /// <summary>The pointer to the newest snapshot.</summary>
    public const string Nightly = "nightly";

    /// <summary>The pointer to the newest released snapshot.</summary>
    public const string Released = "released";

    private readonly BlobContainerClient _container = storage.Container(StorageNames.Snapshots);

    /// <summary>Where a pointer points; null where it does not exist yet.</summary>
    public async Task<SnapshotReference?> FindAsync(string name, CancellationToken cancellation = default) =>
        (await ReadAsync(name, cancellation))?.Reference;

    /// <summary>Where a pointer points, and since when; null where it does not exist yet.</summary>
    internal async Task<(SnapshotReference Reference, DateTimeOffset Since)?> FindWithTimeAsync(string name, CancellationToken cancellation) =>
        await ReadAsync(name, cancellation) is var (reference, _, since) ? (reference, since) : null;

    /// <summary>Moves a pointer by compare-and-swap, to a higher sequence only. False where it points there or further already.</summary>
    internal async Task<bool> MoveAsync(string name, SnapshotReference target, CancellationToken cancellation)
    {
        while (true)
        {
            var standing = await ReadAsync(name, cancellation);
            if (standing?.Reference.Sequence >= target.Sequence)
            {
                return false;
            }

            try
            {
                await _container.GetBlobClient(Blob(name)).UploadAsync(
                    new BinaryData(JsonSerializer.SerializeToUtf8Bytes(target, SnapshotPointerJson.Default.SnapshotReference)),
                    new BlobUploadOptions
                    {
                        Conditions = standing is { } read
                            ? new BlobRequestConditions { IfMatch = read.Version }
                            : new BlobRequestConditions { IfNoneMatch = ETag.All },
                        HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                    },
                    cancellation);
                return true;
            }
            catch (RequestFailedException lost) when (lost.Status is 409 or 412)
            {
                // Somebody else moved it, or the answer to our own write was lost: read again.
            }
        }
    }

    private async Task<(SnapshotReference Reference, ETag Version, DateTimeOffset Since)?> ReadAsync(string name, CancellationToken cancellation) =>
        await _container.FindAsync(Blob(name), cancellation) is { } blob
            ? (Read(blob.Content), blob.Details.ETag, blob.Details.LastModified)
            : null;

    /// <summary>What the blob of a pointer says.</summary>
    internal static SnapshotReference Read(BinaryData pointer) =>
        JsonSerializer.Deserialize(pointer, SnapshotPointerJson.Default.SnapshotReference) ?? throw new JsonException("A pointer is null.");

    private static string Blob(string name) => $"{name}.json";
}

/// <summary>How pointers are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SnapshotReference))]
internal sealed partial class SnapshotPointerJson : JsonSerializerContext;
