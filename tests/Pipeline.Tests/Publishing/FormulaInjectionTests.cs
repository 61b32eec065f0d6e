using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using Pipeline.Publishing;
using Pipeline.Publishing.Sdmx;
using Pipeline.Submissions;
using Pipeline.Tests.Sample;
using Pipeline.Tests.Submissions.MessCases;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Publishing;

/// <summary>That nothing which somebody typed is run by the spreadsheet of somebody else, and that numbers stay numbers.</summary>
public sealed class FormulaInjectionTests
{
    private const string Starts = "=+-@\t\r";

    public static TheoryData<string> Hostile => [.. Starts.Select(first => $"{first}cmd|' /C calc'!A0"), "=1", "+1+1", "-1+1", "@SUM(1)", "＝not one", "-"];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_text_is_disarmed_in_csv_typed_in_xlsx_and_left_as_it_is_in_json(string text)
    {
        var rows = new[] { new SampleRows.SampleRow(text, -1.5m, 1, -7, null) };

        var csv = Encoding.UTF8.GetString(Written.As(CsvFormat.Instance, SampleRows.Dataset, rows)).Split("\r\n", 2)[1];
        Assert.DoesNotContain(csv.TrimStart('"')[0], Starts);
        Assert.EndsWith(",-1.5,-7,\r\n", csv, StringComparison.Ordinal);

        var xlsx = Written.As(XlsxFormat.Instance, SampleRows.Dataset, rows);
        using XLWorkbook book = new(new MemoryStream(xlsx));
        var cells = book.Worksheet("sample");
        Assert.Equal((XLDataType.Text, XLDataType.Number), (cells.Cell("A2").DataType, cells.Cell("B2").DataType));
        Assert.Equal((-1.5, -7d), (cells.Cell("B2").GetDouble(), cells.Cell("C2").GetDouble()));
        AssertNoFormula(xlsx);

        var json = System.Text.Json.Nodes.JsonNode.Parse(Written.As(JsonFormat.Instance, SampleRows.Dataset, rows))!["value"]![0]!;
        Assert.Equal(text, json["code"]!.GetValue<string>());
    }

    [Fact]
    public void A_notice_that_a_workbook_gave_is_text_in_xlsx()
    {
        var view = new TableView("sample", new("样例", "Sample")) { Notice = new("=cmd|' /C calc'!A0", "@SUM(1)") };

        AssertNoFormula(Written.As(XlsxFormat.Instance, SampleRows.Dataset.RowsOf(SampleRows.Rows), view));
    }

    /// <summary>SDMX-CSV is for machines and has texts as they are; so none may begin so in the first place.</summary>
    [Fact]
    public async Task No_text_that_is_published_begins_as_a_formula_does()
    {
        foreach (var source in Datasets.All(SampleFixture.Default).Select(dataset => dataset.RowsOf(SampleSnapshot.Complete))
            .Concat(CatalogueTables.All(SampleFixture.Default).Select(table => table.Rows)))
        {
            await foreach (var row in source.ReadAsync())
            {
                for (var i = 0; i < source.Columns.Count; i++)
                    Assert.False(row[i].Text is { Length: > 0 } text && Starts.Contains(text[0], StringComparison.Ordinal), $"{source.Columns[i].Name}: {row[i]}");
            }
        }
    }

    [Fact]
    public void Numbers_below_zero_stay_numbers_in_sdmx_csv()
    {
        var dataset = Datasets.All(SampleFixture.Default).First(each => SdmxCsvFormat.Instance.Suits(each));
        var text = Encoding.UTF8.GetString(Written.As(SdmxCsvFormat.Instance, dataset.RowsOf(SampleSnapshot.Complete), new TableView(dataset.Name, dataset.Title)));

        Assert.Contains(",-", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",'-", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_feedback_workbook_gives_back_names_telephones_and_remarks_as_text()
    {
        var catalogue = Pipeline.Tests.Submissions.SmallCatalogue.Instance;
        const string formula = "=cmd|' /C calc'!A0";
        var check = Mess.Check("43-injection.xlsx") with { SignOff = new SignOff { PreparedBy = formula, CheckedBy = "+1", ApprovedBy = "@SUM(1)", Telephone = "-1" } };
        using MemoryStream output = new();

        new FeedbackWriter(catalogue).Write(new(catalogue.FindReporter("530100")!, Period.Annual(2024), [], []), check, output);

        using XLWorkbook book = new(output);
        Assert.Contains(book.Worksheet(TemplateLayout.SignOffSheet).CellsUsed(), cell => cell.GetString() == formula && !cell.HasFormula);
        Assert.All(
            book.Worksheets.SelectMany(sheet => sheet.CellsUsed(cell => cell.HasFormula)),
            cell => Assert.DoesNotContain("cmd", cell.FormulaA1, StringComparison.Ordinal));
    }

    private static void AssertNoFormula(byte[] xlsx)
    {
        using var package = new ZipArchive(new MemoryStream(xlsx));
        Assert.All(package.Entries, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            var part = reader.ReadToEnd();
            Assert.DoesNotContain("<f>", part, StringComparison.Ordinal);
            Assert.DoesNotContain("<f ", part, StringComparison.Ordinal);
        });
    }
}
