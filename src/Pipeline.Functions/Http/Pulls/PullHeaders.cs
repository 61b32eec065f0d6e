using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipeline.Publishing;
using Pipeline.Snapshots;
using Pipeline.Storage;

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
    public const string Exposed = $"{Snapshot}, {Hash}, {DatasetVersion}, {Notice}, ETag, Link, Content-Location, Content-Disposition, Accept-Ranges, Content-Range, Allow, Retry-After, Location, OData-Version, Preference-Applied";

    /// <summary>States which snapshot an answer is of, which version of it, and how it may be kept.</summary>
    public static void State(HttpResponse response, Entrance entrance, Freshness freshness)
    {
        freshness.State(response);
        response.Headers.CacheControl = entrance.CacheControl;
        response.Headers.Vary = Vary;
        Name(response, entrance.Reference);
    }

    /// <summary>States which snapshot an answer is of.</summary>
    public static void Name(HttpResponse response, SnapshotReference snapshot)
    {
        response.Headers[Snapshot] = snapshot.Sequence.ToString(CultureInfo.InvariantCulture);
        response.Headers[Hash] = snapshot.Hash;
    }

    /// <summary>States what the manifest says of a data set.</summary>
    public static void Describe(HttpResponse response, SnapshotManifest manifest, Dataset dataset)
    {
        if (manifest.Datasets.FirstOrDefault(each => each.Name == dataset.Name)?.Version is { Length: > 0 } version)
        {
            response.Headers[DatasetVersion] = version;
        }

        if (manifest.Notice is { } notice)
        {
            response.Headers[Notice] = notice.En.All(char.IsAscii) ? notice.En : Uri.EscapeDataString(notice.En);
        }
    }
}
