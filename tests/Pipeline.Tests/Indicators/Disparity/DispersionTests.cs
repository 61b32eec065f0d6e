using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Submissions;

namespace Pipeline.Tests.Indicators.Disparity;

/// <summary>Dispersions in a snapshot, by the test catalogue's three prefectures with two counties each.</summary>
public sealed class DispersionTests
{
    private static readonly DispersedValue Income = new("urban_income", new Operand.MeanOfYear(new Operand.Reported("urban_population")), null, 8);

    private static readonly string[] Counties = ["530102", "530103", "530302", "530303", "532501", "532502"];

    [Fact]
    public void Compares_prefectures_by_precedence_and_from_below()
    {
        var snapshot = Compute(Income, DispersionStatistic.MaxMin, DispersionScope.Prefectures,
            [.. Everywhere("urban_income 20000", "urban_population 10"), "530000 2024 530100 gdp 1", "530100 2024 530100 urban_income 30000"]);
        var row = snapshot.Indicator("d", "530000", "2024");

        Assert.Equal((1.5m, 1m), (row.Value, row.FromBelow));
        Assert.Equal((Origin.Computed, ObservationStatus.Estimated, ""), (row.Origin, row.Status, row.Remark));
        Assert.Equal(3, Assert.Single(snapshot.Content.Disparity).Size);
    }

    // Counties with 10, 20 and 30 thousand, the second of twice the weight, each twice: as in the test of the statistics.
    [Fact]
    public void Weighs_counties_by_the_values_own_denominator()
    {
        var figures = new[] { (10, 1), (20, 2), (30, 1), (10, 1), (20, 2), (30, 1) };
        var reports = Counties.Zip(figures).SelectMany(pair => new[]
        {
            $"{Prefecture(pair.First)} 2024 {pair.First} urban_income {pair.Second.Item1}000",
            $"{Prefecture(pair.First)} 2024 {pair.First} urban_population {pair.Second.Item2}",
            $"{Prefecture(pair.First)} 2024 {pair.First} population 77",
        }).ToArray();

        Assert.Equal(0.35355339m, Value(Income, DispersionStatistic.Williamson, DispersionScope.Counties, reports));
        Assert.Equal(0.40824829m, Value(Income, DispersionStatistic.CoefficientOfVariation, DispersionScope.Counties, reports));
        Assert.Equal(0.06540602m, Value(Income, DispersionStatistic.Theil, DispersionScope.Counties, reports));
        Assert.Equal(0.1875m, Value(Income, DispersionStatistic.WeightedGini, DispersionScope.Counties, reports));
        Assert.Equal(0.22222222m, Value(Income, DispersionStatistic.Gini, DispersionScope.Counties, reports));
        Assert.Equal(0.26666667m, Value(Income, DispersionStatistic.GiniOecd, DispersionScope.Counties, reports));
    }

    [Fact]
    public void Has_no_value_unless_every_area_has_answered_and_says_who_has_not()
    {
        var reports = Everywhere("urban_income 20000", "urban_population 10")
            .Where(line => line is not "530300 2024 530303 urban_income 20000" and not "532500 2024 532501 urban_population 10").ToArray();
        var weighted = Compute(Income, DispersionStatistic.Theil, DispersionScope.Counties, reports);
        var unweighted = Compute(Income, DispersionStatistic.Gini, DispersionScope.Counties, reports);

        var row = Assert.Single(weighted.Content.Disparity);
        Assert.Null(row.Value);
        Assert.Equal(ObservationStatus.Missing, row.Status);
        Assert.Equal(0.6667m, row.Coverage);
        Assert.Equal("missing:urban_income@530303 missing:urban_population@532501", row.Remark);
        Assert.Equal("missing:urban_income@530303", unweighted.Indicator("d", "530000", "2024").Remark);
    }

    [Fact]
    public void An_area_for_which_the_value_cannot_exist_is_not_compared()
    {
        var reports = Everywhere("urban_income 20000", "urban_population 10")
            .Select(line => line.StartsWith("530100 2024 530102 urban_income", StringComparison.Ordinal) ? "530100 2024 530102 urban_income M" : line).ToArray();
        var row = Assert.Single(Compute(Income, DispersionStatistic.Williamson, DispersionScope.Counties, reports).Content.Disparity);

        Assert.Equal((0m, 5, 1m), (row.Value, row.Size, row.Coverage));
    }

    [Theory]
    [InlineData("urban_income 0", "not-positive:urban_income@530102")]
    [InlineData("urban_income N", "not-significant:urban_income@530102")]
    public void A_value_that_cannot_be_compared_is_named(string instead, string remark)
    {
        var reports = Everywhere("urban_income 20000", "urban_population 10")
            .Select(line => line.StartsWith("530100 2024 530102 urban_income", StringComparison.Ordinal) ? $"530100 2024 530102 {instead}" : line).ToArray();
        var row = Assert.Single(Compute(Income, DispersionStatistic.Gini, DispersionScope.Counties, reports).Content.Disparity);

        Assert.Null(row.Value);
        Assert.Equal(remark, row.Remark);
    }

    [Fact]
    public void Where_nobody_answered_the_province_is_named_and_not_every_area()
    {
        var row = Compute(Income, DispersionStatistic.Theil, DispersionScope.Counties, "530100 2024 530102 urban_population 1").Indicator("d", "530000", "2024");

        Assert.Equal("missing:urban_income@530000 missing:urban_population@530000", row.Remark);
    }

    // GDP 100 and 300 at 10,000 and 20,000 yuan a head imply weights of 100 and 150; without last year's population, nor this one's.
    [Fact]
    public void A_published_ratio_is_weighed_by_the_denominator_that_it_implies()
    {
        DispersedValue published = new("income_published", null, "gdp", 8);
        var catalogue = new TestCatalogue();
        catalogue = catalogue with
        {
            Measures = [.. catalogue.Measures, TestCatalogue.Measure("income_published", TestCatalogue.Yuan, 0) with { Aggregation = Aggregation.None, Unified = true }],
        };
        string[] reports =
        [
            "530000 2024 530100 gdp 100", "530000 2024 530100 income_published 10000",
            "530000 2024 530300 gdp 300", "530000 2024 530300 income_published 20000",
            "530000 2024 532500 gdp 300", "530000 2024 532500 income_published 20000",
        ];
        var row = new ComputedSnapshot(With(catalogue, published, DispersionStatistic.Williamson, DispersionScope.Prefectures), reports).Indicator("d", "530000", "2024");

        // Weights 1, 1.5, 1.5 of 4; ȳ = 17,500; √(0.25·(7500/17500)² + 0.75·(2500/17500)²) = √(0.04591837 + 0.01530612).
        Assert.Equal(0.24743583m, row.Value);
    }

    [Fact]
    public void The_change_is_that_of_the_published_values()
    {
        string[] reports = [.. Everywhere("urban_income 20000"), .. Everywhere("urban_income 20000").Select(line => line.Replace(" 2024 ", " 2023 ", StringComparison.Ordinal)
            .Replace("530102 urban_income 20000", "530102 urban_income 40000", StringComparison.Ordinal))];
        var rows = Compute(Income, DispersionStatistic.MaxMin, DispersionScope.Counties, reports).Content.Disparity;

        Assert.Equal([("2023", (decimal?)2m, (decimal?)null), ("2024", 1m, -1m)], rows.Select(row => (row.Period.ToString(), row.Value, row.Change)));
    }

    [Fact]
    public void Blocks_are_compared_as_groups_and_prefectures_counted_in_their_home_block()
    {
        var snapshot = Compute(Income, DispersionStatistic.MaxMin, DispersionScope.Blocks, [.. Everywhere("urban_income 20000", "urban_population 10"), "532500 2023 532501 gdp 1"]);

        // The group metro has no boundary, so there is no value, and it says so.
        Assert.Equal("no-data:boundary-not-set", snapshot.Indicator("d", "530000", "2024").Remark);
    }

    [Fact]
    public void Theil_is_decomposed_by_home_block()
    {
        var catalogue = new TestCatalogue();
        catalogue = catalogue with
        {
            Areas = [.. catalogue.Areas.Select(area => area with { HomeBlock = area.Code is "530100" or "530300" ? "home-a" : area.Code is "532500" ? "home-b" : null })],
        };
        string[] reports = ["530100 2024 530100 urban_income 10000", "530300 2024 530300 urban_income 20000", "532500 2024 532500 urban_income 30000",
            "530100 2024 530100 urban_population 1", "530300 2024 530300 urban_population 2", "532500 2024 532500 urban_population 1"];

        decimal? Part(DispersionStatistic statistic, string block) =>
            new ComputedSnapshot(With(catalogue, Income, statistic, DispersionScope.Prefectures, block), reports).Indicator("d", "530000", "2024").Value;

        Assert.Equal((0.06540602m, 0.02730758m, 0.03809844m),
            (Part(DispersionStatistic.Theil, ""), Part(DispersionStatistic.TheilWithin, ""), Part(DispersionStatistic.TheilBetween, "")));
        Assert.Equal((0.02730758m, -0.11395097m, 0.15204941m),
            (Part(DispersionStatistic.TheilWithin, "home-a"), Part(DispersionStatistic.TheilBetween, "home-a"), Part(DispersionStatistic.TheilBetween, "home-b")));
    }

    private static string Prefecture(string county) => $"{county[..4]}00";

    private static IEnumerable<string> Everywhere(params string[] figures) =>
        from county in Counties
        from figure in figures
        select $"{Prefecture(county)} 2024 {county} {figure}";

    private static decimal? Value(DispersedValue of, DispersionStatistic statistic, DispersionScope scope, string[] reports) =>
        Compute(of, statistic, scope, reports).Indicator("d", "530000", "2024").Value;

    private static ComputedSnapshot Compute(DispersedValue of, DispersionStatistic statistic, DispersionScope scope, params string[] reports) =>
        new(With(new(), of, statistic, scope), reports);

    private static TestCatalogue With(TestCatalogue catalogue, DispersedValue of, DispersionStatistic statistic, DispersionScope scope, string block = "") => catalogue with
    {
        Indicators = [TestCatalogue.Indicator("d", 8, new Formula.Dispersion(of, statistic, scope, block)) with { Levels = [AreaLevel.Province] }],
    };
}
