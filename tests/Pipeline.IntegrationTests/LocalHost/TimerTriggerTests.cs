using Azure.Storage.Blobs.Models;

namespace Pipeline.IntegrationTests.LocalHost;

public sealed class TimerTriggerTests(AzuriteFixture azurite) : LocalHostTest(azurite)
{
    private string StatusPath => $"timers/{HostId}/Host.Functions.Yearly/status";

    [Fact]
    public async Task Fires_by_its_schedule()
    {
        Settings["TestTick"] = "* * * * * *";
        await StartAsync();

        Assert.All(await WaitForAsync("tick", 3), line => Assert.Equal("tick|not remembered", line));
    }

    [Fact]
    public async Task Does_not_fire_a_new_timer_at_once_but_remembers_its_next_occurrence()
    {
        await StartAsync();
        await WaitForBlobAsync(StatusPath);
        await SettleAsync();

        Assert.Empty(Journal("yearly"));
        BlobDownloadResult status = await Hosts.GetBlobClient(StatusPath).DownloadContentAsync();
        Assert.Matches(
            "^\\{\"Last\":\"0001-01-01T00:00:00\\+00:00\",\"Next\":\"\\d{4}-01-01T00:00:00\\+00:00\",\"LastUpdated\":\"[^\"]+\"\\}$",
            status.Content.ToString());
    }

    [Fact]
    public async Task Makes_up_once_for_an_occurrence_missed_while_down()
    {
        await Hosts.CreateIfNotExistsAsync();
        await Hosts.GetBlobClient(StatusPath).UploadAsync(BinaryData.FromString(
            """{"Last":"2024-01-01T00:00:00+00:00","Next":"2025-01-01T00:00:00+00:00","LastUpdated":"2024-01-01T00:00:00+00:00"}"""));
        var first = await StartAsync();

        Assert.Equal("yearly|past due|2025-01-01T00:00:00.0000000Z", Assert.Single(await WaitForAsync("yearly")));
        await SettleAsync();
        await first.KillAsync();
        await StartAsync();
        await SettleAsync();
        await SettleAsync();

        Assert.Single(Journal("yearly"));
    }

    [Fact]
    public async Task Fires_in_one_process_only()
    {
        await Hosts.CreateIfNotExistsAsync();
        await Hosts.GetBlobClient(StatusPath).UploadAsync(BinaryData.FromString(
            """{"Last":"2024-01-01T00:00:00+00:00","Next":"2025-01-01T00:00:00+00:00","LastUpdated":"2024-01-01T00:00:00+00:00"}"""));
        await Task.WhenAll(StartAsync(), StartAsync());
        await WaitForAsync("yearly");
        await SettleAsync();

        Assert.Single(Journal("yearly"));
    }

    [Fact]
    public async Task Retries_a_failed_run_as_often_as_its_policy_says()
    {
        var app = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "admin/functions/Stubborn") { Content = new StringContent("{}") };
        request.Headers.Add("x-functions-key", MasterKey);
        using var response = await app.Http.SendAsync(request);

        await WaitForAsync("stubborn", 3);
        await SettleAsync();
        Assert.Equal(["stubborn|0 of 2|False", "stubborn|1 of 2|False", "stubborn|2 of 2|False"], Journal("stubborn"));
    }

    private async Task WaitForBlobAsync(string path)
    {
        while (!await Hosts.GetBlobClient(path).ExistsAsync())
        {
            await Task.Delay(50);
        }
    }
}
