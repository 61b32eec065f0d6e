using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;
using Pipeline.Snapshots;
using Pipeline.Storage;

namespace Pipeline.Functions.Http.OData;

/// <summary>The story of one request by OData: what does it name, may the caller read that snapshot, does it have this version, and then the rows.</summary>
public sealed class ODataPull(SnapshotDoor door, ManifestCache manifests, SnapshotFileCache files, ODataModel model)
{
    /// <summary>How many rows a page has where the caller has no preference.</summary>
    public const int UsualPage = 10_000;

    /// <summary>How many rows a page has at most.</summary>
    public const int LargestPage = 20_000;

    /// <summary>How many rows may be passed over where they must be sorted: they are held in memory by their keys.</summary>
    public const int DeepestSorted = 200_000;

    private const string Plain = "text/plain;charset=utf-8";
    private const string MaxVersion = "OData-MaxVersion";

    /// <summary>What a request is answered with.</summary>
    internal async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken cancellation)
    {
        request.HttpContext.Response.Headers[ODataError.VersionHeader] = ODataError.Version;
        try
        {
            CheckVersion(request);
            var address = ODataAddress.Read(request, model);
            var query = ODataQuery.Read(request.Query, address, model);
            return await door.EnterAsync(request, address.Snapshot, moment: null, cancellation) switch
            {
                (null, var refusal) => refusal!,
                var (entrance, _) => address.Resource switch
                {
                    ODataResource.Service => Service(request, address, entrance),
                    ODataResource.Metadata => Schema(request, entrance),
                    ODataResource.Rows => await RowsAsync(request, address, query, entrance, cancellation),
                    _ => await PartAsync(request, address, query, entrance, cancellation),
                },
            };
        }
        catch (ODataFault fault)
        {
            return fault.Problem;
        }
    }

    private static void CheckVersion(HttpRequest request)
    {
        if (request.Headers.TryGetValue(MaxVersion, out var text)
            && !(Version.TryParse(text.ToString().Split(';')[0], out var version) && version >= new Version(ODataError.Version)))
        {
            throw ODataFault.Invalid(
                MaxVersion,
                new($"本服务使用 OData {ODataError.Version}，请求最多接受 {text}。", $"This service speaks OData {ODataError.Version}; the request accepts {text} at most."),
                new("用支持 OData 4 的客户端。", "Use a client of OData 4."));
        }
    }

    private DocumentAnswer Service(HttpRequest request, ODataAddress address, Entrance entrance)
    {
        var format = ODataFormat.Choose(request);
        return new(ODataJson.Service(address, format, model.Datasets), format.MediaType) { CacheControl = CacheControlOfModel(entrance) };
    }

    private DocumentAnswer Schema(HttpRequest request, Entrance entrance) => new(
        ODataFormat.ChooseJsonSchema(request) ? model.Json : model.Xml,
        ODataFormat.ChooseJsonSchema(request) ? "application/json;charset=utf-8" : "application/xml;charset=utf-8")
    {
        CacheControl = CacheControlOfModel(entrance),
    };

    /// <summary>Not kept for ever under a number either: entity sets and schema are those of this version of the service.</summary>
    private static string CacheControlOfModel(Entrance entrance) => (entrance with { IsPinned = false }).CacheControl;

    private async Task<IResult> RowsAsync(HttpRequest request, ODataAddress address, ODataQuery query, Entrance entrance, CancellationToken cancellation)
    {
        var (reference, response, dataset) = (entrance.Reference, request.HttpContext.Response, address.Dataset!);
        var format = ODataFormat.Choose(request);
        var preferred = PreferredPage(request);
        var size = (int)Math.Min(query.Limit ?? long.MaxValue, preferred ?? UsualPage);
        if (query.Order.Count > 0 && query.Skipped > DeepestSorted)
        {
            throw ODataFault.Invalid(
                ODataQuery.Skip,
                new($"排序时最多跳过 {DeepestSorted} 行。", $"With {ODataQuery.OrderBy} at most {DeepestSorted} rows can be passed over."),
                new("请用 nextLink 翻页，或用 $filter 缩小范围。", "Follow nextLink from page to page, or narrow it by $filter."));
        }

        var context = string.Create(CultureInfo.InvariantCulture, $"odata\n{reference.Sequence}\n{reference.Hash}\n{dataset.Name}\n{query.Sequence}");
        long? start = query.Token is null ? 0 : PageToken.Read(query.Token, context);
        if (start is null)
        {
            throw ODataFault.Invalid(
                ODataQuery.SkipToken,
                new("该翻页标记不属于这一期快照和这一查询。", "This page mark is not of this snapshot and query."),
                new("从第一页开始，逐页使用 @odata.nextLink。", "Begin with the first page and follow @odata.nextLink."));
        }

        var coding = ContentCoding.Choose(request);
        var version = Freshness.Of(
            coding, context, address.Root.ToString(), Canonical(request), format.MediaType, size.ToString(CultureInfo.InvariantCulture), Formats.SerializerVersion.ToString(CultureInfo.InvariantCulture));
        var (found, _, answer) = await PulledFile.BeginAsync(request, entrance, dataset, version, manifests, cancellation);
        response.Headers.Append("Vary", "Prefer");
        if (preferred is not null)
        {
            response.Headers["Preference-Applied"] = string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={preferred}");
        }

        if (found is null)
        {
            return answer!;
        }

        var file = await OpenAsync(entrance, found, cancellation);
        try
        {
            var table = await StoredTable.OpenAsync(dataset, file.ReadAsync, cancellation);
            long? count = query.IsCounted ? await CountAsync(table, query, found.Manifest, cancellation) : null;
            var page = new ODataPage(table, query, start.Value, size);
            var json = new ODataJson(address, query, format);
            string? NextLink() => page.Next is { } next && (query.Limit is null || query.Limit > size)
                ? Link(request, reference, dataset, query, size, PageToken.Write(next, context))
                : null;
            return new StreamedAnswer(format.MediaType, coding, (output, stop) => json.WriteAsync(page.ReadAsync(stop), count, NextLink, output, stop), file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A count, a row, or a property of one.</summary>
    private async Task<IResult> PartAsync(HttpRequest request, ODataAddress address, ODataQuery query, Entrance entrance, CancellationToken cancellation)
    {
        var isText = address.Resource is ODataResource.Count or ODataResource.PropertyValue;
        var format = isText ? new(ODataMetadata.Minimal, false) : ODataFormat.Choose(request);
        var (found, problem) = await PulledFile.FindAsync(request.HttpContext.Response, entrance, address.Dataset!, manifests, cancellation);
        if (found is null)
        {
            return problem!;
        }

        using var file = await OpenAsync(entrance, found, cancellation);
        var table = await StoredTable.OpenAsync(address.Dataset!, file.ReadAsync, cancellation);
        byte[] content;
        if (address.Resource == ODataResource.Count)
        {
            content = Encoding.UTF8.GetBytes((await CountAsync(table, query, found.Manifest, cancellation)).ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            var row = await FindAsync(table, address, cancellation);
            var place = address.Property is null ? -1 : address.Dataset!.Columns.ToList().IndexOf(address.Property);
            if (place >= 0 && row[place].IsNothing)
            {
                return Results.NoContent();
            }

            var json = new ODataJson(address, query, format);
            content = address.Resource switch
            {
                ODataResource.Row => json.Entity(row),
                ODataResource.Property => json.Property(row, address.Property!),
                _ => Encoding.UTF8.GetBytes(row[place].ToString()),
            };
        }

        return new DocumentAnswer(content, isText ? Plain : format.MediaType) { CacheControl = entrance.CacheControl, LastModified = entrance.ModifiedAt(found.Manifest) };
    }

    private static async Task<Row> FindAsync(StoredTable table, ODataAddress address, CancellationToken cancellation)
    {
        var columns = table.Dataset.Columns;
        var keys = Enumerable.Range(0, columns.Count).Where(place => columns[place].Role == ColumnRole.Key).Select(place => (place, address.Key[columns[place].Name])).ToList();
        await foreach (var row in table.ReadAsync(0, cancellation))
        {
            if (keys.TrueForAll(key => row[key.place].Text == key.Item2))
            {
                return new KeptRow(row, columns.Count);
            }
        }

        throw ODataFault.NotFound(new("没有这一行。", "There is no such row."), new("请核对各键的代码；全部行见实体集。", "Check the codes of the keys; the entity set has all rows."));
    }

    private async Task<OpenSnapshotFile> OpenAsync(Entrance entrance, PulledFile found, CancellationToken cancellation) =>
        await files.OpenAsync(entrance.Reference, found.File, cancellation) ?? throw new ODataFault(SnapshotDoor.Gone());

    /// <summary>How many rows there are; of all of them the manifest tells.</summary>
    private static async Task<long> CountAsync(StoredTable table, ODataQuery query, SnapshotManifest manifest, CancellationToken cancellation) =>
        query.Condition is null && manifest.Datasets.FirstOrDefault(each => each.Name == table.Dataset.Name) is { } described
            ? described.Rows
            : await ODataPage.CountAsync(table, query, cancellation);

    /// <summary>The page size that the caller prefers (RFC 7240), as far as it can be had; null where it has no preference.</summary>
    private static int? PreferredPage(HttpRequest request)
    {
        var preference = request.Headers["Prefer"]
            .SelectMany(line => (line ?? "").Split([',', ';'], StringSplitOptions.TrimEntries))
            .Select(each => each.Split('=', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(pair => pair is ["odata.maxpagesize" or "maxpagesize", _]);
        return preference is not null && int.TryParse(preference[1].Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? Math.Min(size, LargestPage)
            : null;
    }

    private static string Canonical(HttpRequest request) =>
        string.Join('&', request.Query.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>The address of the next page: of this snapshot by number, so that no page is of another one.</summary>
    private static string Link(HttpRequest request, SnapshotReference reference, Dataset dataset, ODataQuery query, int size, string token)
    {
        var options = request.Query
            .Where(pair => pair.Key is not (ODataQuery.SkipToken or ODataQuery.Skip or ODataQuery.Top))
            .Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value))
            .Concat(query.Limit is { } limit ? [KeyValuePair.Create<string, string?>(ODataQuery.Top, (limit - size).ToString(CultureInfo.InvariantCulture))] : [])
            .Append(KeyValuePair.Create<string, string?>(ODataQuery.SkipToken, token));
        return QueryHelpers.AddQueryString(
            string.Create(CultureInfo.InvariantCulture, $"{PublicAddress.RootOf(request)}{ODataAddress.Base}/{reference.Sequence}/{dataset.Name}"), options);
    }
}
