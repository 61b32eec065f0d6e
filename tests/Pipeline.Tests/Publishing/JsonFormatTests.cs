using System.Text;
using System.Text.Json;
using Pipeline.Publishing;

namespace Pipeline.Tests.Publishing;

public sealed class JsonFormatTests
{
    [Fact]
    public void Writes_records_with_numbers_in_their_published_decimals() => Assert.Equal(
        """{"dataset":"sample","value":[{"code":"530102","value":8.00,"year":2024,"day":"2024-12-31"},"""
        + """{"code":"=HYPERLINK(\u0022http://x\u0022)","value":-1.01,"year":null,"day":null},"""
        + """{"code":"昆明市, \u0022春城\u0022\n","value":null,"year":2020,"day":null},"""
        + """{"code":"","value":1,"year":null,"day":null}]}""",
        Text(SampleRows.Rows));

    [Fact]
    public void Writes_one_array_for_each_column_on_request() => Assert.Equal(
        """{"dataset":"sample","columns":{"code":["530102","=HYPERLINK(\u0022http://x\u0022)","昆明市, \u0022春城\u0022\n",""],"value":"""
        + """[8.00,-1.01,null,1],"year":[2024,null,2020,null],"day":["2024-12-31",null,null,null]}}""",
        Text(SampleRows.Rows, (JsonFormat.Layout, "columns")));

    [Fact]
    public void Says_what_the_rows_are_of_before_them_and_where_the_next_are_after_them()
    {
        var view = new TableView("sample", new("样例", "Sample"))
        {
            Notice = new("示例数据", "Sample data"),
            Snapshot = new(7, "abc", new(2025, 3, 1, 18, 30, 0, TimeSpan.Zero), "cat", "1.2.3"),
            NextLink = "/next",
        };

        Assert.Equal(
            """{"dataset":"sample","snapshot":{"sequence":7,"hash":"abc","taken_at":"2025-03-01T18:30:00+00:00","catalogue_version":"cat","dataset_version":"1.2.3"},"notice":{"zh":"示例数据","en":"Sample data"},"value":[],"nextLink":"/next"}""",
            Encoding.UTF8.GetString(Written.As(JsonFormat.Instance, SampleRows.Dataset.RowsOf([]), view)));
    }

    [Fact]
    public void Writes_an_empty_array_where_there_are_no_rows() => Assert.Equal("""{"dataset":"sample","value":[]}""", Text([]));

    [Theory]
    [InlineData("records")]
    [InlineData("columns")]
    public void Stays_one_document_beyond_the_buffer(string layout)
    {
        using var document = JsonDocument.Parse(Text([.. Enumerable.Repeat(SampleRows.Rows[0], 5_000)], (JsonFormat.Layout, layout)));

        Assert.Equal(
            5_000,
            (layout == "records" ? document.RootElement.GetProperty("value") : document.RootElement.GetProperty("columns").GetProperty("code")).GetArrayLength());
    }

    private static string Text(SampleRows.SampleRow[] rows, params (FormatOption, string)[] options) =>
        Encoding.UTF8.GetString(Written.As(JsonFormat.Instance, SampleRows.Dataset, rows, options));
}
