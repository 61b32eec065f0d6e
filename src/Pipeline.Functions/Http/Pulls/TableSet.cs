using Pipeline.Catalogue;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>The data sets that can be pulled, with what reads queries to them.</summary>
public sealed class TableSet(StatisticalCatalogue catalogue)
{
    private readonly Dictionary<string, (Dataset Dataset, QueryReader Queries)> _tables =
        Datasets.All(catalogue).ToDictionary(dataset => dataset.Name, dataset => (dataset, new QueryReader(catalogue, dataset)), StringComparer.Ordinal);

    /// <summary>The data sets in order.</summary>
    public IReadOnlyList<Dataset> All { get; } = Datasets.All(catalogue);

    /// <summary>The data set of a name, which may end with a format as file names do: <c>indicators</c>, <c>indicators.csv</c>.</summary>
    /// <returns>The data set, what reads queries to it, and the format named; null where there is no such data set.</returns>
    internal (Dataset Dataset, QueryReader Queries, ITableFormat? Format)? Find(string name)
    {
        var dot = name.LastIndexOf('.');
        var format = dot < 0 ? null : Formats.Find(name[(dot + 1)..]);
        return _tables.TryGetValue(format is null ? name : name[..dot], out var table) ? (table.Dataset, table.Queries, format) : null;
    }

    /// <summary>What reads queries to a data set.</summary>
    internal QueryReader QueriesOf(Dataset dataset) => _tables[dataset.Name].Queries;
}
