using System.Diagnostics;

namespace Pipeline.Tests.Workbooks;

public sealed class FuzzTests
{
    /// <summary>The process has a memory cap of its own, and a watchdog that names the case; by hand it runs any number of cases.</summary>
    [Fact]
    public async Task Ends_in_findings_or_rows_for_twenty_thousand_broken_workbooks()
    {
        string[] command = [Path.Combine(AppContext.BaseDirectory, "Pipeline.Fuzz.dll"), "--cases", "20000", "--seed", "7"];
        ProcessStartInfo start = new("dotnet", command) { RedirectStandardOutput = true };
        using var fuzz = Process.Start(start)!;
        var said = await fuzz.StandardOutput.ReadToEndAsync();
        await fuzz.WaitForExitAsync();
        Assert.True(fuzz.ExitCode == 0, said);
        Assert.Contains("20000 cases of seed 7", said, StringComparison.Ordinal);
    }
}
