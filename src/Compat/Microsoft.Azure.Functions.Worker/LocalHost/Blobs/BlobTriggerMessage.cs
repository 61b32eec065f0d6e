using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.LocalHost.Blobs;

/// <summary>What the scanner queues for each new blob; the body is the real host's, byte for byte, also in the poison queue.</summary>
internal sealed record BlobTriggerMessage(
    string Type, string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag)
{
    // Blob names are Chinese here; the real host does not escape them either.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static BlobTriggerMessage For(string functionId, string blobType, string container, string blob, string etag) =>
        new("BlobTrigger", functionId, blobType, container, blob, etag);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a body; null where it is no blob trigger message.</summary>
    public static BlobTriggerMessage? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            var message = JsonSerializer.Deserialize<BlobTriggerMessage>(body, Json);
            return message is { FunctionId: not null, ContainerName: not null, BlobName: not null } ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
