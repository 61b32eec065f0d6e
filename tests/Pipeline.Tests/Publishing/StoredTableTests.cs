using System.Text;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;
using Pipeline.Tests.Snapshots;

namespace Pipeline.Tests.Publishing;

public sealed class StoredTableTests
{
    private static readonly byte[] File = Written.As(CsvFormat.Instance, SampleRows.Dataset, SampleRows.Rows);

    public static TheoryData<string> EveryFormat => [.. Formats.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(EveryFormat))]
    public async Task Every_format_written_from_the_file_is_the_one_written_from_the_rows(string name)
    {
        var format = Formats.Find(name)!;
        foreach (var dataset in Datasets.All(TinySnapshot.Catalogue))
        {
            var rows = dataset.RowsOf(TinySnapshot.Content);
            var view = new TableView(dataset.Name, dataset.Title);
            var stored = await TableAsync(dataset, Written.As(CsvFormat.Instance, rows, view));

            Assert.Equal(Written.As(format, rows, view), Written.As(format, stored.Rows(RowQuery.All), view));
        }
    }

    [Fact]
    public async Task Texts_come_back_without_the_apostrophe_that_disarmed_them()
    {
        var table = await TableAsync(SampleRows.Dataset, File);

        Assert.Equal(
            Written.As(JsonFormat.Instance, SampleRows.Dataset, SampleRows.Rows),
            Written.As(JsonFormat.Instance, table.Rows(RowQuery.All), new("sample", new("样例", "Sample"))));
    }

    [Fact]
    public async Task Pages_of_every_size_are_the_whole_cut_up()
    {
        var dataset = Datasets.Observations(TinySnapshot.Catalogue);
        var file = Written.As(CsvFormat.Instance, dataset, TinySnapshot.Content.Observations);
        var table = await TableAsync(dataset, file);
        var query = RowQuery.All with { Codes = new Dictionary<string, IReadOnlySet<string>> { ["measure"] = new HashSet<string> { "gdp" } } };
        var whole = Lines(table.Rows(query));

        Assert.NotEmpty(whole);
        for (var top = 1; top <= whole.Count + 1; top++)
        {
            List<string> pages = [];
            long? start = 0;
            while (start is { } from)
            {
                var page = Lines(table.Rows(query, from, top));
                pages.AddRange(page);
                start = await table.NextAsync(query, from, top, default);
                Assert.Equal(start is null ? page.Count : top, page.Count);
            }

            Assert.Equal(whole, pages);
        }
    }

    [Fact]
    public async Task A_column_that_the_file_does_not_have_is_empty_and_one_that_nobody_knows_is_passed_over()
    {
        var table = await TableAsync(SampleRows.Dataset, Encoding.UTF8.GetBytes("old,value,code\r\nx,1.50,530100\r\n"));

        Assert.Equal(["530100,1.50,,"], Lines(table.Rows(RowQuery.All)));
    }

    [Theory]
    [InlineData("indicator=income_ratio", "indicator", "income_ratio")]
    [InlineData("indicator=income_ratio,gdp_share", "indicator", "gdp_share income_ratio")]
    [InlineData("area=530100&area=530102", "area", "530100 530102")]
    [InlineData("period=2021", "period", "2021")]
    [InlineData("from=2021", "period", "2021 2022 2022-Q2")]
    [InlineData("from=2022-Q3", "period", "2022")]
    [InlineData("to=2021", "period", "2020 2021")]
    [InlineData("to=2022-Q2", "period", "2020 2021 2022-Q2")]
    [InlineData("from=2021&to=2021", "period", "2021")]
    [InlineData("level=province", "level", "province")]
    [InlineData("from=2030", "period", "")]
    public async Task Filtering_the_file_is_filtering_its_lines(string query, string column, string wanted)
    {
        var dataset = Datasets.Indicators(TinySnapshot.Catalogue);
        var table = await TableAsync(dataset, Written.As(CsvFormat.Instance, dataset, TinySnapshot.Content.Indicators));
        var place = dataset.Columns.TakeWhile(each => each.Name != column).Count();
        var all = Lines(table.Rows(RowQuery.All));

        var read = new QueryReader(TinySnapshot.Catalogue, dataset).Read(Given(query), out var fault);

        Assert.Null(fault);
        Assert.Equal(all.Where(line => wanted.Split(' ').Contains(line.Split(',')[place])), Lines(table.Rows(read)));
    }

    private static Dictionary<string, IReadOnlyList<string>> Given(string query) => query.Split('&')
        .Select(pair => pair.Split('='))
        .GroupBy(pair => pair[0], pair => pair[1])
        .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group]);

    private static List<string> Lines(RowSource rows) =>
        [.. Encoding.UTF8.GetString(Written.As(CsvFormat.Instance, rows, new("x", new("x", "x")))).Split("\r\n").Skip(1).SkipLast(1)];

    private static Task<StoredTable> TableAsync(Dataset dataset, byte[] file) => StoredTable.OpenAsync(
        dataset, (offset, _) => Task.FromResult<Stream>(new MemoryStream(file, (int)offset, file.Length - (int)offset)));
}
