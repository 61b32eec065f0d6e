using System.Text.Json;
using ClosedXML.Excel;
using Pipeline.Cli;
using Pipeline.Cli.Output;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Commands;

/// <summary><c>pipeline check</c> as a clerk types it: what it prints, writes and returns.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Repository.Root, "sampledata", "submissions", "530100", "2024", "昆明市 2024.xlsx");

    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-check-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Prints_a_table_of_what_is_to_be_mended_and_refuses()
    {
        var (code, output) = await RunAsync("check", Broken());

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("错误 error", output, StringComparison.Ordinal);
        Assert.Contains("数据 Data!C5", output.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("大约", output, StringComparison.Ordinal);
        Assert.Contains("改法 Remedy", output, StringComparison.Ordinal);
        Assert.Contains("昆明市 Kunming 2024: ", output, StringComparison.Ordinal);
        Assert.Contains("错误 error 1，待说明 confirm ", output, StringComparison.Ordinal);
        Assert.Contains("It would not be taken", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder, "*.feedback*"));
    }

    [Fact]
    public async Task Says_that_a_good_workbook_can_be_submitted()
    {
        var (code, output) = await RunAsync("check", Sample);

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("错误 error 0，", output, StringComparison.Ordinal);
        Assert.Contains("可以上传。 It can be submitted.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_the_findings_into_a_workbook_and_replaces_one_only_where_told_to()
    {
        var path = Path.Combine(_folder, "检查结果.xlsx");

        var (code, _) = await RunAsync("check", Broken(), "--feedback", path);

        Assert.Equal(ExitCode.Refused, code);
        using (XLWorkbook book = new(path))
        {
            Assert.Equal(TemplateLayout.FindingsSheet, book.Worksheet(1).Name);
            Assert.Equal("错误 Error", book.Worksheet(1).Cell("A5").GetString());
            Assert.Equal(CheckRules.NumberUnreadable.Code, book.Worksheet(1).Cell("H5").GetString());
            var data = book.Worksheet(TemplateLayout.DataSheet);
            Assert.Equal("大约1300", data.Cell("C5").GetString());
            Assert.Contains("改法", data.Cell("C5").Comment.Text, StringComparison.Ordinal);
            using XLWorkbook sample = new(Sample);
            Assert.Equal(sample.Worksheet(TemplateLayout.DataSheet).Cell("C4").GetDouble(), data.Cell("C4").GetDouble());
        }

        await File.WriteAllTextAsync(path, "mended by hand");
        var (refused, output) = await RunAsync("check", Broken(), "--feedback", path);
        Assert.Equal(ExitCode.Usage, refused);
        Assert.Contains("--force", output, StringComparison.Ordinal);
        Assert.Equal("mended by hand", await File.ReadAllTextAsync(path));

        Assert.Equal(ExitCode.Refused, (await RunAsync("check", Broken(), "--feedback", path, "--force")).Code);
        using var file = File.OpenRead(path);
        Assert.Contains(WorkbookReader.Read(file).Workbook!.Sheets, sheet => sheet.Name == TemplateLayout.FindingsSheet);
    }

    [Fact]
    public async Task Answers_scripts_with_whose_it_is_the_verdict_and_every_finding()
    {
        var (code, output) = await RunAsync("check", Broken(), "--json");

        Assert.Equal(ExitCode.Refused, code);
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["reporter", "period", "accepted", "verdict", "observations", "findings"], answer.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("530100", "2024", false, "rejected"), (
            answer.GetProperty("reporter").GetString(), answer.GetProperty("period").GetString(), answer.GetProperty("accepted").GetBoolean(), answer.GetProperty("verdict").GetString()));
        Assert.True(answer.GetProperty("observations").GetInt32() > 100);
        var finding = Assert.Single(answer.GetProperty("findings").EnumerateArray(), f => f.GetProperty("severity").GetString() == "error");
        Assert.Equal(
            ["severity", "rule", "sheet", "cell", "area", "measure", "raw_text", "normalised_value", "message", "remedy"],
            finding.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ("number-unreadable", TemplateLayout.DataSheet, "C5", "大约1300"),
            (finding.GetProperty("rule").GetString(), finding.GetProperty("sheet").GetString(), finding.GetProperty("cell").GetString(), finding.GetProperty("raw_text").GetString()));
        Assert.All(["message", "remedy"], name =>
        {
            Assert.NotEqual("", finding.GetProperty(name).GetProperty("zh").GetString());
            Assert.NotEqual("", finding.GetProperty(name).GetProperty("en").GetString());
        });
    }

    [Fact]
    public async Task Answers_scripts_about_a_file_that_is_no_workbook()
    {
        var path = Path.Combine(_folder, "空.xlsx");
        await File.WriteAllTextAsync(path, "");

        var (code, output) = await RunAsync("check", path, "--json");

        Assert.Equal(ExitCode.Refused, code);
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal((false, "rejected"), (answer.GetProperty("accepted").GetBoolean(), answer.GetProperty("verdict").GetString()));
        Assert.Equal(1, answer.GetProperty("findings").GetArrayLength());
    }

    private string Broken()
    {
        var path = Path.Combine(_folder, "昆明市 2024.xlsx");
        using XLWorkbook book = new(Sample);
        book.Worksheet(TemplateLayout.DataSheet).Cell("C5").SetValue("大约1300");
        book.SaveAs(path);
        return path;
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var writer = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, new Terminal(writer, writer));
        return (code, writer.ToString());
    }
}
