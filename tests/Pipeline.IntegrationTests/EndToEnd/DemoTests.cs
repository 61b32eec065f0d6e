using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary>The command that shows everything, as a process, where others already have the usual ports.</summary>
public sealed class DemoTests
{
    private static readonly int[] UsualPorts = [10000, 10001, 10002, Cli.Local.FunctionApp.UsualPort];

    [Fact]
    public async Task The_demo_prints_every_published_figure_as_ok_with_all_usual_ports_taken()
    {
        var taken = UsualPorts.Select(Take).ToList();
        try
        {
            var (exitCode, output, errors) = await RunAsync("demo", "--exit", "--json");

            Assert.True(exitCode == 0, errors);
            var figures = JsonNode.Parse(output)!.AsArray();
            Assert.True(figures.Count >= 40, $"{figures.Count} figures");
            Assert.All(figures, figure => Assert.True(figure!["ok"]!.GetValue<bool>(), figure.ToJsonString()));
            Assert.Contains(figures, figure => figure!["published"]!.GetValue<string>() == "61.5" && figure["derivation"]!.GetValue<string>() == "derived");
        }
        finally
        {
            taken.ForEach(listener => listener?.Stop());
        }
    }

    [Fact]
    public async Task A_command_that_is_wrong_says_so_and_exits_2()
    {
        var (exitCode, _, errors) = await RunAsync("template", "999999", "2024");

        Assert.Equal(2, exitCode);
        Assert.Contains("530100 昆明市", errors, StringComparison.Ordinal);
    }

    /// <summary>Takes a port, unless somebody else on this machine has it already, which serves as well.</summary>
    private static TcpListener? Take(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var home = Directory.CreateTempSubdirectory("pipeline-demo-");
        try
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(ProductFixture.CommandDirectory, "Pipeline.Cli.dll"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetDirectoryName(Cli.Local.EngTools.Locate()),
                Environment = { ["PIPELINE_HOME"] = home.FullName },
            };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }
}
