using System.Text.Json;

namespace Pipeline.Submissions;

/// <summary>Receipts as JSON: indented UTF-8, camel-case names in the order of the record, the same bytes for the same receipt.</summary>
public static class ReceiptJson
{
    /// <summary>Writes a receipt; the stream stays open.</summary>
    public static void Write(Receipt receipt, Stream output) => JsonSerializer.Serialize(output, receipt, SubmissionJson.Indented);

    /// <summary>The bytes of a receipt.</summary>
    public static byte[] ToBytes(Receipt receipt) => JsonSerializer.SerializeToUtf8Bytes(receipt, SubmissionJson.Indented);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The bytes are no receipt.</exception>
    public static Receipt Read(Stream input) => JsonSerializer.Deserialize<Receipt>(input, SubmissionJson.Indented)
        ?? throw new JsonException("A receipt is expected, not null.");

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="JsonException">The bytes are no receipt.</exception>
    public static Receipt Read(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize<Receipt>(utf8, SubmissionJson.Indented)
        ?? throw new JsonException("A receipt is expected, not null.");
}
