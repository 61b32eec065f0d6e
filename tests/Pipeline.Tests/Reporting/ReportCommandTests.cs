using Pipeline.Cli;
using Pipeline.Cli.Output;
using Pipeline.Publishing;
using Pipeline.Snapshots;

namespace Pipeline.Tests.Reporting;

/// <summary><c>pipeline report</c> from a folder that <c>pipeline export</c> wrote.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Writes_a_page_and_a_workbook_and_the_same_page_again()
    {
        await ExportAsync();
        var output = Path.Combine(_folder, "out");

        Assert.Equal(ExitCode.Success, (await RunAsync("report", "--kind", "mid-term", "--from", _folder, "--out", output)).Code);
        var page = File.ReadAllBytes(Path.Combine(output, "mid-term-2023.html"));
        Assert.Equal(ExitCode.Success, (await RunAsync("report", "--kind", "mid-term", "--from", _folder, "--out", output)).Code);

        Assert.Equal(["mid-term-2023.html", "mid-term-2023.xlsx"], Directory.GetFiles(output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(page, File.ReadAllBytes(Path.Combine(output, "mid-term-2023.html")));
        Assert.Equal(SampleReport.Html(SampleReport.Of("mid-term")), System.Text.Encoding.UTF8.GetString(page));
    }

    [Fact]
    public async Task Says_which_kinds_there_are()
    {
        var (code, output) = await RunAsync("report", "--kind", "weekly", "--from", _folder);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("annual, mid-term, final, dzxq-2023, dzxq-2026", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_file_a_folder_lacks()
    {
        var (code, output) = await RunAsync("report", "--from", _folder);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("manifest.json", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manifest.json", "{}")]
    [InlineData("targets.csv", "target,subject\r\na,b\r\n")]
    public async Task Says_that_files_are_not_a_snapshot_s(string name, string text)
    {
        await ExportAsync();
        File.WriteAllText(Path.Combine(_folder, name), text);

        var (code, output) = await RunAsync("report", "--from", _folder);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("not a snapshot's", output, StringComparison.Ordinal);
    }

    private async Task ExportAsync()
    {
        foreach (var file in SnapshotFiles.For(SampleReport.Catalogue, SampleReport.Content).Where(file => file.Name.EndsWith(".csv", StringComparison.Ordinal)))
        {
            await using var output = File.Create(Path.Combine(_folder, file.Name));
            await file.WriteAsync(output);
        }

        await using var manifest = File.Create(Path.Combine(_folder, "manifest.json"));
        ManifestJson.Write(SampleReport.Input.Manifest, manifest);
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        return (await CommandLine.RunAsync(arguments, new Terminal(output, output)), output.ToString());
    }
}
