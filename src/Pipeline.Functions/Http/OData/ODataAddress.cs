using Microsoft.AspNetCore.Http;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using Pipeline.Publishing;
using Pipeline.Storage;

namespace Pipeline.Functions.Http.OData;

/// <summary>What an address under <c>/odata</c> leads to.</summary>
internal enum ODataResource
{
    /// <summary>The list of entity sets.</summary>
    Service,

    /// <summary>The schema.</summary>
    Metadata,

    /// <summary>The rows of a data set.</summary>
    Rows,

    /// <summary>How many rows there are.</summary>
    Count,

    /// <summary>One row, by its key.</summary>
    Row,

    /// <summary>One property of a row.</summary>
    Property,

    /// <summary>The bare text of one property of a row.</summary>
    PropertyValue,
}

/// <summary>An address of the service: which snapshot, and what of it.</summary>
/// <remarks>
/// <c>/odata/v1/…</c> is the released snapshot, <c>/odata/v1/{snapshot}/…</c> any other one. The snapshot is part of the path because that
/// is what clients build further addresses from; they drop query options of ours.
/// </remarks>
/// <param name="Snapshot"><c>nightly</c>, <c>released</c> or a number.</param>
/// <param name="Root">The root of the service as the caller addressed it, with the slash at its end.</param>
/// <param name="Resource">What it leads to.</param>
internal sealed record ODataAddress(string Snapshot, Uri Root, ODataResource Resource)
{
    /// <summary>The path under which the service is.</summary>
    public const string Base = "/odata/v1";

    /// <summary>The data set; null for what is of all.</summary>
    public Dataset? Dataset { get; private init; }

    /// <summary>The key of the row, by column; empty where none is named.</summary>
    public IReadOnlyDictionary<string, string> Key { get; private init; } = new Dictionary<string, string>();

    /// <summary>The column of the property; null where none is named.</summary>
    public Column? Property { get; private init; }

    /// <summary>Reads the address of a request.</summary>
    /// <exception cref="ODataFault">There is no such address, or OData has it and this service has not.</exception>
    public static ODataAddress Read(HttpRequest request, ODataModel model)
    {
        var path = request.Path.ToUriComponent()[Base.Length..].TrimStart('/');
        var first = path.Split('/')[0];
        var named = first is SnapshotPointers.Nightly or SnapshotPointers.Released || (first.Length > 0 && first.All(char.IsAsciiDigit));
        var root = new Uri($"{PublicAddress.RootOf(request)}{Base}/{(named ? $"{first}/" : "")}");
        var address = new ODataAddress(named ? first : SnapshotPointers.Released, root, ODataResource.Service);
        var rest = named ? path[first.Length..].TrimStart('/') : path;
        return rest is "$all" or "$entity" || rest.StartsWith("$crossjoin(", StringComparison.Ordinal)
            ? throw Unsupported(rest)
            : Lead(address, Parse(model, root, rest), rest, model);
    }

    private static List<ODataPathSegment> Parse(ODataModel model, Uri root, string rest)
    {
        try
        {
            return [.. new ODataUriParser(model.Edm, root, new Uri(root, rest)) { UrlKeyDelimiter = ODataUrlKeyDelimiter.Parentheses }.ParsePath()];
        }
        catch (Exception wrong) when (wrong is ODataException or UriFormatException)
        {
            throw ODataFault.NotFound(
                new($"没有地址 {rest}：{wrong.Message}", $"There is no address {rest}: {wrong.Message}"),
                new(
                    $"实体集：{string.Join("、", model.Datasets.Select(dataset => dataset.Name))}；单行写全部键，如 {Example(model)}。",
                    $"Entity sets: {string.Join(", ", model.Datasets.Select(dataset => dataset.Name))}; a row is named by all its keys, such as {Example(model)}."));
        }
    }

    private static ODataAddress Lead(ODataAddress service, List<ODataPathSegment> segments, string rest, ODataModel model)
    {
        if (segments is [])
        {
            return service;
        }

        if (segments is [MetadataSegment])
        {
            return service with { Resource = ODataResource.Metadata };
        }

        if (segments is not [EntitySetSegment set, ..])
        {
            throw Unsupported(rest);
        }

        var dataset = model.DatasetOf(set.EntitySet.Name);
        var key = segments.OfType<KeySegment>().FirstOrDefault()?.Keys.ToDictionary(pair => pair.Key, pair => (string)pair.Value, StringComparer.Ordinal);
        var property = segments.OfType<PropertySegment>().FirstOrDefault()?.Property.Name;
        return service with
        {
            Resource = segments switch
            {
                [_] => ODataResource.Rows,
                [_, CountSegment] => ODataResource.Count,
                [_, KeySegment] => ODataResource.Row,
                [_, KeySegment, PropertySegment] => ODataResource.Property,
                [_, KeySegment, PropertySegment, ValueSegment] => ODataResource.PropertyValue,
                _ => throw Unsupported(rest),
            },
            Dataset = dataset,
            Key = key ?? [],
            Property = property is null ? null : dataset.Columns.Single(column => column.Name == property),
        };
    }

    private static ODataFault Unsupported(string rest) => ODataFault.Unsupported(
        rest,
        rest,
        new("本服务只读：服务文档、$metadata、实体集、/$count、单行及其属性。", "This service only reads: service document, $metadata, entity sets, /$count, rows and their properties."));

    private static string Example(ODataModel model)
    {
        var dataset = model.Datasets.First();
        return $"{dataset.Name}({string.Join(',', dataset.Columns.Where(column => column.Role == ColumnRole.Key).Select(column => $"{column.Name}='…'"))})";
    }
}
