using System.Globalization;
using System.Text;
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

    /// <summary>How long that header can be; the manifest and the formats that have a place for it have the notice in full.</summary>
    internal const int LongestNotice = 2_000;

    /// <summary>The request headers that answers depend on.</summary>
    public const string Vary = "Accept, Accept-Encoding, Accept-Language, Authorization";

    /// <summary>What scripts of other origins may read.</summary>
    public const string Exposed = $"{Snapshot}, {Hash}, {DatasetVersion}, {Notice}, ETag, Link, Content-Location, Content-Disposition, Accept-Ranges, Content-Range, Allow, Retry-After, Location, OData-Version, Preference-Applied";

    private static readonly string Cut = Uri.EscapeDataString("…");

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
        if (manifest.VersionOf(dataset.Name) is { Length: > 0 } version)
        {
            response.Headers[DatasetVersion] = version;
        }

        if (manifest.Notice is { } notice)
        {
            response.Headers[Notice] = OneLine(notice.En);
        }
    }

    /// <summary>The text as a header can have it. Workbooks have brought it along: were it as long as they like, clients and proxies would refuse the answer.</summary>
    internal static string OneLine(string notice)
    {
        var isPlain = notice.All(c => c is >= ' ' and <= '~');
        var line = isPlain ? notice : Uri.EscapeDataString(notice);
        if (line.Length <= LongestNotice)
        {
            return line;
        }

        StringBuilder begun = new();
        foreach (var rune in notice.EnumerateRunes())
        {
            var next = isPlain ? rune.ToString() : Uri.EscapeDataString(rune.ToString());
            if (begun.Length + next.Length + Cut.Length > LongestNotice)
            {
                break;
            }

            begun.Append(next);
        }

        return begun.Append(isPlain ? "..." : Cut).ToString();
    }
}
