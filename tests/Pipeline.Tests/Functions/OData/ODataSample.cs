using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Pipeline.Functions.Http.OData;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Indicators;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;
using Pipeline.Submissions;
using Pipeline.Tests.Publishing;
using Pipeline.Tests.Snapshots;

namespace Pipeline.Tests.Functions.OData;

/// <summary>Rows with everything that a query can stumble over, as a snapshot keeps them, and queries to them.</summary>
internal static class ODataSample
{
    private const int Years = 9;

    public static readonly ODataModel Model = new(new TableSet(TinySnapshot.Catalogue));
    public static readonly Dataset<SnapshotValue> Dataset = Datasets.Indicators(TinySnapshot.Catalogue);
    public static readonly byte[] File = Written.As(CsvFormat.Instance, Dataset, [.. Values(new Random(20240519))]);

    /// <summary>The rows as anybody reads them who knows CSV and nothing of ours.</summary>
    public static readonly IReadOnlyList<Dictionary<string, string>> Rows = [.. Read(File)];

    public static Task<StoredTable> TableAsync(Dataset dataset, byte[] file) => StoredTable.OpenAsync(
        dataset, (offset, _) => Task.FromResult<Stream>(new MemoryStream(file, (int)offset, file.Length - (int)offset)));

    /// <summary>A request for an address below the service's root.</summary>
    public static HttpRequest Request(string path, params (string Name, string Value)[] options)
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host, request.Path) = ("http", new("data.example"), $"{ODataAddress.Base}/{path}");
        request.Query = new QueryCollection(options.ToDictionary(option => option.Name, option => new StringValues(option.Value)));
        return request;
    }

    public static ODataQuery Query(params (string Name, string Value)[] options)
    {
        var request = Request(Dataset.Name, options);
        return ODataQuery.Read(request.Query, ODataAddress.Read(request, Model), Model);
    }

    public static IEnumerable<Dictionary<string, string>> Read(byte[] file)
    {
        using var csv = CsvReader.Create(new MemoryStream(file), new());
        while (csv.Read())
        {
            yield return csv.Headers.ToDictionary(name => name, name => csv.GetString(name), StringComparer.Ordinal);
        }
    }

    public static decimal? Number(Dictionary<string, string> row, string column) =>
        row[column] is { Length: > 0 } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    private static IEnumerable<SnapshotValue> Values(Random random)
    {
        foreach (var indicator in TinySnapshot.Catalogue.Indicators)
        {
            foreach (var area in TinySnapshot.Catalogue.Areas)
            {
                for (var year = 0; year < Years; year++)
                {
                    decimal? Maybe(int below) => random.Next(3) == 0 ? null : random.Next(-below, below) / 4m;
                    yield return new()
                    {
                        Subject = indicator.Code,
                        Area = area.Code,
                        Period = Period.Annual(2016 + year),
                        Value = Maybe(40),
                        Status = random.Next(2) == 0 ? ObservationStatus.Normal : ObservationStatus.Missing,
                        Origin = Origin.Computed,
                        Coverage = Maybe(4),
                        Change = Maybe(1_000_000),
                        Rank = random.Next(4) == 0 ? null : random.Next(1, 6),
                        Remark = random.Next(3) switch { 0 => "", 1 => "missing:gdp@530103", _ => "it's Missing" },
                    };
                }
            }
        }
    }
}
