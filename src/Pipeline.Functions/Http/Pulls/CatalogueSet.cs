using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipeline.Catalogue;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>The lists of the catalogue that this app has, ready to be pulled.</summary>
public sealed class CatalogueSet(StatisticalCatalogue catalogue)
{
    private readonly Dictionary<string, (CatalogueTable Table, QueryReader Queries)> _tables =
        CatalogueTables.All(catalogue).ToDictionary(table => table.Dataset.Name, table => (table, new QueryReader(catalogue, table.Dataset)), StringComparer.Ordinal);

    /// <summary>The names of the lists.</summary>
    public IEnumerable<string> Names => _tables.Keys;

    /// <summary>The lists.</summary>
    internal IEnumerable<(CatalogueTable Table, QueryReader Queries)> All => _tables.Values;

    /// <summary>The list of a name, which may end with a format as file names do.</summary>
    internal (CatalogueTable Table, QueryReader Queries, ITableFormat? Format)? Find(string name)
    {
        var dot = name.LastIndexOf('.');
        var format = dot < 0 ? null : Formats.Find(name[(dot + 1)..]);
        return _tables.TryGetValue(format is null ? name : name[..dot], out var table) ? (table.Table, table.Queries, format) : null;
    }

    /// <summary>A list as it was asked for.</summary>
    internal IResult Answer(HttpRequest request, CatalogueTable table, TableRequest asked)
    {
        var response = request.HttpContext.Response;
        var coding = asked.Format.Compressible ? ContentCoding.Choose(request) : ContentCoding.None;
        var freshness = Freshness.Of(
            coding, "catalogue", catalogue.Version, table.Dataset.Name, asked.Canonical, Formats.SerializerVersion.ToString(CultureInfo.InvariantCulture));
        freshness.State(response);
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = PullHeaders.Vary;
        if (freshness.IsKnown(request))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        response.Headers.ContentDisposition = $"inline; filename=\"{table.Dataset.Name}.{asked.Format.Name}\"";
        var view = new TableView(table.Dataset.Name, table.Dataset.Title) { Options = asked.Options };
        return new TableAnswer(asked.Format, view, new QueriedRows(table.Rows, asked.Query), coding);
    }
}
