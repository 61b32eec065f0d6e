using Azure.Storage.Blobs.Models;

namespace Pipeline.IntegrationTests.LocalHost;

public sealed class BlobTriggerTests(AzuriteFixture azurite) : LocalHostTest(azurite)
{
    [Fact]
    public async Task Fires_once_per_upload_and_again_on_overwrite_and_not_after_a_restart()
    {
        await UploadAsync("昆明/2026/一月.txt", "before the start");
        await UploadAsync("昆明/not-matching.csv", "no");
        var app = await StartAsync();

        Assert.Equal(
            $"blob|昆明/2026|一月|before the start|{Container.Name}/昆明/2026/一月.txt",
            Assert.Single(await WaitForAsync("blob")));
        Assert.Equal("blob done|一月|same scope", Assert.Single(await WaitForAsync("blob done")));

        await UploadAsync("昆明/2026/一月.txt", "overwritten");
        await UploadAsync("dali/b.txt", "new");
        var seen = await WaitForAsync("blob", 3);
        Assert.Contains(seen, line => line.Contains("|overwritten|", StringComparison.Ordinal));
        Assert.Contains(seen, line => line.StartsWith("blob|dali|b|new|", StringComparison.Ordinal));

        app.Terminate();
        await app.WaitForExitAsync();
        await StartAsync();
        await UploadAsync("dali/c.txt", "after the restart");
        await WaitForAsync("blob", 4);
        await SettleAsync();

        Assert.Equal(4, Journal("blob").Count);
        Assert.Equal(4, Journal("middleware").Count(line => line == "middleware|ReadUpload"));
    }

    [Fact]
    public async Task Leaves_a_completed_receipt_at_the_path_of_the_real_host()
    {
        await UploadAsync("a/b.txt", "x");
        BlobProperties properties = await Container.GetBlobClient("a/b.txt").GetPropertiesAsync();
        await StartAsync();
        await WaitForAsync("blob done");

        BlobProperties receipt = await Hosts
            .GetBlobClient($"blobreceipts/{HostId}/Host.Functions.ReadUpload/{properties.ETag:H}/{Container.Name}/a/b.txt")
            .GetPropertiesAsync();

        Assert.Empty(receipt.Metadata);
        Assert.Equal(0, receipt.ContentLength);
    }

    [Fact]
    public async Task Gives_up_after_five_tries_and_queues_the_message_as_poison()
    {
        await UploadAsync("a/bad.txt", "fail");
        BlobProperties properties = await Container.GetBlobClient("a/bad.txt").GetPropertiesAsync();
        await StartAsync();

        var poison = Assert.Single(await WaitForAsync("poison"));

        Assert.Equal(
            $$"""poison|{"Type":"BlobTrigger","FunctionId":"Host.Functions.ReadUpload","BlobType":"BlockBlob","ContainerName":"{{Container.Name}}","BlobName":"a/bad.txt","ETag":"{{properties.ETag.ToString("H").Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""",
            poison);
        await SettleAsync();
        Assert.Equal(5, Journal("blob").Count);
        Assert.Empty(Journal("blob done"));
    }

    [Fact]
    public async Task Runs_again_what_a_killed_process_had_begun()
    {
        var first = await StartAsync();
        await UploadAsync("a/long.txt", "wait:go");
        await WaitForAsync("blob");
        await first.KillAsync();
        await StartAsync();

        Assert.Equal(2, (await WaitForAsync("blob", 2)).Count);
        Release("go");
        await WaitForAsync("blob done");
        await SettleAsync();
        Assert.Single(Journal("blob done"));
    }

    [Fact]
    public async Task Keeps_a_message_invisible_for_as_long_as_the_work_takes()
    {
        await StartAsync();
        await UploadAsync("a/long.txt", "wait:go");
        await WaitForAsync("blob");

        // Longer than the lease of two seconds.
        await Task.Delay(TimeSpan.FromSeconds(5));
        Release("go");
        await WaitForAsync("blob done");
        await SettleAsync();

        Assert.Single(Journal("blob"));
    }

    [Fact]
    public async Task Two_processes_share_the_work_and_nothing_runs_twice()
    {
        await StartAsync();
        await StartAsync();
        for (var number = 0; number < 12; number++)
        {
            await UploadAsync($"a/{number}.txt", $"wait:go-{number}");
        }

        // Four at a time in each process: the second must help.
        await WaitForAsync("blob", 8);
        for (var number = 0; number < 12; number++)
        {
            Release($"go-{number}");
        }

        await WaitForAsync("blob done", 12);
        await SettleAsync();

        Assert.Equal(12, Journal("blob").Count);
        Assert.Equal(12, Journal("blob done").Distinct().Count());
        Assert.Equal(2, Writers("blob done"));
    }

    [Fact]
    public async Task Drops_a_message_whose_blob_was_overwritten_or_deleted_before_its_turn()
    {
        await StartAsync();
        for (var number = 0; number < 4; number++)
        {
            await UploadAsync($"a/busy-{number}.txt", "wait:go");
        }

        await WaitForAsync("blob", 4);
        await UploadAsync("a/changed.txt", "first");
        await UploadAsync("a/deleted.txt", "gone");
        await SettleAsync();
        await UploadAsync("a/changed.txt", "second");
        await Container.GetBlobClient("a/deleted.txt").DeleteAsync();
        await SettleAsync();
        Release("go");

        await WaitForAsync("blob", 5);
        await SettleAsync();
        var late = Assert.Single(Journal("blob"), line => !line.Contains("busy", StringComparison.Ordinal));
        Assert.StartsWith("blob|a|changed|second|", late, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scans_in_place_of_event_grid()
    {
        var events = Blobs.GetBlobContainerClient($"{Container.Name}-events");
        await StartAsync();
        await events.CreateAsync();
        await events.GetBlobClient("深/x.bin").UploadAsync(BinaryData.FromString("content"));

        Assert.Equal("event|深/x.bin|content", Assert.Single(await WaitForAsync("event")));
        await events.DeleteAsync();
    }

    [Fact]
    public async Task Misses_none_of_many_uploads_in_the_same_second()
    {
        await StartAsync();
        await Parallel.ForAsync(0, 120, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
            await UploadAsync($"many/{number}.txt", "x"));

        await WaitForAsync("blob", 120);
        await SettleAsync();
        Assert.Equal(120, Journal("blob").Distinct().Count());
        Assert.Equal(120, Journal("blob").Count);
    }
}
