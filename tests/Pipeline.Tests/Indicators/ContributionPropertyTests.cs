using Pipeline.Catalogue;
using Pipeline.Indicators;

namespace Pipeline.Tests.Indicators;

public sealed class ContributionPropertyTests
{
    private static readonly string[] Prefectures = ["530100", "530300", "532500"];
    private static readonly Operand.Volume Gdp = new("gdp", "gdp_real_growth", 2020);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Points_of_the_prefectures_add_up_to_the_provinces_and_rates_to_100(int seed)
    {
        var content = Compute(seed, 1, -20);
        foreach (var period in content.Indicators.Select(row => row.Period).Distinct())
        {
            decimal? Value(string code, string area) => content.Indicators.Single(row => row.Subject == code && row.Area == area && row.Period == period).Value;

            Assert.InRange(Prefectures.Sum(code => Value("points", code)!.Value) - Value("points", "530000")!.Value, -0.000003m, 0.000003m);
            if (Value("rate", "530000") is { } all)
            {
                Assert.Equal(100m, all);
                Assert.InRange(Prefectures.Sum(code => Value("rate", code)!.Value), 99.9999m, 100.0001m);
            }
            else
            {
                Assert.InRange(Value("points", "530000")!.Value, -0.5m, 0.5m);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Scaling_every_level_changes_neither_points_nor_growth(int seed) =>
        Assert.Equal(Compute(seed, 1, -20).Indicators, Compute(seed, 1000, -20).Indicators);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Growth_of_a_whole_lies_between_that_of_its_parts(int seed)
    {
        var content = Compute(seed, 1, -20);
        foreach (var rows in content.Indicators.Where(row => row.Subject == "growth").GroupBy(row => row.Period))
        {
            var parts = rows.Where(row => Prefectures.Contains(row.Area)).Select(row => row.Value!.Value).ToList();
            Assert.InRange(rows.Single(row => row.Area == "530000").Value!.Value, parts.Min() - 0.000001m, parts.Max() + 0.000001m);
        }
    }

    private static Pipeline.Snapshots.SnapshotContent Compute(int seed, int scale, int least)
    {
        var random = new Random(seed);
        var lines = Prefectures.Select(code => FormattableString.Invariant($"{code} 2020 {code} gdp {random.Next(1, 100_000) * scale}")).ToList();
        lines.AddRange(from year in Enumerable.Range(2020, 5)
                       from code in Prefectures
                       select FormattableString.Invariant($"{code} {year} {code} gdp_real_growth {random.Next(least, 30)}.{random.Next(10)}"));
        var catalogue = new TestCatalogue()
            .With("points", 6, new Formula.ContributionPoints(Gdp))
            .With("rate", 6, new Formula.ContributionRate(Gdp, 0.5m))
            .With("growth", 6, new Formula.VolumeGrowth(Gdp));
        return new IndicatorEngine(catalogue.Build()).Compute(Reports.Of([.. lines]));
    }
}
