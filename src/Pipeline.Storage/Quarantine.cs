using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Blobs;

namespace Pipeline.Storage;

/// <summary>Why a file was set aside; its bytes are in the archive, where they can do no harm.</summary>
public sealed record QuarantineNote
{
    /// <summary>The upload's event id; for a message that names none, the hash of the message.</summary>
    public required string EventId { get; init; }

    /// <summary>The path inside the submissions container.</summary>
    public required string BlobPath { get; init; }

    /// <summary>SHA-256 of the bytes, the name of the blob in the archive; empty where they could not be had.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>Why: codes of findings, or such as <c>failed-repeatedly</c>, separated by spaces.</summary>
    public required string Reason { get; init; }

    /// <summary>The message that named no upload, as it was; empty otherwise.</summary>
    public string Text { get; init; } = "";
}

/// <summary>Notes about files that were set aside.</summary>
public sealed class Quarantine(PipelineStorage storage)
{
    private readonly BlobContainerClient _container = storage.Container(StorageNames.Quarantine);

    /// <summary>The note about an upload; null where there is none.</summary>
    public async Task<QuarantineNote?> FindAsync(string eventId, CancellationToken cancellation = default) =>
        await _container.FindAsync(Keys.Quarantine(eventId), cancellation) is { } blob
            ? JsonSerializer.Deserialize(blob.Content, QuarantineJson.Default.QuarantineNote)
            : null;

    /// <summary>Writes a note over an earlier one of the same upload.</summary>
    internal Task WriteAsync(QuarantineNote note, CancellationToken cancellation) => _container.OverwriteAsync(
        Keys.Quarantine(note.EventId),
        new BinaryData(JsonSerializer.SerializeToUtf8Bytes(note, QuarantineJson.Default.QuarantineNote)),
        "application/json",
        cancellation);
}

/// <summary>How notes are written.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(QuarantineNote))]
internal sealed partial class QuarantineJson : JsonSerializerContext;
