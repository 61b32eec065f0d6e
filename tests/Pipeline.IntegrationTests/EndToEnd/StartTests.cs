using System.Diagnostics;
using System.Globalization;
using Pipeline.Cli.Local;
using Pipeline.IntegrationTests.LocalHost;

namespace Pipeline.IntegrationTests.EndToEnd;

public sealed class StartTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Asked_to_stop_while_storage_is_away_the_app_ends_in_order()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(ProductFixture.AppDirectory, "Pipeline.Functions.dll"), "--port", "0"])
        {
            WorkingDirectory = ProductFixture.AppDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in LocalSystem.Settings(NoStorage()))
        {
            start.Environment[name] = value;
        }

        using var limit = new CancellationTokenSource(Patience);
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            string? line;
            do
            {
                line = await process.StandardOutput.ReadLineAsync(limit.Token);
            }
            while (line is not null && !line.Contains("Storage does not answer yet", StringComparison.Ordinal));
            Assert.NotNull(line);

            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);

            Assert.Equal("", await errors);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            process.Kill();
        }
    }

    private static string NoStorage()
    {
        string Nobody() => $"http://127.0.0.1:{TestApp.FreePort()}/devstoreaccount1";
        return $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=a2V5;BlobEndpoint={Nobody()};QueueEndpoint={Nobody()};TableEndpoint={Nobody()};";
    }
}
