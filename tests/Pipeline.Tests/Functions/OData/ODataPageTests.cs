using Pipeline.Functions.Http.OData;

namespace Pipeline.Tests.Functions.OData;

public sealed class ODataPageTests
{
    private static readonly string[] Columns = ["value", "rank", "remark", "area", "period_end"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Pages_of_any_order_and_size_are_the_sorted_whole_cut_up(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var keys = Enumerable.Range(0, random.Next(4)).Select(_ => (Column: Columns[random.Next(Columns.Length)], IsDescending: random.Next(2) == 0)).DistinctBy(key => key.Column).ToList();
            var (skip, size) = (random.Next(3) == 0 ? 0 : random.Next(60), random.Next(40, 700));
            List<(string, string)> options = [("$filter", "value ne 1 and contains(area,'53')"), ("$skip", $"{skip}")];
            if (keys.Count > 0)
            {
                options.Add(("$orderby", string.Join(',', keys.Select(key => key.Column + (key.IsDescending ? " desc" : "")))));
            }

            var expected = keys
                .Aggregate(
                    ODataSample.Rows.Where(row => ODataSample.Number(row, "value") != 1 && row["area"].Contains("53", StringComparison.Ordinal)).OrderBy(_ => 0),
                    (rows, key) => key.IsDescending ? rows.ThenByDescending(row => Sortable(row, key.Column)) : rows.ThenBy(row => Sortable(row, key.Column)))
                .Skip(skip)
                .Select(row => $"{row["indicator"]} {row["area"]} {row["period"]}");

            Assert.Equal(expected, await WalkAsync(options, size));
        }
    }

    [Fact]
    public async Task The_count_is_of_all_pages()
    {
        var table = await ODataSample.TableAsync(ODataSample.Dataset, ODataSample.File);

        Assert.Equal(ODataSample.Rows.Count, await ODataPage.CountAsync(table, ODataSample.Query(("$top", "1")), default));
        Assert.Equal(
            ODataSample.Rows.Count(row => row["value"].Length == 0),
            await ODataPage.CountAsync(table, ODataSample.Query(("$filter", "value eq null"), ("$skip", "3")), default));
    }

    /// <summary>Follows the pages: what was passed over before the first is not passed over again.</summary>
    private static async Task<List<string>> WalkAsync(List<(string, string)> options, int size)
    {
        var table = await ODataSample.TableAsync(ODataSample.Dataset, ODataSample.File);
        List<string> rows = [];
        for (long? start = 0; start is { } from;)
        {
            var query = ODataSample.Query([.. options.Where(option => from == 0 || option.Item1 != "$skip")]);
            var page = new ODataPage(table, query, from, size);
            var before = rows.Count;
            await foreach (var row in page.ReadAsync(default))
            {
                rows.Add($"{row[0]} {row[3]} {row[7]}");
            }

            start = page.Next;
            Assert.True(start is null ? rows.Count - before <= size : rows.Count - before == size);
        }

        return rows;
    }

    private static Sorted Sortable(Dictionary<string, string> row, string column) =>
        column is "value" or "rank" ? new(ODataSample.Number(row, column), "") : new(null, row[column]);

    /// <summary>Nothing first, then numbers; texts by their characters' codes.</summary>
    private readonly record struct Sorted(decimal? Number, string Text) : IComparable<Sorted>
    {
        public int CompareTo(Sorted other) => Nullable.Compare(Number, other.Number) is not 0 and var by ? by : string.CompareOrdinal(Text, other.Text);
    }
}
