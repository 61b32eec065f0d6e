using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;

namespace Pipeline.Functions.Telemetry;

/// <summary>Sends measurements, activities and logs to an OpenTelemetry collector where one is configured by the standard's own settings.</summary>
internal static class TelemetryRegistration
{
    private static readonly string[] Endpoints =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"];

    /// <summary>Adds the export where an endpoint is set; where none is, no library for it is even loaded.</summary>
    public static void AddTelemetryExport(this IHostApplicationBuilder builder)
    {
        if (Endpoints.Any(name => !string.IsNullOrEmpty(builder.Configuration[name])))
        {
            Add(builder);
        }
    }

    // Of its own, so that the libraries are loaded when it is called and not before.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddHostedService<TelemetryExport>();
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.SetResourceBuilder(TelemetryExport.Resource);
            logs.IncludeFormattedMessage = true;
            logs.AddOtlpExporter();
        });
    }
}
