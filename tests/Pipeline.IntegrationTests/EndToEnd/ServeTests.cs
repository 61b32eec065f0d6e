using System.Diagnostics;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Pipeline.Cli.Local;
using Pipeline.Storage;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary>The command that serves on one machine, killed at a bad moment.</summary>
public sealed class ServeTests
{
    [Fact]
    public async Task An_upload_survives_the_death_of_the_server_and_no_process_stays_behind()
    {
        var home = Directory.CreateTempSubdirectory("pipeline-serve-");
        var data = home.CreateSubdirectory("data");
        try
        {
            using var server = Start(home.FullName, data.FullName);
            var connection = await ConnectionAsync(home.FullName, server);
            var blob = new BlobContainerClient(connection, StorageNames.Submissions).GetBlobClient("530100/2024/a.xlsx");
            await blob.UploadAsync(BinaryData.FromString("not yet looked at"));

            server.Kill();
            await server.WaitForExitAsync();

            // Taking the folder waits until the killed server's emulator has saved and ended.
            await using var azurite = await LocalAzurite.StartAsync(new LocalAzuriteOptions { DataDirectory = data.FullName });
            var again = new BlobContainerClient(azurite.ConnectionString, StorageNames.Submissions).GetBlobClient("530100/2024/a.xlsx");
            Assert.Equal("not yet looked at", (await again.DownloadContentAsync()).Value.Content.ToString());
            await Assert.ThrowsAnyAsync<Exception>(() => blob.ExistsAsync(new CancellationTokenSource(TimeSpan.FromSeconds(5)).Token));
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static Process Start(string home, string data)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(ProductFixture.CommandDirectory, "Pipeline.Cli.dll"), "serve", "--data", data, "--port", "0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(EngTools.Locate()),
            Environment = { ["PIPELINE_HOME"] = home },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Waits for the note by which other verbs find the server.</summary>
    private static async Task<string> ConnectionAsync(string home, Process server)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            Assert.False(server.HasExited, "serve ended by itself");
            foreach (var file in Directory.GetFiles(home, "*.json", SearchOption.TopDirectoryOnly))
                if (JsonNode.Parse(await File.ReadAllTextAsync(file, limit.Token))?["ConnectionString"]?.GetValue<string>() is { } connection)
                    return connection;
            await Task.Delay(200, limit.Token);
        }
    }
}
