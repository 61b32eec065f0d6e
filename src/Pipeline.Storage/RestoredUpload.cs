using System.Globalization;

namespace Pipeline.Storage;

/// <summary>
/// What a restore writes beside an upload: which version of the blob it was, since the blob that is written back gets another ETag and date.
/// Nobody is believed for it: it counts only where the ledger knows that version with the same bytes. Overwriting the blob removes it.
/// </summary>
internal static class RestoredUpload
{
    private const string ETag = "pipelineetag";
    private const string LastModified = "pipelinelastmodified";

    /// <summary>The metadata of an upload that is written back.</summary>
    public static Dictionary<string, string> Metadata(Upload upload) => new()
    {
        [ETag] = upload.ETag,
        [LastModified] = upload.Order.LastModified.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
    };

    /// <summary>The upload that a blob says it is; null where no restore wrote it.</summary>
    public static Upload? Read(string blobPath, IDictionary<string, string>? metadata) =>
        metadata is not null
        && metadata.TryGetValue(ETag, out var etag)
        && metadata.TryGetValue(LastModified, out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var lastModified)
            ? Upload.Of(blobPath, etag, lastModified)
            : null;
}
