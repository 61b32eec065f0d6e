namespace Pipeline.Functions.Http.Pulls;

/// <summary>The headers of our own that answers carry; the OpenAPI document describes them.</summary>
internal static class PullHeaders
{
    /// <summary>The number of the snapshot that the answer is of.</summary>
    public const string Snapshot = "Pipeline-Snapshot";

    /// <summary>The hash of that snapshot's content.</summary>
    public const string Hash = "Pipeline-Snapshot-Hash";

    /// <summary>The semantic version of the data set in that snapshot.</summary>
    public const string DatasetVersion = "Pipeline-Dataset-Version";

    /// <summary>What readers must know before they use a figure; what is not ASCII is percent-encoded UTF-8.</summary>
    public const string Notice = "Pipeline-Notice";

    /// <summary>The request headers that answers depend on.</summary>
    public const string Vary = "Accept, Accept-Encoding, Accept-Language, Authorization";

    /// <summary>What scripts of other origins may read.</summary>
    public const string Exposed = $"{Snapshot}, {Hash}, {DatasetVersion}, {Notice}, ETag, Link, Content-Location, Content-Disposition, Allow, Retry-After, Location";
}
