using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Faults.Proxy;

namespace Pipeline.Faults.Load;

/// <summary>A collector for what the app exports by OTLP: keeps the highest value that each gauge ever had.</summary>
internal sealed class MetricsReceiver : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentDictionary<string, double> _highest = new(StringComparer.Ordinal);

    private MetricsReceiver(WebApplication web) => _web = web;

    /// <summary>Where metrics are sent to.</summary>
    public string Address => _web.Urls.Single();

    /// <summary>The highest value of each gauge, by name.</summary>
    public IReadOnlyDictionary<string, double> Highest => _highest;

    /// <summary>Starts on a free port.</summary>
    public static async Task<MetricsReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var web = builder.Build();
        MetricsReceiver receiver = new(web);
        web.Run(receiver.TakeAsync);
        await web.StartAsync();
        return receiver;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body);
        if (http.Request.Path == "/v1/metrics")
        {
            // ExportMetricsServiceRequest: resource_metrics, scope_metrics, metrics; a gauge's points in field 5.
            foreach (var metric in Protobuf.Nested(body.ToArray(), 1, 2, 2))
            {
                var name = Protobuf.Text(metric, 1);
                foreach (var point in Protobuf.Nested(metric, 5, 1))
                {
                    _highest.AddOrUpdate(name, Protobuf.Number(point), (_, before) => Math.Max(before, Protobuf.Number(point)));
                }
            }
        }
    }
}
