using System.Text.Json.Nodes;
using ClosedXML.Excel;
using Pipeline.Cli;
using Pipeline.Cli.Output;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary><c>pipeline export</c> against a published snapshot.</summary>
[Collection(RunningProduct.Name)]
public sealed class ExportTests(ProductFixture product) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Writes_the_data_package_and_further_formats_as_they_are_served()
    {
        var terminal = new Terminal(TextWriter.Null, TextWriter.Null);

        var code = await CommandLine.Create(terminal)
            .Parse(["export", _folder, "--snapshot", "1", "--format", "xlsx", "json", "--connection", product.ConnectionString])
            .InvokeAsync();

        Assert.Equal(ExitCode.Success, code);
        Assert.Equal(await product.Http.GetByteArrayAsync("api/v1/snapshots/1/targets.csv"), await File.ReadAllBytesAsync(Path.Combine(_folder, "targets.csv")));
        Assert.Equal(await product.Http.GetByteArrayAsync("api/v1/snapshots/1/targets.json"), await File.ReadAllBytesAsync(Path.Combine(_folder, "targets.json")));
        using XLWorkbook book = new(Path.Combine(_folder, "targets.xlsx"));
        Assert.Equal("target", book.Worksheet("targets").Cell("A1").GetString());
        var package = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "datapackage.json")))!;
        Assert.All(package["resources"]!.AsArray(), resource => Assert.True(File.Exists(Path.Combine(_folder, resource!["path"]!.GetValue<string>()))));
    }
}
