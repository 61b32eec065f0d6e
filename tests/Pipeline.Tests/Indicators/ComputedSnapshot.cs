using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Snapshots;

namespace Pipeline.Tests.Indicators;

/// <summary>A computed snapshot that tests ask for single rows.</summary>
internal sealed class ComputedSnapshot(StatisticalCatalogue catalogue, params string[] reports)
{
    public ComputedSnapshot(TestCatalogue catalogue, params string[] reports)
        : this(catalogue.Build(), reports)
    {
    }

    public SnapshotContent Content { get; } = new IndicatorEngine(catalogue).Compute(Reports.Of(reports));

    public SnapshotValue Indicator(string code, string area, string period) => Row(Content.Indicators, code, area, period);

    public SnapshotValue Measure(string code, string area, string period) => Row(Content.Observations, code, area, period);

    public TargetValue Target(string period) => Assert.Single(Content.Targets, target => target.Period == Period.Parse(period));

    private static SnapshotValue Row(IReadOnlyList<SnapshotValue> rows, string code, string area, string period) =>
        Assert.Single(rows, row => row.Subject == code && row.Area == area && row.Period == Period.Parse(period));
}
