using System.Diagnostics;
using System.Text.RegularExpressions;
using Pipeline.Cli.Local;
using Pipeline.IntegrationTests.EndToEnd;
using Pipeline.Storage.Access;

namespace Pipeline.IntegrationTests.Outside;

/// <summary>The page on BI tools, against the running product: its addresses answer, and its commands do what it says.</summary>
[Collection(RunningProduct.Name)]
public sealed partial class BiPageTests(ProductFixture product) : IDisposable
{
    private const string Written = "http://localhost:7071/";

    private static readonly string Page = File.ReadAllText(Path.Combine(EngTools.Locate(), "..", "docs", "bi.md"));

    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-bi-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_address_on_the_page_answers()
    {
        var token = await product.TokenAsync(Role.Reader);
        var addresses = Address().Matches(Page).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(addresses.Count > 15);
        foreach (var address in addresses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Here(address));
            request.Headers.Authorization = new("Bearer", token);
            using var answer = await product.Http.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Every_command_with_curl_works_and_asking_again_keeps_the_file()
    {
        var commands = Curl().Matches(Page).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(commands.Count > 10);
        foreach (var command in commands)
            await RunAsync(command);

        var kept = await File.ReadAllBytesAsync(Path.Combine(_folder, "indicators.csv"));
        await RunAsync(Assert.Single(commands, command => command.Contains("--etag-compare", StringComparison.Ordinal)));

        Assert.Equal(await product.Http.GetByteArrayAsync("api/v1/snapshots/released/indicators.csv"), kept);
        Assert.Equal(kept, await File.ReadAllBytesAsync(Path.Combine(_folder, "indicators.csv")));
    }

    private async Task RunAsync(string command)
    {
        ProcessStartInfo start = new("bash", ["-c", $"curl -sS{Here(command["curl".Length..])}"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PIPELINE_TOKEN"] = await product.TokenAsync(Role.Reader) },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{command}: {errors}");
        Assert.True((await output).Length > 0 || command.Contains(" -O ", StringComparison.Ordinal) || command.Contains(" -o ", StringComparison.Ordinal), command);
    }

    private string Here(string text) => text.Replace(Written, product.App.Address.ToString(), StringComparison.Ordinal);

    [GeneratedRegex($"<({Written}[^>]+)>")]
    private static partial Regex Address();

    [GeneratedRegex("^    (curl .*)$", RegexOptions.Multiline)]
    private static partial Regex Curl();
}
