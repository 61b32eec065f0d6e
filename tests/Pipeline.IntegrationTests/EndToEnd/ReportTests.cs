using ClosedXML.Excel;
using Pipeline.Catalogue;
using Pipeline.Cli;
using Pipeline.Cli.Local;
using Pipeline.Cli.Output;
using Pipeline.IntegrationTests.Storage;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary><c>pipeline report</c> from storage beside the same from what <c>pipeline export</c> wrote.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private static readonly string[] Reporters = ["530000", "530100", "DZXQ"];

    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-report-").FullName;
    private LocalAzurite? _azurite;

    private string ConnectionString => _azurite?.ConnectionString ?? throw new InvalidOperationException("The emulator has not started.");

    public async Task InitializeAsync()
    {
        _azurite = await LocalAzurite.StartAsync(new LocalAzuriteOptions { IncludeDevelopmentTools = true });
        var storage = PipelineStorage.FromConnectionString(ConnectionString);
        await storage.CreateAsync();
        Worker worker = new(storage, CatalogueLoader.LoadDefault(), new() { SnapshotPatience = TimeSpan.Zero }, TimeProvider.System);
        foreach (var reporter in Reporters)
        {
            var path = $"{reporter}/2020/{reporter} 2020.xlsx";
            await storage.Container(StorageNames.Submissions).GetBlobClient(path).UploadAsync(ProductFixture.SampleFile(reporter, 2020));
            var receipt = await worker.IngestAsync(path);
            Assert.True(receipt.Verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings, string.Join('\n', receipt.Findings));
        }

        Assert.Equal(SnapshotResult.Published, (await worker.Taker.TakeAsync()).Result);
    }

    public async Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }

    [Theory]
    [InlineData("annual", "annual-2020")]
    [InlineData("dzxq-2023", "dzxq-2023-2020")]
    public async Task A_report_from_storage_equals_one_from_an_exported_folder(string kind, string name)
    {
        var (exported, stored, copied) = (Path.Combine(_folder, "export"), Path.Combine(_folder, "storage"), Path.Combine(_folder, "folder"));

        await RunAsync("export", exported, "--snapshot", "nightly", "--connection", ConnectionString);
        await RunAsync("report", "--kind", kind, "--snapshot", "nightly", "--connection", ConnectionString, "--out", stored);
        await RunAsync("report", "--kind", kind, "--from", exported, "--out", copied);

        Assert.Equal([$"{name}.html", $"{name}.xlsx"], Directory.GetFiles(stored).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(File.ReadAllBytes(Path.Combine(copied, $"{name}.html")), File.ReadAllBytes(Path.Combine(stored, $"{name}.html")));
        var cells = Cells(Path.Combine(stored, $"{name}.xlsx"));
        Assert.NotEmpty(cells);
        Assert.Equal(Cells(Path.Combine(copied, $"{name}.xlsx")), cells);
    }

    [Fact]
    public async Task A_snapshot_that_storage_does_not_have_is_said_to_be_missing()
    {
        var output = new StringWriter();
        var code = await CommandLine.RunAsync(["report", "--snapshot", "99", "--connection", ConnectionString, "--out", _folder], new Terminal(output, output));

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("There is no snapshot '99'", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    // A workbook says when it was written, so its bytes differ from run to run.
    private static List<(string Sheet, string Address, string Text)> Cells(string path)
    {
        using XLWorkbook book = new(path);
        return [.. book.Worksheets.SelectMany(sheet => sheet.CellsUsed().Select(cell => (sheet.Name, $"{cell.Address}", cell.GetFormattedString())))];
    }

    private static async Task RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        Assert.True(await CommandLine.RunAsync(arguments, new Terminal(output, output)) == ExitCode.Success, output.ToString());
    }
}
