using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pipeline.Cli.Local;
using Pipeline.IntegrationTests.EndToEnd;
using Pipeline.Storage;
using Pipeline.Storage.Access;

namespace Pipeline.IntegrationTests.Watched;

/// <summary>The function app as a process that logs everything it can, while it is used by people with secrets.</summary>
internal sealed class WatchedApp : IAsyncDisposable
{
    private const string Reporter = "533300";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-watched-");
    private readonly LocalAzurite _azurite;
    private FunctionApp? _app;

    private WatchedApp(LocalAzurite azurite) => _azurite = azurite;

    /// <summary>What must not be found in anything that the app says.</summary>
    public List<string> Unsayable { get; } = [.. Secrets.OfWorkbooks, Secrets.WrongToken];

    public Uri BlobEndpoint => _azurite.BlobEndpoint;

    public Uri QueueEndpoint => _azurite.QueueEndpoint;

    public Uri TableEndpoint => _azurite.TableEndpoint;

    /// <summary>The text of a file that the app has written, by its name.</summary>
    public string FileOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Starts the app with further settings, in which <c>{folder}</c> stands for a folder of its own.</summary>
    public static async Task<WatchedApp> StartAsync(params (string Name, string Value)[] settings)
    {
        var watched = new WatchedApp(await LocalAzurite.StartAsync(new LocalAzuriteOptions { IncludeDevelopmentTools = true }));
        try
        {
            var all = LocalSystem.Settings(watched._azurite.ConnectionString);
            all["Logging__LogLevel__Default"] = "Trace";
            all["Logging__LogLevel__Azure.Core"] = "Trace";
            all["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace";
            foreach (var (name, value) in settings)
                all[name] = value.Replace("{folder}", watched._folder.FullName, StringComparison.Ordinal);
            watched._app = await FunctionApp.StartAsync(
                new FunctionAppOptions { Settings = all, AppDirectory = ProductFixture.AppDirectory, LogFile = watched.FileOf("functions.log") }, CancellationToken.None);
            watched.Unsayable.Add(watched._app.MasterKey);
            watched.Unsayable.Add(watched._azurite.ConnectionString.Split("AccountKey=")[1].Split(';')[0]);
            return watched;
        }
        catch
        {
            await watched.DisposeAsync();
            throw;
        }
    }

    /// <summary>Which files the process has mapped: its libraries among them.</summary>
    public string Mapped() => File.ReadAllText($"/proc/{_app!.ProcessId}/maps");

    /// <summary>Uploads that are accepted, refused and unreadable, a dry run, pulls, a snapshot, and visitors without any right.</summary>
    public async Task UseAsync()
    {
        var storage = PipelineStorage.FromConnectionString(_azurite.ConnectionString);
        var tokens = new Tokens(storage.Table(StorageNames.TokensTable), TimeProvider.System);
        var token = (await tokens.IssueAsync(new Identity("watched", Role.Reporter, Reporter), TimeSpan.FromHours(1), CancellationToken.None)).Token;
        Unsayable.Add(token);
        using var http = new HttpClient { BaseAddress = _app!.Address };

        await AskAsync(http, HttpMethod.Get, "api/v1/status", Secrets.WrongToken, HttpStatusCode.Unauthorized);
        await AskAsync(http, HttpMethod.Get, $"admin/functions?code={_app.MasterKey}", null, HttpStatusCode.OK);
        await AskAsync(http, HttpMethod.Post, $"api/v1/check?reporter={Reporter}&period=2020&file={Secrets.File}.xlsx", token, HttpStatusCode.OK, Secrets.Workbook(Reporter, 2020, isWrong: true));
        foreach (var content in (byte[][])[Secrets.Workbook(Reporter, 2020, isWrong: true), System.Text.Encoding.UTF8.GetBytes($"no workbook: {Secrets.Cell}"), Secrets.Workbook(Reporter, 2020, isWrong: false)])
        {
            var receipt = await AskAsync(http, HttpMethod.Post, $"api/v1/submissions/{Reporter}/2020?file={Secrets.File}.xlsx", token, HttpStatusCode.Accepted, content);
            await UntilAnsweredAsync(http, JsonNode.Parse(receipt)!["receipt"]!.GetValue<string>(), token);
        }

        await AskAsync(http, HttpMethod.Get, $"api/v1/submissions/{Reporter}", token, HttpStatusCode.OK);
        foreach (var function in (string[])["ReportReminders", "NightlySnapshot"])
        {
            using var run = new HttpRequestMessage(HttpMethod.Post, $"admin/functions/{function}") { Content = JsonContent.Create(new { input = "" }) };
            run.Headers.Add("x-functions-key", _app.MasterKey);
            using var started = await http.SendAsync(run);
            Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        }

        await UntilAsync(http, "api/v1/snapshots/nightly/indicators?format=csv", token);
        await AskAsync(http, HttpMethod.Get, "api/v1/explain?indicator=gdp&area=533300&period=2020&snapshot=nightly", token, HttpStatusCode.OK);
        await AskAsync(http, HttpMethod.Get, "api/v1/health", token, HttpStatusCode.OK);
    }

    /// <summary>What a stranger is answered.</summary>
    public async Task<(int Status, string Text)> StrangerAsync(string address)
    {
        using var http = new HttpClient { BaseAddress = _app!.Address };
        using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Stops the app, so that all that it had to say is said.</summary>
    public async Task StopAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _azurite.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static Task UntilAnsweredAsync(HttpClient http, string receipt, string token) => UntilAsync(http, receipt, token);

    private static async Task UntilAsync(HttpClient http, string address, string token)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            using var request = Request(HttpMethod.Get, address, token);
            using var answer = await http.SendAsync(request, limit.Token);
            if (answer.StatusCode == HttpStatusCode.OK)
                return;
            await Task.Delay(200, limit.Token);
        }
    }

    private static async Task<string> AskAsync(HttpClient http, HttpMethod method, string address, string? token, HttpStatusCode expected, byte[]? body = null)
    {
        using var request = Request(method, address, token);
        request.Content = body is null ? null : new ByteArrayContent(body);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{method} {address}: {answer.StatusCode} {text}");
        return text;
    }

    private static HttpRequestMessage Request(HttpMethod method, string address, string? token)
    {
        var request = new HttpRequestMessage(method, address);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }
}
