using System.Security.Cryptography;
using System.Text.Json;
using Pipeline.Snapshots;

namespace Pipeline.Corrections;

/// <summary>Corrections as JSON: the same entries give the same bytes, and so the same hash.</summary>
public static class CorrectionJson
{
    /// <summary>The bytes of one entry.</summary>
    public static byte[] ToBytes(CorrectionEntry entry) => JsonSerializer.SerializeToUtf8Bytes(entry, SnapshotJson.Indented);

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="JsonException">The bytes are no entry.</exception>
    public static CorrectionEntry Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<CorrectionEntry>(utf8, SnapshotJson.Indented) ?? throw new JsonException("A correction is expected, not null.");

    /// <summary>Writes what a snapshot says of its corrections; the stream stays open.</summary>
    public static void Write(CorrectionReport report, Stream output) => JsonSerializer.Serialize(output, report, SnapshotJson.Indented);

    /// <summary>Reads the entries of what <see cref="Write"/> wrote: what became of them follows from the data.</summary>
    /// <exception cref="JsonException">The stream holds no such report.</exception>
    public static IReadOnlyList<CorrectionEntry> ReadEntries(Stream input) =>
        JsonSerializer.Deserialize<CorrectionReport>(input, SnapshotJson.Indented)?.Entries ?? throw new JsonException("A report is expected, not null.");

    /// <summary>The SHA-256 of entries, 64 hexadecimal digits.</summary>
    public static string Hash(IEnumerable<CorrectionEntry> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in entries)
        {
            hash.AppendData(ToBytes(entry));
            hash.AppendData([(byte)'\n']);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
