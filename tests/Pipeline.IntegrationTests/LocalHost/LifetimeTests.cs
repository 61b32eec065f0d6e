using System.Net;

namespace Pipeline.IntegrationTests.LocalHost;

public sealed class LifetimeTests(AzuriteFixture azurite) : LocalHostTest(azurite)
{
    [Fact]
    public async Task Finishes_running_invocations_on_sigterm_and_takes_no_new_ones()
    {
        var app = await StartAsync();
        await UploadAsync("a/running.txt", "wait:go");
        await WaitForAsync("blob");
        var request = app.Http.GetAsync("slow/go");
        await WaitForAsync("slow");

        app.Terminate();
        await SettleAsync();
        await UploadAsync("a/late.txt", "too late");
        await SettleAsync();
        Release("go");
        using var answer = await request;
        await app.WaitForExitAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("blob done|running|same scope", Assert.Single(Journal("blob done")));
        Assert.Single(Journal("blob"));
        Assert.Equal(0, app.ExitCode);

        await StartAsync();
        await WaitForAsync("blob", 2);
        await SettleAsync();
        Assert.Equal(2, Journal("blob").Count);
    }

    [Fact]
    public async Task Cancels_what_does_not_finish_within_the_drain_limit()
    {
        Settings["LocalHost__DrainLimit"] = "00:00:01";
        var app = await StartAsync();
        await UploadAsync("a/endless.txt", "wait:never");
        await WaitForAsync("blob");

        app.Terminate();
        await app.WaitForExitAsync();

        Assert.Empty(Journal("blob done"));
        Assert.Contains("have been cancelled", app.Output, StringComparison.Ordinal);
        Assert.Equal(0, app.ExitCode);
    }

    [Fact]
    public async Task Cancels_an_invocation_that_exceeds_the_time_limit_of_host_json()
    {
        Settings["AzureFunctionsJobHost__functionTimeout"] = "00:00:01";
        var app = await StartAsync();
        using var answer = await app.Http.GetAsync("slow/never");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(Journal("slow done"));
        Assert.Contains("Timed out after 00:00:01", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serves_http_while_storage_is_away_and_says_so()
    {
        var nowhere = TestApp.FreePort();
        Settings["AzureWebJobsStorage"] =
            $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Zm9v;BlobEndpoint=http://127.0.0.1:{nowhere}/devstoreaccount1;" +
            $"QueueEndpoint=http://127.0.0.1:{nowhere}/devstoreaccount1;";
        var app = await StartAsync();

        Assert.Equal("root of 127.0.0.1", await app.Http.GetStringAsync("/"));
        for (var waited = 0; waited < 300 && !app.Output.Contains("Storage does not answer", StringComparison.Ordinal); waited++)
        {
            await Task.Delay(100);
        }

        Assert.Contains($"Storage does not answer at http://127.0.0.1:{nowhere}/devstoreaccount1", app.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TestQueue", "", "asks for the setting 'TestQueue', which is not set")]
    [InlineData("TestTick", "61 * * * * *", "'61 * * * * *' is not an NCRONTAB schedule")]
    [InlineData("AzureWebJobsStorage", "", "The storage connection 'AzureWebJobsStorage' is not set.")]
    [InlineData("WEBSITE_INSTANCE_ID", "abc", "-p:UseOfficialPackages=true")]
    [InlineData("LocalHost__DrainLimit", "soon", "LocalHost.DrainLimit is 'soon'")]
    [InlineData("arguments", "--port seven", "--port is 'seven'")]
    [InlineData("AzureFunctionsWebHost__hostid", "Not-Allowed", "AzureFunctionsWebHost__hostid is 'Not-Allowed'")]
    public async Task Refuses_to_start_with_a_message_that_says_why(string setting, string value, string message)
    {
        Settings[setting] = value;
        var app = await RunAsync();

        Assert.Equal(1, app.ExitCode);
        Assert.Contains(message, app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", app.Output, StringComparison.Ordinal);
    }
}
