using System.Globalization;
using Pipeline.Corrections;

namespace Pipeline.Storage;

/// <summary>The partition and row of a table entity.</summary>
/// <param name="Partition">The PartitionKey.</param>
/// <param name="Row">The RowKey.</param>
public readonly record struct TableKey(string Partition, string Row);

/// <summary>The keys of all that is stored: pure functions.</summary>
public static class Keys
{
    /// <summary>The partition in which the list of snapshots stands.</summary>
    public const string SnapshotPartition = "snapshot";

    /// <summary>The blob whose lease a snapshot run holds.</summary>
    public const string SnapshotLock = "taker.lock";

    private const long LastSequence = 9_999_999_999;
    private const int DigitsOfPart = 16;
    private const int DigitsOfSuffix = 12;

    /// <summary>
    /// The id of one upload: 16 hexadecimal digits of SHA-256 over the path, then 16 of SHA-256 over path, line feed and ETag. With the
    /// path in front the versions of one file stand side by side among the ids of a second: which of them is the latest then never
    /// changes how any of them stands to another file.
    /// </summary>
    /// <param name="blobPath">The path inside the submissions container.</param>
    /// <param name="etag">The ETag, with or without the quotes that headers put around it.</param>
    public static string EventId(string blobPath, string etag) => Digits(blobPath) + Digits($"{blobPath}\n{PlainETag(etag)}");

    /// <summary>The part of an upload's id that all versions of its file share.</summary>
    internal static string FileOf(string eventId) => eventId[..DigitsOfPart];

    /// <summary>Whether a text that a caller gave can be the id of an upload at all.</summary>
    public static bool IsEventId(string text) => text is { Length: 2 * DigitsOfPart } && text.All(char.IsAsciiHexDigitLower);

    /// <summary>An ETag without quotes: lists give it bare, headers quoted.</summary>
    public static string PlainETag(string etag) => etag.Trim('"');

    /// <summary>The key of an upload in the ledger.</summary>
    public static TableKey Ledger(string reporter, string period, string eventId) => new(reporter, $"{period}_{eventId}");

    /// <summary>The partition of a generation in the observations table; the rows in it are area codes.</summary>
    public static string Generation(string reporter, Period period, string generation) => $"{reporter}_{period}_{generation}";

    /// <summary>The name of a further generation of an upload, which has one already.</summary>
    /// <param name="eventId">The upload.</param>
    /// <param name="documentHash">The SHA-256 of the generation's normalised document as it is without this name: the name follows from the content.</param>
    internal static string FurtherGeneration(string eventId, string documentHash) => $"{eventId}-{documentHash[..DigitsOfSuffix]}";

    /// <summary>The upload that a generation is of: a generation is called after it, and a further one has a suffix.</summary>
    public static string EventOf(string generation) => generation.Split('-')[0];

    /// <summary>The key of a reporter's period in the table of what is in force.</summary>
    public static TableKey Current(string reporter, Period period) => new(reporter, period.ToString());

    /// <summary>The key of a snapshot in the list; higher sequences come first.</summary>
    public static TableKey Snapshot(long sequence) => new(SnapshotPartition, Invariant($"{LastSequence - sequence:D10}"));

    /// <summary>The sequence whose key in the list a row key is; null where it is none.</summary>
    internal static long? SequenceOf(string snapshotRow) =>
        long.TryParse(snapshotRow, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? LastSequence - number : null;

    /// <summary>The key of a value in the indicators table.</summary>
    public static TableKey Indicator(long sequence, string indicator, string area, Period period) =>
        new(IndicatorPartition(sequence), $"{indicator}_{area}_{period}");

    /// <summary>The partition of a snapshot in the indicators table.</summary>
    public static string IndicatorPartition(long sequence) => Invariant($"{sequence}");

    /// <summary>The blob of a file's bytes in the archive.</summary>
    public static string Archive(string contentHash) => contentHash;

    /// <summary>The blob of a generation's observations with their cells.</summary>
    public static string Normalised(string generation) => $"{generation}.json";

    /// <summary>The blob of an upload's receipt.</summary>
    public static string Receipt(string reporter, string period, string eventId) => $"{reporter}/{period}/{eventId}/receipt.json";

    /// <summary>The blob of an upload's workbook with our remarks in it.</summary>
    public static string Feedback(string reporter, string period, string eventId) => $"{reporter}/{period}/{eventId}/feedback.xlsx";

    /// <summary>The blob of the note that says why an upload was set aside.</summary>
    public static string Quarantine(string eventId) => $"{eventId}.json";

    /// <summary>The blob of an entry in the list of corrections; names sort by time.</summary>
    public static string Correction(CorrectionEntry entry) => Invariant($"{entry.At.UtcDateTime:yyyyMMdd'T'HHmmssfffffff'Z'}-{entry.Id}.json");

    /// <summary>The folder of a snapshot's files, without a slash at the end.</summary>
    public static string SnapshotFolder(long sequence, string hash) => Invariant($"{sequence}-{hash}");

    /// <summary>The sequence of the snapshot whose file a blob is; null of pointers and whatever else stands beside.</summary>
    internal static long? SequenceOfFile(string blob) =>
        blob.Split('/') is [var folder, _] && long.TryParse(folder.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : null;

    /// <summary>The blob of one file of a snapshot.</summary>
    public static string SnapshotFile(long sequence, string hash, string file) => $"{SnapshotFolder(sequence, hash)}/{file}";

    /// <summary>The folder of the assessments of a year that were frozen, with a slash at the end.</summary>
    public static string FrozenYear(int year) => Invariant($"{year:0000}/");

    /// <summary>The blob of the rows of a frozen assessment.</summary>
    public static string FrozenRows(int year, int number) => Invariant($"{year:0000}/{number:0000}.csv");

    /// <summary>The blob of the record of a frozen assessment.</summary>
    public static string FrozenRecord(int year, int number) => Invariant($"{year:0000}/{number:0000}.json");

    private static string Digits(string text) => Sha256.Hex(text)[..DigitsOfPart];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
