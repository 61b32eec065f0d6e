namespace Pipeline.Storage;

/// <summary>One version of one blob in the submissions container.</summary>
/// <param name="BlobPath">The path inside the container.</param>
/// <param name="ETag">The version, without quotes.</param>
/// <param name="Order">Its place among others.</param>
public sealed record Upload(string BlobPath, string ETag, OrderKey Order)
{
    /// <summary>The folder that it lies in, which is the reporter's code where the path is as it should be; fit for logs, whatever it is.</summary>
    internal string Folder => BlobPath.Split('/')[0] is { Length: > 0 and <= 12 } folder && folder.All(char.IsAsciiLetterOrDigit) ? folder : "invalid";

    /// <summary>The version of a blob that a date and an ETag describe.</summary>
    public static Upload Of(string blobPath, string etag, DateTimeOffset lastModified) =>
        new(blobPath, Keys.PlainETag(etag), new OrderKey(lastModified, Keys.EventId(blobPath, etag)));

    /// <summary>Whether the dates alone cannot say which of two versions of one blob is the later.</summary>
    public bool TiesWith(Upload other) =>
        BlobPath == other.BlobPath && Order.LastModified == other.Order.LastModified && ETag != other.ETag;

    /// <summary>
    /// Whether this upload replaces the one in force. Of two versions of one blob with the same second the one that the blob still has
    /// wins; where it has neither, a third is on its way and the order of the ids serves.
    /// </summary>
    /// <param name="inForce">The upload in force.</param>
    /// <param name="blobETag">The ETag that the blob has now, asked for only at a tie; null where the blob is gone.</param>
    public bool Replaces(Upload inForce, string? blobETag) =>
        TiesWith(inForce) && (blobETag == ETag || blobETag == inForce.ETag) ? blobETag == ETag : Order > inForce.Order;
}
