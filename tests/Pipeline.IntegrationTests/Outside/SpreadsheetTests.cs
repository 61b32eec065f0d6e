using Pipeline.IntegrationTests.EndToEnd;

namespace Pipeline.IntegrationTests.Outside;

/// <summary>What other spreadsheets make of a pull: the same figures, Chinese intact, numbers as numbers, codes as text.</summary>
[Collection(RunningProduct.Name)]
public sealed class SpreadsheetTests(ProductFixture product) : IDisposable
{
    private const string Query = "?level=province,prefecture";

    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-spreadsheet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [LibreOfficeFact]
    public async Task LibreOffice_opens_csv_and_xlsx_with_the_same_figures()
    {
        var pulled = await PulledTable.PullAsync(product.Http, "released", "indicators", Query);
        await SaveAsync("marked.csv", $"indicators.csv{Query}&bom=true");
        await SaveAsync("indicators.xlsx", $"indicators.xlsx{Query}");

        pulled.AssertSame(LibreOffice.Sheet(_folder, "indicators.xlsx"));
        pulled.AssertSame(LibreOffice.Sheet(_folder, "marked.csv", $"--infilter=CSV:44,34,76,1,{CalcTypes(pulled)}"));
        Assert.Contains(pulled.Rows, row => row.Contains("昆明市"));
    }

    [OpenPyXlFact]
    public async Task Openpyxl_reads_the_same_figures()
    {
        foreach (var dataset in (string[])["indicators", "targets"])
        {
            var file = await SaveAsync($"{dataset}.xlsx", $"{dataset}.xlsx");
            (await PulledTable.PullAsync(product.Http, "released", dataset)).AssertSame(OutsideProgram.OpenPyXl.Script("read-xlsx.py", file));
        }
    }

    /// <summary>What the import dialogue is told by column: 2 text, 5 a day, 1 the usual. CSV has no types, and codes look like numbers.</summary>
    private static string CalcTypes(PulledTable table) =>
        string.Join('/', table.Columns.Select((column, i) => $"{i + 1}/{column.Type switch { "string" => 2, "date" => 5, _ => 1 }}"));

    private async Task<string> SaveAsync(string name, string address)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(path, await product.Http.GetByteArrayAsync($"api/v1/snapshots/released/{address}"));
        return path;
    }
}
