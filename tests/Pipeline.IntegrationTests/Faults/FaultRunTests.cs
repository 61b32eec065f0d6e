using System.Diagnostics;
using Pipeline.Cli.Local;

namespace Pipeline.IntegrationTests.Faults;

/// <summary>A short run of the fault tests on real processes; the long ones are run by hand (docs/reliability.md).</summary>
public sealed class FaultRunTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    [Fact]
    public async Task Kills_and_failing_storage_lose_nothing_double_nothing_and_no_reader_sees_a_mixture()
    {
        var (exitCode, output) = await RunAsync("run", "--script", "short", "--seed", "1");

        Assert.True(exitCode == 0, output);
        Assert.Contains("0 lost, 0 doubled, 0 mixed reads", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = EngTools.Start(new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        return (process.ExitCode, await output + await error);
    }

    /// <summary>The program, of the configuration that the tests were built with.</summary>
    private static string Program
    {
        get
        {
            var tests = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.GetFullPath(Path.Combine(
                EngTools.Locate(), "..", "tests", "Pipeline.Faults", "bin", tests.Parent!.Name, tests.Name, "Pipeline.Faults.dll"));
        }
    }
}
