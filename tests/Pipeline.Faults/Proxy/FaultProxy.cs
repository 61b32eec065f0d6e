using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Cli.Local;

namespace Pipeline.Faults.Proxy;

/// <summary>
/// Stands on loopback between the apps and the storage emulator: sees every operation, keeps the evidence of commits, and answers,
/// delays, cuts or kills where it is told to. Every app has doors of its own, so it is known whose operation it is.
/// </summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private static readonly string[] Services = ["blob", "queue", "table"];
    private static readonly string[] Hops = ["Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Expect", "Content-Length"];

    private readonly WebApplication _web;
    private readonly HttpMessageInvoker _upstream = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2),
    });

    private readonly ConcurrentDictionary<int, (int App, string Service)> _doors = new();
    private readonly ConcurrentDictionary<string, Uri> _services = new();
    private long _operations;

    private FaultProxy(WebApplication web) => _web = web;

    /// <summary>The successful changes of what is in force.</summary>
    public CommitLog Commits { get; } = new();

    /// <summary>How many operations there were.</summary>
    public long Operations => Interlocked.Read(ref _operations);

    /// <summary>Decides what happens to an operation; null lets it pass.</summary>
    public Func<Operation, Interference?> Decide { get; set; } = _ => null;

    /// <summary>Told every operation that storage answered, with the status.</summary>
    public Action<Operation, int> Seen { get; set; } = (_, _) => { };

    /// <summary>Starts with three doors for each app.</summary>
    public static async Task<FaultProxy> StartAsync(LocalAzurite azurite, int apps)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.AddServerHeader = false;
            for (var door = 0; door < apps * Services.Length; door++)
            {
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            }
        });
        var web = builder.Build();
        FaultProxy proxy = new(web);
        proxy.Forward(azurite);
        web.Run(proxy.AnswerAsync);
        await web.StartAsync();
        var addresses = web.Services.GetService(typeof(Microsoft.AspNetCore.Hosting.Server.IServer)) is Microsoft.AspNetCore.Hosting.Server.IServer server
            ? server.Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address).Port).ToArray()
            : throw new InvalidOperationException("The proxy has no server.");
        for (var door = 0; door < addresses.Length; door++)
        {
            proxy._doors[addresses[door]] = ((door / Services.Length) + 1, Services[door % Services.Length]);
        }

        return proxy;
    }

    /// <summary>Where operations go; again after the emulator's restart.</summary>
    public void Forward(LocalAzurite azurite)
    {
        _services["blob"] = azurite.BlobEndpoint;
        _services["queue"] = azurite.QueueEndpoint;
        _services["table"] = azurite.TableEndpoint;
    }

    /// <summary>The connection string through an app's doors.</summary>
    public string ConnectionString(int app)
    {
        string Endpoint(string service) =>
            $"http://127.0.0.1:{_doors.Single(door => door.Value == (app, service)).Key}/{LocalAzurite.Account}";
        return $"DefaultEndpointsProtocol=http;AccountName={LocalAzurite.Account};AccountKey={LocalAzurite.AccountKey};"
            + $"BlobEndpoint={Endpoint("blob")};QueueEndpoint={Endpoint("queue")};TableEndpoint={Endpoint("table")};";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource atOnce = new(TimeSpan.FromSeconds(2));
        await _web.StopAsync(atOnce.Token);
        await _web.DisposeAsync();
        _upstream.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        Interlocked.Increment(ref _operations);
        var (app, service) = _doors[http.Connection.LocalPort];
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        byte[] body;
        try
        {
            body = await BodyAsync(http.Request);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or Microsoft.AspNetCore.Http.BadHttpRequestException)
        {
            http.Abort();
            return;
        }

        var operation = Operation.Of(app, http.Request.Method, service, target, body);
        var interference = Decide(operation);
        if (interference is { Delay.Ticks: > 0 })
        {
            await Task.Delay(interference.Delay);
        }

        if (interference is { TakesEffect: false })
        {
            await InterfereAsync(http, interference);
            return;
        }

        HttpResponseMessage response;
        byte[] content;
        try
        {
            using var request = Request(http.Request, new(_services[service], target), target, body);
            response = await _upstream.SendAsync(request, CancellationToken.None);
            content = await response.Content.ReadAsByteArrayAsync();
        }
        catch (Exception away) when (Unanswered.Is(away))
        {
            // The emulator is away.
            http.Abort();
            return;
        }

        using (response)
        {
            Commits.Note(operation, http.Request, response, body);
            Seen(operation, (int)response.StatusCode);
            if (interference is { Cut: true } or { Status: > 0 } or { Befall: not null })
            {
                await InterfereAsync(http, interference);
                return;
            }

            await ReplyAsync(http, response, content);
        }
    }

    private static async Task InterfereAsync(HttpContext http, Interference interference)
    {
        interference.Befall?.Invoke();
        if (interference.Status == 0)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = interference.Status;
        http.Response.Headers["x-ms-error-code"] = interference.Status switch { 412 => "ConditionNotMet", 503 => "ServerBusy", _ => "InternalError" };
        http.Response.ContentLength = 0;
        await http.Response.CompleteAsync();
    }

    private static async Task<byte[]> BodyAsync(HttpRequest request)
    {
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    private static HttpRequestMessage Request(HttpRequest from, Uri service, string target, byte[] body)
    {
        UriCreationOptions asItStands = new() { DangerousDisablePathAndQueryCanonicalization = true };
        HttpRequestMessage request = new(new(from.Method), new Uri($"{service.Scheme}://{service.Authority}{target}", asItStands));
        if (body.Length > 0 || from.Headers.ContainsKey("Content-Length"))
        {
            request.Content = new ByteArrayContent(body);
        }

        foreach (var (name, value) in from.Headers.Where(header => !Hops.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)value!))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)value!);
            }
        }

        return request;
    }

    private static async Task ReplyAsync(HttpContext http, HttpResponseMessage response, byte[] content)
    {
        http.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers)
            .Where(header => !Hops.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            http.Response.Headers[name] = values.ToArray();
        }

        if (http.Request.Method == "HEAD")
        {
            http.Response.ContentLength = response.Content.Headers.ContentLength;
        }
        else if (http.Response.StatusCode is not (204 or 304))
        {
            http.Response.ContentLength = content.Length;
        }

        try
        {
            if (content.Length > 0)
            {
                await http.Response.Body.WriteAsync(content);
            }

            await http.Response.CompleteAsync();
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The app was killed meanwhile.
        }
    }
}
