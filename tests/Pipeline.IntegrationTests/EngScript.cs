using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Cli.Local;

namespace Pipeline.IntegrationTests;

/// <summary>Runs a script of the eng folder, which reads or writes what we serve with the clients of others, and returns its JSON.</summary>
internal static class EngScript
{
    public static Task<JsonArray> RunAsync(string connectionString, string script, params string[] arguments) =>
        RunAsync(("STORAGE", connectionString), script, arguments);

    /// <summary>Runs a script with a secret, which travels in the environment: the list of processes shows arguments to everybody.</summary>
    public static async Task<JsonArray> RunAsync((string Name, string Value) secret, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = EngTools.Locate(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { [secret.Name] = secret.Value },
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
