using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Submissions;

namespace Pipeline.Tests.Indicators;

public sealed class EnginePropertyTests
{
    private static readonly int[] Years = [2023, 2024];
    private static readonly string[] Counties = ["530102", "530103", "530302", "530303", "532501", "532502"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Shares_of_a_partition_sum_to_100(int seed)
    {
        var catalogue = new TestCatalogue().With("share", 6, new Formula.Share("gdp", ShareDenominator.SumOfPrefectures)).Build();
        var content = new IndicatorEngine(catalogue).Compute(RandomReports(seed, 1));

        var sums = content.Indicators
            .Where(row => catalogue.FindArea(row.Area)?.Level is AreaLevel.Prefecture or AreaLevel.County)
            .GroupBy(row => (catalogue.FindArea(row.Area)!.Level, row.Period), row => row.Value!.Value)
            .Select(group => group.Sum())
            .ToList();

        Assert.Equal(4, sums.Count);
        Assert.All(sums, sum => Assert.InRange(sum, 99.99999m, 100.00001m));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Scaling_every_value_scales_sums_and_leaves_shares_and_growth(int seed)
    {
        var catalogue = new TestCatalogue()
            .With("share", 6, new Formula.Share("gdp", ShareDenominator.Province))
            .With("growth", 6, new Formula.NominalGrowth("gdp")).Build();
        var plain = new IndicatorEngine(catalogue).Compute(RandomReports(seed, 1));
        var scaled = new IndicatorEngine(catalogue).Compute(RandomReports(seed, 1000));

        Assert.Equal(plain.Indicators, scaled.Indicators);
        Assert.Equal(plain.Observations.Select(row => row.Value * 1000), scaled.Observations.Select(row => row.Value));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_weighted_mean_lies_between_its_parts(int seed)
    {
        var random = new Random(seed);
        var lines = Counties.SelectMany(county => new[]
        {
            FormattableString.Invariant($"{county[..4]}00 2024 {county} urban_population {random.Next(1, 1_000_000)}"),
            FormattableString.Invariant($"{county[..4]}00 2024 {county} urban_income {random.Next(10_000, 60_000)}"),
        });
        var rows = new ComputedSnapshot(new TestCatalogue(), [.. lines]).Content.Observations.Where(row => row.Subject == "urban_income").ToList();
        var parts = rows.Where(row => Counties.Contains(row.Area)).Select(row => row.Value!.Value).ToList();

        Assert.All(rows.Where(row => row.Area is "530000" or "530100" or "central"), row => Assert.InRange(row.Value!.Value, parts.Min(), parts.Max()));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_row_has_a_value_or_says_why_not(int seed)
    {
        var random = new Random(seed);
        var lines = TinyLines().Where(_ => random.Next(10) < 8).ToArray();
        var content = new IndicatorEngine(Snapshots.TinySnapshot.Catalogue).Compute(Reports.Of(lines));

        Assert.All(content.Indicators.Concat(content.Observations), row =>
        {
            Assert.Equal(row.Value is null, row.Status is ObservationStatus.CannotExist or ObservationStatus.NotSignificant or ObservationStatus.Missing);
            Assert.Equal(row.Value is null, row.Origin == Origin.None);
            Assert.True(row.Value is not null || row.Remark.Length > 0, $"{row.Subject} {row.Area} {row.Period}");
            Assert.True(row.Coverage is null or (>= 0 and <= 1));
        });
    }

    private static string[] TinyLines() => Snapshots.TinySnapshot.Reports;

    private static IReadOnlyList<Generation> RandomReports(int seed, int scale)
    {
        var random = new Random(seed);
        return Reports.Of([.. from year in Years
                              from county in Counties
                              select FormattableString.Invariant($"{county[..4]}00 {year} {county} gdp {random.Next(1, 100_000) * scale}")]);
    }
}
