using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Pipeline.Catalogue;
using Pipeline.Cli;
using Pipeline.Cli.Commands;
using Pipeline.Cli.Local;
using Pipeline.Cli.Output;
using Pipeline.Submissions;

namespace Pipeline.Tests.Commands; // Not Cli: that would hide Pipeline.Cli from the other tests.

/// <summary>The command line as a user types it, without storage.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Says_that_storage_cannot_be_reached()
    {
        var (code, output) = await RunAsync("status", "--connection", NobodyListens());

        Assert.Equal(ExitCode.Unavailable, code);
        Assert.Contains("连不上存储账户", output, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AccountName=x")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=x;AccountKey=!!;EndpointSuffix=core.windows.net")]
    public async Task Refuses_what_is_no_connection_string_without_repeating_it(string connection)
    {
        var (code, output) = await RunAsync("status", "--connection", connection);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("连接字符串无法识别", output, StringComparison.Ordinal);
        Assert.DoesNotContain(connection, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("submit", "x.xlsx", "--wait", "-1")]
    [InlineData("submit", "x.xlsx", "--wait", "86401")]
    [InlineData("serve", "--port", "65536")]
    [InlineData("serve", "--port", "-1")]
    [InlineData("token", "create", "--role", "owner")]
    [InlineData("token", "create", "--role", "reader", "--days", "0")]
    [InlineData("token", "create", "--role", "reporter")]
    [InlineData("token", "create", "--role", "reporter", "--reporter", "000000")]
    [InlineData("token", "create", "--role", "reader", "--reporter", "530100")]
    [InlineData("withdraw", "530100", "2024")]
    [InlineData("release", "1")]
    public async Task Refuses_values_that_cannot_be(params string[] arguments)
    {
        var (code, _) = await RunAsync(arguments);

        Assert.Equal(ExitCode.Usage, code);
    }

    [Fact]
    public async Task Calls_itself_as_the_manual_does()
    {
        var (code, output) = await RunAsync("token", "create", "--help");

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("pipeline token create [options]", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Pipeline.Cli", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_a_workbook_alone_unless_told_to_replace_it()
    {
        var path = Path.Combine(_folder, "a.xlsx");
        await File.WriteAllTextAsync(path, "filled in");

        var (refused, output) = await RunAsync("template", "530100", "2024", "-o", path);
        Assert.Equal(ExitCode.Usage, refused);
        Assert.Contains("--force", output, StringComparison.Ordinal);
        Assert.Equal("filled in", await File.ReadAllTextAsync(path));

        var (code, json) = await RunAsync("template", "530100", "2024", "-o", path, "--force", "--json");
        Assert.Equal(ExitCode.Success, code);
        Assert.Equal(path, JsonDocument.Parse(json).RootElement.GetProperty("path").GetString());
        Assert.StartsWith("PK", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_is_wrong_with_a_place_to_write_to()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");

        var folder = await RunAsync("template", "530100", "2024", "-o", _folder);
        var nowhere = await RunAsync("template", "530100", "2024", "-o", Path.Combine(_folder, "none", "a.xlsx"));
        var sample = await RunAsync("sample", file);

        Assert.All([folder, nowhere, sample], run => Assert.Equal(ExitCode.Usage, run.Code));
        Assert.Contains("is a folder", folder.Output, StringComparison.Ordinal);
        Assert.Contains("There is no folder", nowhere.Output, StringComparison.Ordinal);
        Assert.Contains("is a file", sample.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1900", "1949")]
    [InlineData("3000-Q1", "2999")]
    [InlineData("2024-Q5", "2024-Q3")]
    public async Task Says_which_periods_there_are(string period, string expected)
    {
        var (code, output) = await RunAsync("template", "530100", period);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_a_file_that_cannot_be_read_with_its_findings()
    {
        var path = Path.Combine(_folder, "空.xlsx");
        await File.WriteAllTextAsync(path, "");

        var (code, output) = await RunAsync("submit", path, "--json", "--connection", NobodyListens());

        Assert.Equal(ExitCode.Refused, code);
        var answer = Assert.Single(JsonDocument.Parse(output).RootElement.EnumerateArray());
        Assert.Equal("rejected", answer.GetProperty("verdict").GetString());
        Assert.NotEqual(0, answer.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task Uploads_nothing_where_one_file_is_missing()
    {
        var path = Path.Combine(_folder, "a.xlsx");
        await File.WriteAllTextAsync(path, "x");

        // Were the first uploaded, nobody would answer.
        var (code, output) = await RunAsync(
            "submit", path, path + ".none", "--reporter", "530100", "--period", "2024", "--connection", NobodyListens());

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("a.xlsx.none", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_the_last_part_of_a_name_with_either_slash()
    {
        var catalogue = CatalogueLoader.LoadDefault();
        var path = Path.Combine(_folder, "b.xlsx");
        File.WriteAllText(path, "x");

        Assert.Equal("b.xlsx", PreparedUpload.NameOf(@"a\b.xlsx"));
        Assert.Equal("530100/2024/b.xlsx", PreparedUpload.All(catalogue, [path], "530100", "2024")[0].Path!.BlobPath);
        Assert.Throws<UsageException>(() => PreparedUpload.All(catalogue, [path, path], "530100", "2024"));
    }

    [Fact]
    public void Shows_the_worst_finding_however_late_it_comes()
    {
        var findings = Enumerable.Range(0, 300).Select(i => Finding(Severity.Info, $"A{i}")).Append(Finding(Severity.Error, "Z9")).ToList();
        using var writer = new StringWriter();

        FindingsTable.Show(new Terminal(writer, writer), findings);

        Assert.True(writer.ToString().IndexOf("Z9", StringComparison.Ordinal) is >= 0 and var worst
            && worst < writer.ToString().IndexOf("A0", StringComparison.Ordinal));
    }

    [Fact]
    public void Finds_the_session_that_goes_on_when_another_ends()
    {
        using var process = Process.GetProcesses().First(p => p.Id != Environment.ProcessId && p.Id > 0);
        var first = new LocalSession(process.Id, "first", new Uri("http://127.0.0.1:1/"));
        var second = new LocalSession(Environment.ProcessId, "second", new Uri("http://127.0.0.1:2/"));
        var ended = new LocalSession(int.MaxValue, "ended", new Uri("http://127.0.0.1:3/"));
        Assert.Null(LocalSession.Find(_folder));

        first.Publish(_folder);
        Age();
        second.Publish(_folder);
        Age();
        ended.Publish(_folder);

        Assert.Equal(second, LocalSession.Find(_folder));
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
        second.Withdraw(_folder);
        Assert.Equal(first, LocalSession.Find(_folder));

        // So that the order does not hang on how finely the file system keeps time.
        void Age()
        {
            foreach (var file in Directory.GetFiles(_folder))
                File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddMinutes(-1));
        }
    }

    private static Finding Finding(Severity severity, string cell) =>
        new() { Severity = severity, Rule = "R", Cell = cell, Message = new("问题", "finding"), Remedy = new("改法", "remedy") };

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var writer = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, new Terminal(writer, writer));
        return (code, writer.ToString());
    }

    // A connection string to a port of this machine that was free a moment ago.
    private static string NobodyListens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/a";
        return $"AccountName=a;AccountKey=a2V5;BlobEndpoint={address};TableEndpoint={address};QueueEndpoint={address};DefaultEndpointsProtocol=http";
    }
}
