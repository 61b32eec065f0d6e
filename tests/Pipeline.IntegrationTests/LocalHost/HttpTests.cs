using System.Net;
using System.Text.Json;
using Azure.Storage.Blobs.Models;

namespace Pipeline.IntegrationTests.LocalHost;

public sealed class HttpTests(AzuriteFixture azurite) : LocalHostTest(azurite)
{
    [Fact]
    public async Task Serves_functions_with_route_values_results_and_middleware()
    {
        var app = await StartAsync();

        using var hello = await app.Http.GetAsync("hello/大理/3?q=%E4%B8%80");
        Assert.Equal("""{"name":"大理","times":3,"query":"一"}""", Unescape(await hello.Content.ReadAsStringAsync()));
        Assert.Equal("Hello", Assert.Single(hello.Headers.GetValues("x-function")));
        Assert.Equal("""{"name":"x","times":null,"query":""}""", await app.Http.GetStringAsync("hello/x"));
        Assert.Equal("root of 127.0.0.1", await app.Http.GetStringAsync("/"));

        using var echo = await app.Http.PostAsync("echo", new StringContent(new string('x', 3_000_000)));
        Assert.Equal(3_000_000, (await echo.Content.ReadAsStringAsync()).Length);
        using var wrongMethod = await app.Http.GetAsync("echo");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, wrongMethod.StatusCode);
        using var unknown = await app.Http.GetAsync("nothing/here");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        using var request = new HttpRequestMessage(HttpMethod.Get, "hello/x");
        request.Headers.Add("x-turn-away", "1");
        using var turnedAway = await app.Http.SendAsync(request);
        Assert.Equal((HttpStatusCode)418, turnedAway.StatusCode);
    }

    [Fact]
    public async Task Answers_500_without_details_when_a_function_throws()
    {
        var app = await StartAsync();
        using var response = await app.Http.GetAsync("boom");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
        Assert.Contains("secret detail of /boom", app.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("locked", null, null, HttpStatusCode.Unauthorized)]
    [InlineData("locked", "wrong", null, HttpStatusCode.Unauthorized)]
    [InlineData("locked", "the-test-master-key", null, HttpStatusCode.OK)]
    [InlineData("locked", null, "the-test-master-key", HttpStatusCode.OK)]
    [InlineData("locked", "wrong", "the-test-master-key", HttpStatusCode.Unauthorized)]
    [InlineData("admin/functions", null, null, HttpStatusCode.Unauthorized)]
    [InlineData("admin/functions", "the-test-master-key", "wrong", HttpStatusCode.OK)]
    [InlineData("hello/x", "wrong", null, HttpStatusCode.OK)]
    public async Task Asks_for_keys(string path, string? header, string? code, HttpStatusCode expected)
    {
        var app = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, code is null ? path : $"{path}?code={code}");
        if (header is not null)
        {
            request.Headers.Add("x-functions-key", header);
        }

        using var response = await app.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Generates_keys_where_none_is_set_and_keeps_them_on_storage()
    {
        Settings.Remove("AzureWebJobsMasterKey");
        var app = await StartAsync();
        using var refused = await app.Http.GetAsync("locked");
        BlobDownloadResult stored = await Blobs.GetBlobContainerClient("azure-webjobs-secrets").GetBlobClient($"{HostId}/host.json").DownloadContentAsync();
        using var keys = JsonDocument.Parse(stored.Content);
        var functionKey = keys.RootElement.GetProperty("functionKeys")[0].GetProperty("value").GetString();

        using var opened = await app.Http.GetAsync($"locked?code={functionKey}");
        using var notAdmin = await app.Http.GetAsync($"admin/functions?code={functionKey}");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, notAdmin.StatusCode);
    }

    [Fact]
    public async Task Lists_functions_reports_its_state_and_runs_functions_by_hand()
    {
        var app = await StartAsync();
        app.Http.DefaultRequestHeaders.Add("x-functions-key", MasterKey);
        using var functions = JsonDocument.Parse(await app.Http.GetStringAsync("admin/functions"));
        using var status = JsonDocument.Parse(await app.Http.GetStringAsync("admin/host/status"));
        await UploadAsync("a/b.txt", "by hand");

        var statuses = new List<HttpStatusCode>();
        foreach (var (name, body) in new[]
        {
            ("ReadMessage", """{"input":"a message"}"""),
            ("Yearly", "{}"),
            ("readupload", $$"""{"input":"{{Container.Name}}/a/b.txt"}"""),
            ("ReadUpload", """{"input":"elsewhere/x"}"""),
            ("Nobody", "{}"),
            ("Hello", "{}"),
            ("Yearly", "not json"),
        })
        {
            using var response = await app.Http.PostAsync($"admin/functions/{name}", new StringContent(body));
            statuses.Add(response.StatusCode);
        }

        Assert.Equal(
            [
                HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.Accepted,
                HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest,
            ],
            statuses);
        Assert.Equal("message|a message|", Assert.Single(await WaitForAsync("message")));
        Assert.Equal("yearly|on time|", Assert.Single(await WaitForAsync("yearly")));
        // Once by the trigger, once by hand.
        Assert.Equal(2, (await WaitForAsync("blob", 2)).Count);
        Assert.Contains("ReadUpload", functions.RootElement.EnumerateArray().Select(each => each.GetProperty("name").GetString()));
        Assert.Equal("Running", status.RootElement.GetProperty("state").GetString());
        Assert.Equal(HostId, status.RootElement.GetProperty("id").GetString());
        Assert.True(status.RootElement.GetProperty("processUptime").GetInt64() > 0);
    }

    private static string Unescape(string json) => System.Text.RegularExpressions.Regex.Unescape(json);
}
