using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Pipeline.Catalogue;
using Pipeline.Storage;
using Pipeline.Storage.Health;
using Pipeline.Storage.Telemetry;

namespace Pipeline.Tests.Documents;

public sealed partial class ObservabilityPageTests
{
    private static readonly string Page = Repository.Text("docs", "observability.md");

    [Fact]
    public void The_page_has_every_metric_with_its_unit_and_description_and_no_other()
    {
        var documented = MetricRow().Matches(Page).Select(row => $"{row.Groups[1].Value} | {row.Groups[2].Value} | {row.Groups[3].Value}");

        Assert.Equal(
            Instruments().Select(instrument => $"{instrument.Name} | {instrument.Unit} | {instrument.Description}").Order(StringComparer.Ordinal),
            documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_has_every_check_of_health()
    {
        var checks = HealthRules.Evaluate(new() { ClockAhead = TimeSpan.Zero }, DateTimeOffset.UnixEpoch, TimeSpan.FromHours(26));

        Assert.All(checks, check => Assert.Contains($"| `{check.Name}` |", Page, StringComparison.Ordinal));
    }

    private static List<Instrument> Instruments()
    {
        List<Instrument> found = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == PipelineMeter.Name)
                    found.Add(instrument);
            },
        };
        _ = PipelineMeter.Meter;
        var storage = PipelineStorage.FromConnectionString("UseDevelopmentStorage=true"); // asks nobody anything before it is used
        var catalogue = CatalogueLoader.LoadDefault();
        using var health = new HealthReader(storage, new Completeness(catalogue, storage, TimeProvider.System), Options.Create(new PipelineOptions()), TimeProvider.System);
        using var gauges = new HealthGauges(health, TimeProvider.System);
        listener.Start();
        return [.. found.DistinctBy(instrument => instrument.Name)];
    }

    [GeneratedRegex(@"^\| `(pipeline\.[a-z_.]+)` \| `([^`]+)` \| [^|]*?([A-Z0-9][^|]*[.]) \|", RegexOptions.Multiline)]
    private static partial Regex MetricRow();
}
