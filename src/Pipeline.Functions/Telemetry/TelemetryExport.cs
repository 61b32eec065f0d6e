using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Pipeline.Storage.Health;
using Pipeline.Storage.Telemetry;

namespace Pipeline.Functions.Telemetry;

/// <summary>Collects and sends for as long as the app runs, and finds out every minute how the system is, so that the gauges tell the present.</summary>
internal sealed class TelemetryExport(HealthReader health, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES come last and so win.
    internal static ResourceBuilder Resource { get; } =
        ResourceBuilder.CreateEmpty().AddService("pipeline", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3)).AddTelemetrySdk().AddEnvironmentVariableDetector();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var gauges = new HealthGauges(health, time);
        using var metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Resource)
            .AddMeter(PipelineMeter.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime")
            .AddOtlpExporter()
            .Build();
        using var traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Resource)
            .AddSource(PipelineMeter.Name, "Microsoft.Azure.Functions.Worker")
            .AddOtlpExporter()
            .Build();
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await health.ReadAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The app stops; what is collected is sent when the providers are disposed of.
        }
    }
}
