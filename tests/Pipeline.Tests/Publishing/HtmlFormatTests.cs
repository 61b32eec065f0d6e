using System.Text;
using System.Xml.Linq;
using Pipeline.Publishing;

namespace Pipeline.Tests.Publishing;

public sealed class HtmlFormatTests
{
    [Fact]
    public void Rows_are_one_table_in_a_page_that_XML_reads_too()
    {
        var table = Assert.Single(Page(new("sample", new("样例", "Sample"))).Descendants("table"));

        Assert.Equal(["code", "value", "year", "day"], table.Descendants("th").Select(cell => cell.Value));
        Assert.Equal("代码 Code", table.Descendants("th").First().Attribute("title")!.Value);
        Assert.Equal(
            ["530102|8.00|2024|2024-12-31", "=HYPERLINK(\"http://x\")|-1.01||", "昆明市, \"春城\"\n||2020|", "|1||"],
            table.Element("tbody")!.Elements("tr").Select(row => string.Join('|', row.Elements("td").Select(cell => cell.Value))));
    }

    [Fact]
    public void Texts_have_the_format_by_which_spreadsheets_leave_them_alone_and_numbers_have_not()
    {
        var page = Page(new("sample", new("样例", "Sample")));

        Assert.Contains(".t {mso-number-format:\"\\@\";}", page.Descendants("style").Single().Value, StringComparison.Ordinal);
        Assert.All(
            page.Descendants("tbody").Elements("tr"),
            row => Assert.Equal(["t", null, null, null], row.Elements("td").Select(cell => cell.Attribute("class")?.Value)));
    }

    [Fact]
    public void Notice_snapshot_and_next_page_stand_beside_the_table_and_nothing_in_them_is_markup()
    {
        var page = Page(new("sample", new("样例", "<b>Sample</b>"))
        {
            Notice = new("<script>", "a & b"),
            Snapshot = new(7, "abc", new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "1", "1.0.0"),
            NextLink = "http://data.example/x?a=1&b=\"2\"",
            Language = "en",
        });

        Assert.Equal("en", page.Attribute("lang")!.Value);
        Assert.Contains("<b>Sample</b>", page.Descendants("title").Single().Value, StringComparison.Ordinal);
        Assert.Contains(page.Descendants("p"), each => each.Value.Contains("<script>", StringComparison.Ordinal) && each.Value.Contains("a & b", StringComparison.Ordinal));
        Assert.Contains(page.Descendants("p"), each => each.Value.Contains("Snapshot 7, 2026-01-01T00:00:00+00:00, abc", StringComparison.Ordinal));
        Assert.Equal("http://data.example/x?a=1&b=\"2\"", page.Descendants("a").Single().Attribute("href")!.Value);
        Assert.Empty(page.Descendants("script"));
    }

    private static XElement Page(TableView view) => XElement.Parse(
        Encoding.UTF8.GetString(Written.As(HtmlFormat.Instance, SampleRows.Dataset.RowsOf(SampleRows.Rows), view)).Replace("<!DOCTYPE html>\n", "", StringComparison.Ordinal),
        LoadOptions.PreserveWhitespace);
}
