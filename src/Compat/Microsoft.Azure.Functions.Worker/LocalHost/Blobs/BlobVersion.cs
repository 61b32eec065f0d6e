using Azure;

namespace Pipeline.LocalHost.Blobs;

/// <summary>A blob version's tag as text.</summary>
internal static class BlobVersion
{
    /// <summary>With quotes, as in the header, which the real host goes by; listings leave them out.</summary>
    public static string Text(ETag? tag) => tag?.ToString("H") ?? "";
}
