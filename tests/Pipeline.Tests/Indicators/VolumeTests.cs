using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Tests.Indicators;

public sealed class VolumeTests
{
    private static readonly Operand.Volume Gdp = new("gdp", "gdp_real_growth", 2020);

    // At 2020 prices: 100, 50, 50; then 110, 50, 45; then 121, 55, 45. The new area lies in Kunming: 20, then 24.
    private static readonly string[] ThreePrefectures =
    [
        "530100 2020 530100 gdp 100", "530300 2020 530300 gdp 50", "532500 2020 532500 gdp 50", "DZXQ 2020 DZXQ gdp 20",
        "530100 2021 530100 gdp_real_growth 10", "530300 2021 530300 gdp_real_growth 0", "532500 2021 532500 gdp_real_growth -10",
        "530100 2022 530100 gdp_real_growth 10", "530300 2022 530300 gdp_real_growth 10", "532500 2022 532500 gdp_real_growth 0",
        "DZXQ 2021 DZXQ gdp_real_growth 20", "DZXQ 2022 DZXQ gdp_real_growth 0",
        "530000 2021 530000 gdp_real_growth 3", "530000 2022 530000 gdp_real_growth 8",
    ];

    [Theory]
    [InlineData("530100", "2021", 5.0)]
    [InlineData("530300", "2021", 0.0)]
    [InlineData("532500", "2021", -2.5)]
    [InlineData("530000", "2021", 2.5)]
    [InlineData("530100", "2022", 5.3659)]
    [InlineData("530000", "2022", 7.8049)]
    [InlineData("DZXQ", "2021", 2.0)]
    public void Contribution_is_the_increase_over_last_years_sum_of_the_prefectures(string area, string period, double points) =>
        Assert.Equal((decimal)points, Compute(new Formula.ContributionPoints(Gdp), ThreePrefectures).Indicator("x", area, period).Value);

    [Fact]
    public void Contributions_add_up_to_the_provinces_and_the_new_area_is_no_part_of_them()
    {
        var snapshot = Compute(new Formula.ContributionPoints(Gdp), ThreePrefectures);
        string[] prefectures = ["530100", "530300", "532500"];

        Assert.Equal(snapshot.Indicator("x", "530000", "2021").Value, prefectures.Sum(code => snapshot.Indicator("x", code, "2021").Value));
    }

    [Theory]
    [InlineData("530100", "2021", 200.0)]
    [InlineData("532500", "2021", -100.0)]
    [InlineData("530000", "2021", 100.0)]
    [InlineData("530100", "2022", 68.75)]
    public void Contribution_rate_is_the_part_of_the_prefectures_increase(string area, string period, double rate) =>
        Assert.Equal((decimal)rate, Compute(new Formula.ContributionRate(Gdp, 0.5m), ThreePrefectures).Indicator("x", area, period).Value);

    [Theory]
    [InlineData("0.9", "hardly-any-growth")]
    [InlineData("-0.9", "hardly-any-growth")]
    [InlineData("1.1", "")]
    public void Contribution_rate_has_no_value_where_the_province_hardly_grew(string growth, string remark)
    {
        // Kunming is half of the province, so that 0.9 % there are 0.45 % of it.
        var row = Compute(new Formula.ContributionRate(Gdp, 0.5m),
            "530100 2020 530100 gdp 100", "530300 2020 530300 gdp 50", "532500 2020 532500 gdp 50",
            $"530100 2021 530100 gdp_real_growth {growth}", "530300 2021 530300 gdp_real_growth 0", "532500 2021 532500 gdp_real_growth 0")
            .Indicator("x", "530100", "2021");

        Assert.Equal(remark.Length > 0, row.Value is null);
        Assert.StartsWith(remark, row.Remark, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021", 0.5)]
    [InlineData("2022", 0.1951)]
    public void Residue_is_the_published_growth_less_that_of_the_prefectures(string period, double points)
    {
        var row = Compute(new Formula.ContributionResidue(Gdp), ThreePrefectures).Indicator("x", "530000", period);

        Assert.Equal((decimal)points, row.Value);
        Assert.Null(row.FromBelow);
    }

    [Fact]
    public void Contribution_has_no_value_where_a_prefecture_is_missing_and_names_it()
    {
        var row = Compute(new Formula.ContributionPoints(Gdp), [.. ThreePrefectures.Where(line => !line.StartsWith("530300 2021", StringComparison.Ordinal))])
            .Indicator("x", "530100", "2021");

        Assert.Null(row.Value);
        Assert.Equal(ObservationStatus.Missing, row.Status);
        Assert.Contains("missing:gdp_real_growth@530302", row.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void Contribution_of_the_base_year_goes_back_by_its_growth()
    {
        // 2019 at 2020 prices: 100 / 1.25 = 80, 50 / 1.25 = 40 and 50; 20 / 170.
        var row = Compute(new Formula.ContributionPoints(Gdp),
            "530100 2020 530100 gdp 100", "530300 2020 530300 gdp 50", "532500 2020 532500 gdp 50",
            "530100 2020 530100 gdp_real_growth 25", "530300 2020 530300 gdp_real_growth 25", "532500 2020 532500 gdp_real_growth 0")
            .Indicator("x", "530100", "2020");

        Assert.Equal(11.7647m, row.Value);
    }

    [Fact]
    public void Growth_of_an_area_is_its_own_and_of_a_group_that_of_the_sum_of_its_members()
    {
        // Central is Kunming's two counties and Gejiu: 110 + 12 over 100 + 10.
        var snapshot = Compute(new Formula.VolumeGrowth(Gdp),
            "530100 2020 530100 gdp 100", "530100 2021 530100 gdp_real_growth 10",
            "532500 2020 532501 gdp 10", "532500 2021 532501 gdp_real_growth 20");

        Assert.Equal(10m, snapshot.Indicator("x", "530100", "2021").Value);
        Assert.Equal(ObservationStatus.Normal, snapshot.Indicator("x", "530100", "2021").Status);
        Assert.Equal(10.9091m, snapshot.Indicator("x", "central", "2021").Value);
        Assert.Equal(ObservationStatus.Estimated, snapshot.Indicator("x", "central", "2021").Status);
    }

    [Fact]
    public void Growth_of_a_group_is_weighted_by_volumes_at_base_year_prices()
    {
        // 2021: 110 + 10; 2022: 110 + 20, whatever the levels at the prices of 2021 were.
        var row = Compute(new Formula.VolumeGrowth(Gdp),
            "530100 2020 530102 gdp 100", "530100 2020 530103 gdp 10", "530100 2021 530102 gdp 999", "530100 2021 530103 gdp 1",
            "530100 2021 530102 gdp_real_growth 10", "530100 2021 530103 gdp_real_growth 0",
            "530100 2022 530102 gdp_real_growth 0", "530100 2022 530103 gdp_real_growth 100").Indicator("x", "530100", "2022");

        Assert.Equal(8.3333m, row.Value);
    }

    [Fact]
    public void Growth_of_part_of_a_year_is_weighted_by_the_volumes_of_the_whole_year_before()
    {
        // 2021: 60 × 1.5 and 40 × 0.5; (90 × 1.1 + 20 × 1.05) / 110.
        var lines = new[]
        {
            "530100 2020 530102 gdp 60", "530100 2020 530103 gdp 40",
            "530100 2021 530102 gdp_real_growth 50", "530100 2021 530103 gdp_real_growth -50",
            "530100 2022-Q3 530102 gdp_real_growth 10", "530100 2022-Q3 530103 gdp_real_growth 5",
        };
        var snapshot = Compute(new Formula.VolumeGrowth(Gdp), lines);

        Assert.Equal(9.0909m, snapshot.Indicator("x", "530100", "2022-Q3").Value);
        Assert.Equal(ObservationStatus.Estimated, snapshot.Indicator("x", "530100", "2022-Q3").Status);
        Assert.Equal(10m, snapshot.Indicator("x", "530102", "2022-Q3").Value);
        Assert.Equal("missing:gdp@530102/2020", Compute(new Formula.VolumeGrowth(Gdp), lines[1..]).Indicator("x", "530100", "2022-Q3").Remark);
        Assert.Equal(
            "missing:gdp_real_growth@530102/2021 missing:gdp_real_growth@530103/2021",
            Compute(new Formula.VolumeGrowth(Gdp), [.. lines[..2], .. lines[4..]]).Indicator("x", "530100", "2022-Q3").Remark);
    }

    [Fact]
    public void Shrinking_to_nothing_and_from_nothing_has_no_way_back()
    {
        var row = Compute(new Formula.ContributionPoints(Gdp),
            "530100 2020 530100 gdp 100", "530300 2020 530300 gdp 50", "532500 2020 532500 gdp 50", "DZXQ 2020 DZXQ gdp 5",
            "530100 2020 530100 gdp_real_growth 1", "530300 2020 530300 gdp_real_growth 0", "532500 2020 532500 gdp_real_growth 0",
            "DZXQ 2020 DZXQ gdp_real_growth -100").Indicator("x", "DZXQ", "2020");

        Assert.Null(row.Value);
        Assert.Equal("zero-denominator:gdp_real_growth@DZXQ/2020", row.Remark);
    }

    [Fact]
    public void Nothing_is_contributed_to_nothing()
    {
        var row = Compute(new Formula.ContributionPoints(Gdp),
            "530100 2020 530100 gdp 0", "530300 2020 530300 gdp 0", "532500 2020 532500 gdp 0",
            "530100 2021 530100 gdp_real_growth 1", "530300 2021 530300 gdp_real_growth 1", "532500 2021 532500 gdp_real_growth 1")
            .Indicator("x", "530100", "2021");

        Assert.Equal("zero-denominator:gdp_real_growth@530100", row.Remark);
    }

    [Fact]
    public void A_group_without_boundary_says_so()
    {
        foreach (var formula in new Formula[] { new Formula.ContributionPoints(Gdp), new Formula.VolumeGrowth(Gdp), new Formula.AverageGrowth(Gdp) })
        {
            Assert.Equal("no-data:boundary-not-set", Compute(formula, ThreePrefectures).Indicator("x", "metro", "2021").Remark);
        }
    }

    [Fact]
    public void A_group_that_cuts_a_prefecture_has_no_volume_of_what_counties_do_not_report()
    {
        var prefectures = TestCatalogue.Measure("gdp", TestCatalogue.Money, 2) with { Levels = [AreaLevel.Prefecture] };
        var catalogue = new TestCatalogue();
        catalogue = catalogue with { Measures = [prefectures, .. catalogue.Measures.Where(measure => measure.Code != "gdp")] };
        var row = new ComputedSnapshot(catalogue.With("x", 4, new Formula.VolumeGrowth(Gdp)), ThreePrefectures).Indicator("x", "central", "2021");

        Assert.Equal("cut-prefecture:gdp@532500", row.Remark);
    }

    [Fact]
    public void Ratio_to_a_volume_has_base_year_prices()
    {
        // 2022: 242 / (100 × 1.1 × 1.1) = 2.
        var row = Compute(new Formula.Ratio(new Operand.Reported("population"), Gdp, 1),
            [.. ThreePrefectures, "530100 2022 530100 population 242", "530100 2022 530100 gdp 9999"]).Indicator("x", "530100", "2022");

        Assert.Equal(2m, row.Value);
        Assert.Equal(ObservationStatus.Normal, row.Status);
    }

    [Theory]
    [InlineData("2021", 5.0)]
    [InlineData("2022", 5.1829)]
    public void Mean_of_years_averages_contributions_since_the_first_year(string period, double points)
    {
        var catalogue = new TestCatalogue().With("points", 4, new Formula.ContributionPoints(Gdp)).With("x", 4, new Formula.MeanOfYears("points", 2021));

        Assert.Equal((decimal)points, new ComputedSnapshot(catalogue, ThreePrefectures).Indicator("x", "530100", period).Value);
    }

    [Fact]
    public void Mean_of_years_has_no_value_before_its_first_year_nor_across_a_gap()
    {
        var catalogue = new TestCatalogue().With("points", 4, new Formula.ContributionPoints(Gdp)).With("x", 4, new Formula.MeanOfYears("points", 2021));
        var snapshot = new ComputedSnapshot(catalogue,
            [.. ThreePrefectures.Where(line => !line.Contains(" 2021 ", StringComparison.Ordinal)), "530100 2020 530100 gdp_real_growth 1", "530100 2022-Q1 530100 gdp_real_growth 1"]);

        Assert.Equal("base-year", snapshot.Indicator("x", "530100", "2020").Remark);
        Assert.Equal("annual-only", snapshot.Indicator("x", "530100", "2022-Q1").Remark);
        Assert.Null(snapshot.Indicator("x", "530100", "2022").Value);
        Assert.Contains("missing:gdp_real_growth@530100/2021", snapshot.Indicator("x", "530100", "2022").Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void The_base_vintage_moves_no_volume_when_the_base_year_is_revised()
    {
        var pinned = new TestCatalogue { BaseVintage = [Pinned("gdp", "530100", 100), Pinned("gdp", "530300", 50), Pinned("gdp", "532500", 50)] };
        string[] revised = [.. ThreePrefectures.Select(line => line.Replace("530100 gdp 100", "530100 gdp 180", StringComparison.Ordinal))];
        var formula = new Formula.ContributionPoints(Gdp);

        Assert.Equal(5m, new ComputedSnapshot(pinned.With("x", 4, formula), revised).Indicator("x", "530100", "2021").Value);
        Assert.Equal(6.4286m, new ComputedSnapshot(new TestCatalogue().With("x", 4, formula), revised).Indicator("x", "530100", "2021").Value);
        Assert.Equal(6.4286m, new ComputedSnapshot(pinned.With("x", 4, formula), revised).Indicator("x", "530100", "2021").OwnRow);
    }

    [Fact]
    public void The_base_vintage_is_where_progress_is_measured_from()
    {
        var catalogue = new TestCatalogue { BaseVintage = [Pinned("gdp", "530100", 100)] }
            .With(TestCatalogue.Target("gdp", "530100", TargetDirection.AtLeast, 200));
        var row = new ComputedSnapshot(catalogue, "530100 2020 530100 gdp 110", "530100 2022 530100 gdp 150").Target("2022");

        Assert.Equal((100m, 50m), (row.BaseValue, row.Progress));
    }

    private static BaseValue Pinned(string subject, string area, decimal value) =>
        new() { Subject = subject, Area = area, Year = 2020, Value = value, Source = "method" };

    private static ComputedSnapshot Compute(Formula formula, params string[] reports) => new(new TestCatalogue().With("x", 4, formula), reports);
}
