using System.Text.Json;

namespace Pipeline.Submissions;

/// <summary>Normalised documents as JSON: one line of UTF-8, the same bytes for the same document.</summary>
public static class NormalisedDocumentJson
{
    /// <summary>Writes a document; the stream stays open.</summary>
    public static void Write(NormalisedDocument document, Stream output) => JsonSerializer.Serialize(output, document, SubmissionJson.Compact);

    /// <summary>The bytes of a document.</summary>
    public static byte[] ToBytes(NormalisedDocument document) => JsonSerializer.SerializeToUtf8Bytes(document, SubmissionJson.Compact);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The bytes are no normalised document.</exception>
    public static NormalisedDocument Read(Stream input) => JsonSerializer.Deserialize<NormalisedDocument>(input, SubmissionJson.Compact)
        ?? throw new JsonException("A normalised document is expected, not null.");

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="JsonException">The bytes are no normalised document.</exception>
    public static NormalisedDocument Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<NormalisedDocument>(utf8, SubmissionJson.Compact)
        ?? throw new JsonException("A normalised document is expected, not null.");
}
