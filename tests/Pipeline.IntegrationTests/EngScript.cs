using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Cli.Local;

namespace Pipeline.IntegrationTests;

/// <summary>Runs a script of the eng folder, which reads or writes storage with Microsoft's JavaScript clients, and returns its JSON.</summary>
internal static class EngScript
{
    public static async Task<JsonArray> RunAsync(string connectionString, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = EngTools.Locate(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["STORAGE"] = connectionString },
        };
        foreach (var argument in (string[])[script, .. arguments])
            start.ArgumentList.Add(argument);
        using var process = EngTools.Start(start);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{script}: {await errors}");
        return JsonNode.Parse(await output)!.AsArray();
    }
}
