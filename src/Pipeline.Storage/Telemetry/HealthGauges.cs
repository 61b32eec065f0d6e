using System.Diagnostics.Metrics;
using Pipeline.Storage.Health;

namespace Pipeline.Storage.Telemetry;

/// <summary>What health was last found to be, as gauges; nothing is asked of storage when they are read, and nothing is told before it was asked.</summary>
public sealed class HealthGauges : IDisposable
{
    private readonly Meter _meter = new(PipelineMeter.Name);

    /// <summary>Gauges of what a reader found last.</summary>
    public HealthGauges(HealthReader health, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(health);
        ArgumentNullException.ThrowIfNull(time);
        Gauge("pipeline.health", "{status}", "0 healthy, 1 degraded, 2 broken.", report => (double)report.Status);
        Gauge(
            "pipeline.snapshot.age", "s", "Since the last snapshot run that ended well.", report => Seconds(time.GetUtcNow() - report.Facts.SnapshotSince));
        Gauge(
            "pipeline.submissions.oldest_unprocessed", "s", "How long the oldest upload without an answer has waited; 0 where none waits.",
            report => Seconds(time.GetUtcNow() - report.Facts.OldestUnprocessed) ?? 0);
        Gauge("pipeline.poison.messages", "{submission}", "Uploads that failed repeatedly and wait to be tried again or set aside.", report => report.Facts.PoisonMessages);
        Gauge("pipeline.reports.overdue", "{report}", "Reports that are overdue: reporters times periods.", report => report.Facts.Overdue);
        Gauge("pipeline.clock.ahead", "s", "How far this machine's clock is ahead of storage.", report => Seconds(report.Facts.ClockAhead));

        void Gauge(string name, string unit, string description, Func<HealthReport, double?> value) => _meter.CreateObservableGauge(
            name, () => health.Latest is { } report && value(report) is { } measured ? [new Measurement<double>(measured)] : (Measurement<double>[])[], unit, description);
    }

    /// <summary>Takes the gauges away.</summary>
    public void Dispose() => _meter.Dispose();

    private static double? Seconds(TimeSpan? time) => time?.TotalSeconds;
}
