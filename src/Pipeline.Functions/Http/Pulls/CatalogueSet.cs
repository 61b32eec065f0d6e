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
    internal async Task<IResult> AnswerAsync(HttpRequest request, CatalogueTable table, TableRequest asked, CancellationToken cancellation)
    {
        var (dataset, context) = (table.Dataset, $"catalogue\n{catalogue.Version}\n{table.Dataset.Name}\n{asked.Query.Canonical}");
        if (PageToken.StartOf(asked, context, out var problem) is not { } start)
        {
            return problem!;
        }

        var answer = new FreshTable(request, asked.Format, context, asked.Canonical);
        if (answer.IsKnown)
        {
            return FreshTable.Known();
        }

        string? nextLink = null;
        if (asked.Limit is { } limit && await new QueriedRows(table.Rows, asked.Query, start).ReadAsync(cancellation).LongCountAsync(cancellation) > limit)
        {
            nextLink = PageLink.Add(request, $"catalogue/{dataset.Name}", asked, PageToken.Write(start + limit, context));
        }

        var view = new TableView(dataset.Name, dataset.Title) { Options = asked.Options, NextLink = nextLink };
        return answer.Of(view, new QueriedRows(table.Rows, asked.Query, start, asked.Limit));
    }
}
