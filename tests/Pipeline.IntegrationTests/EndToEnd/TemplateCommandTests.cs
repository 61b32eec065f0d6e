using ClosedXML.Excel;
using Pipeline.Cli;
using Pipeline.Cli.Output;
using Pipeline.Workbooks;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary><c>pipeline template</c> with an account: last year's figures stand beside.</summary>
[Collection(RunningProduct.Name)]
public sealed class TemplateCommandTests(ProductFixture product) : IDisposable
{
    private const string Reporter = "533400";
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-template-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Shows_the_figures_in_force_of_the_year_before()
    {
        var book = await TemplateAsync("2021");

        var previous = book.Worksheet(TemplateLayout.PreviousSheet);
        using XLWorkbook submitted = new(ProductFixture.SampleFile(Reporter, 2020));
        var sample = submitted.Worksheet(TemplateLayout.DataSheet);
        var figures = Figures(sample);
        Assert.True(figures.Count > 20);
        Assert.Equal(figures, Figures(previous));
        Assert.Empty(Figures(book.Worksheet(TemplateLayout.DataSheet)));
    }

    [Fact]
    public async Task Is_complete_without_them_where_nothing_is_in_force()
    {
        var book = await TemplateAsync("2030");

        Assert.DoesNotContain(book.Worksheets, sheet => sheet.Name == TemplateLayout.PreviousSheet);
        Assert.Equal("area_code", book.Worksheet(TemplateLayout.DataSheet).Cell("A1").GetString());
    }

    // By area and measure code: the sheets of two years need not have the same columns.
    private static SortedDictionary<string, double> Figures(IXLWorksheet sheet)
    {
        SortedDictionary<string, double> figures = new(StringComparer.Ordinal);
        foreach (var cell in sheet.CellsUsed(c => c.Address.RowNumber >= TemplateLayout.FirstAreaRow && c.Address.ColumnNumber >= TemplateLayout.FirstMeasureColumn && c.DataType == XLDataType.Number))
            figures.Add($"{sheet.Cell(cell.Address.RowNumber, 1).GetString()} {sheet.Cell(TemplateLayout.CodeRow, cell.Address.ColumnNumber).GetString()}", cell.GetDouble());
        return figures;
    }

    private async Task<XLWorkbook> TemplateAsync(string period)
    {
        var path = Path.Combine(_folder, $"{period}.xlsx");
        await using var output = new StringWriter();
        var code = await CommandLine.RunAsync(["template", Reporter, period, "-o", path, "--connection", product.ConnectionString], new Terminal(output, output));
        Assert.True(code == ExitCode.Success, output.ToString());
        using var file = new MemoryStream(await File.ReadAllBytesAsync(path));
        return new(file);
    }
}
