using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Pipeline.Cli;
using Pipeline.Cli.Local;
using Pipeline.Cli.Output;
using Pipeline.Storage;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary>The drill of <c>docs/operations.md</c> by the command, with the real catalogue and the running function app.</summary>
[Collection(RunningProduct.Name)]
public sealed class OperationsTests(ProductFixture product) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-drill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_drill_comes_out_as_the_manual_says()
    {
        await using var azurite = await LocalAzurite.StartAsync(new LocalAzuriteOptions { IncludeDevelopmentTools = true });

        var verified = await RunAsync("verify", "--json", "--connection", product.ConnectionString);
        Assert.Equal((ExitCode.Success, true), (verified.Code, (bool)verified.Json["clean"]!));
        Assert.True((int)verified.Json["checked"]!["submissions"]! >= 36);
        Assert.Equal(ExitCode.Usage, (await RunAsync("restore", _folder, "--connection", azurite.ConnectionString)).Code);
        Assert.Equal(ExitCode.Success, (await RunAsync("backup", _folder, "--json", "--connection", product.ConnectionString)).Code);
        Assert.Equal(ExitCode.Usage, (await RunAsync("restore", _folder, "--connection", product.ConnectionString)).Code);
        Assert.Equal(ExitCode.Success, (await RunAsync("restore", _folder, "--json", "--connection", azurite.ConnectionString)).Code);
        var restored = await RunAsync("verify", "--json", "--connection", azurite.ConnectionString);
        Assert.Equal((ExitCode.Success, 0), (restored.Code, restored.Json["differences"]!.AsArray().Count));
        Assert.Equal("unchanged", (string)(await RunAsync("snapshot", "--json", "--connection", azurite.ConnectionString)).Json["result"]!);
        var replay = await RunAsync("replay", "--all", "--dry-run", "--json", "--connection", azurite.ConnectionString);
        Assert.DoesNotContain(replay.Json["submissions"]!.AsArray(), submission => (bool)submission!["changed"]!);
        Assert.Empty(replay.Json["periods"]!.AsArray());

        // The restored uploads are younger than everything; the trigger delivers all of them.
        var before = await LedgerAsync(azurite.ConnectionString);
        await using (await FunctionApp.StartAsync(
            new FunctionAppOptions { Settings = LocalSystem.Settings(azurite.ConnectionString), AppDirectory = ProductFixture.AppDirectory }, CancellationToken.None))
        {
            await DeliveredAsync(azurite.ConnectionString);
        }

        Assert.Equal(before, await LedgerAsync(azurite.ConnectionString));
    }

    [Fact]
    public async Task Verify_answers_one_where_something_differs_and_says_what_in_both_languages()
    {
        var pointers = PipelineStorage.FromConnectionString(product.ConnectionString).Container(StorageNames.Snapshots);
        await pointers.GetBlobClient("stray.txt").UploadAsync(new BinaryData("x"), overwrite: true);
        try
        {
            var output = new StringWriter();
            var code = await CommandLine.RunAsync(["verify", "--connection", product.ConnectionString], new Terminal(output, TextWriter.Null));

            Assert.Equal(ExitCode.Refused, code);
            Assert.Contains("blob-extra", output.ToString(), StringComparison.Ordinal);
            Assert.Contains("snapshots/stray.txt", output.ToString(), StringComparison.Ordinal);
            Assert.Contains("不属于本系统", output.ToString(), StringComparison.Ordinal);
            Assert.Contains("move it away", output.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            await pointers.DeleteBlobAsync("stray.txt");
        }
    }

    private static async Task<(int Code, JsonNode Json)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, new Terminal(output, TextWriter.Null));
        return (code, output.ToString() is { Length: > 0 } text ? JsonNode.Parse(text)! : new JsonObject());
    }

    /// <summary>The ledger as it is, row by row with its version.</summary>
    private static async Task<List<string>> LedgerAsync(string connection) =>
        await PipelineStorage.FromConnectionString(connection).Table(StorageNames.LedgerTable).QueryAsync<TableEntity>()
            .Select(row => $"{row.PartitionKey} {row.RowKey} {row.ETag}")
            .ToListAsync();

    /// <summary>Waits until the host has a receipt for every upload: each has been through the function then.</summary>
    private static async Task DeliveredAsync(string connection)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var uploads = await CountAsync(StorageNames.Submissions, "");
        Assert.True(uploads >= 36);
        while (await CountAsync("azure-webjobs-hosts", "blobreceipts/") < uploads || await WaitingAsync())
            await Task.Delay(300, limit.Token);

        async Task<int> CountAsync(string container, string prefix)
        {
            var count = 0;
            var client = new BlobContainerClient(connection, container);
            if (await client.ExistsAsync(limit.Token))
                await foreach (var _ in client.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, prefix, limit.Token))
                    count++;
            return count;
        }

        async Task<bool> WaitingAsync()
        {
            await foreach (var queue in new Azure.Storage.Queues.QueueServiceClient(connection).GetQueuesAsync(cancellationToken: limit.Token))
            {
                var properties = await new Azure.Storage.Queues.QueueClient(connection, queue.Name).GetPropertiesAsync(limit.Token);
                if (properties.Value.ApproximateMessagesCount > 0)
                    return true;
            }

            return false;
        }
    }
}
