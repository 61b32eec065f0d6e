using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Submissions;

namespace Pipeline.Tests.Indicators;

public sealed class AggregationTests
{
    private const string Residents = """
        530100 2023 530102 population 90
        530100 2023 530102 urban_population 70
        530100 2023 530103 population 50
        530100 2023 530103 urban_population 50
        530100 2024 530102 population 100
        530100 2024 530102 urban_population 80
        530100 2024 530103 population 50
        530100 2024 530103 urban_population 50
        """;

    [Theory]
    [InlineData("M")]
    [InlineData("N")]
    public void Counts_what_cannot_exist_or_is_not_significant_as_zero_in_a_sum(string answer)
    {
        var row = new ComputedSnapshot(new TestCatalogue(), "530100 2024 530102 gdp 60", $"530100 2024 530103 gdp {answer}").Measure("gdp", "530100", "2024");

        Assert.Equal(60m, row.Value);
        Assert.Equal(1m, row.Coverage);
        Assert.Empty(row.Remark);
    }

    [Theory]
    [InlineData("M", "M", ObservationStatus.CannotExist, "cannot-exist:gdp@530100")]
    [InlineData("M", "N", ObservationStatus.NotSignificant, "not-significant:gdp@530100")]
    public void Makes_no_number_of_parts_that_have_none(string first, string second, ObservationStatus status, string remark)
    {
        var row = new ComputedSnapshot(new TestCatalogue(), $"530100 2024 530102 gdp {first}", $"530100 2024 530103 gdp {second}")
            .Measure("gdp", "530100", "2024");

        Assert.Null(row.Value);
        Assert.Equal(Origin.None, row.Origin);
        Assert.Equal(status, row.Status);
        Assert.Equal(remark, row.Remark);
    }

    [Theory]
    [InlineData("530100 2024 530103 population 1")]
    [InlineData("530100 2024 530103 gdp O")]
    public void Is_blocked_by_a_missing_part_and_names_it(string blank)
    {
        var row = new ComputedSnapshot(new TestCatalogue(), "530100 2024 530102 gdp 60", blank).Measure("gdp", "530100", "2024");

        Assert.Null(row.Value);
        Assert.Equal(ObservationStatus.Missing, row.Status);
        Assert.Equal(0.5m, row.Coverage);
        Assert.Equal("missing:gdp@530103", row.Remark);
    }

    [Fact]
    public void Names_a_branch_that_is_missing_wholly_and_the_leaves_of_one_that_is_missing_in_part()
    {
        var row = new ComputedSnapshot(new TestCatalogue(), "530100 2024 530102 gdp 60", "530300 2024 530302 gdp 1", "530300 2024 530303 gdp 1")
            .Measure("gdp", "530000", "2024");

        Assert.Equal("missing:gdp@530103 missing:gdp@532500", row.Remark);
        Assert.Equal(0.5m, row.Coverage);
    }

    [Fact]
    public void Says_what_is_missing_from_below_beside_a_published_value()
    {
        var row = new ComputedSnapshot(new TestCatalogue(), "530100 2024 530102 gdp 60", "530100 2024 530100 gdp 99").Measure("gdp", "530100", "2024");

        Assert.Equal(99m, row.Value);
        Assert.Null(row.FromBelow);
        Assert.Null(row.Discrepancy);
        Assert.Equal("missing:gdp@530103", row.Remark);
    }

    [Fact]
    public void Weights_incomes_by_the_mean_population_of_the_year()
    {
        // Mean urban population 75 and 50: (40,000 × 75 + 30,000 × 50) / 125.
        var row = new ComputedSnapshot(new TestCatalogue(), Residents,
            "530100 2024 530102 urban_income 40000", "530100 2024 530103 urban_income 30000").Measure("urban_income", "530100", "2024");

        Assert.Equal(36_000m, row.Value);
        Assert.Equal(ObservationStatus.Estimated, row.Status);
    }

    [Fact]
    public void Weights_by_the_year_end_where_last_year_is_missing()
    {
        // (40,000 × 70 + 30,000 × 50) / 120.
        var row = new ComputedSnapshot(new TestCatalogue(), Residents,
            "530100 2023 530102 urban_income 40000", "530100 2023 530103 urban_income 30000").Measure("urban_income", "530100", "2023");

        Assert.Equal(35_833m, row.Value);
        Assert.Equal(ObservationStatus.Estimated, row.Status);
    }

    [Theory]
    [InlineData("530100 2024 530103 rural_income M")]
    [InlineData("530100 2024 530103 rural_income O")]
    public void Drops_an_area_without_rural_residents_from_the_mean(string withoutRuralResidents)
    {
        var row = new ComputedSnapshot(new TestCatalogue(), Residents,
            "530100 2024 530102 rural_income 12000", withoutRuralResidents).Measure("rural_income", "530100", "2024");

        Assert.Equal(12_000m, row.Value);
        Assert.Equal(1m, row.Coverage);
    }

    [Fact]
    public void Lets_an_insignificant_value_count_as_zero_with_its_weight()
    {
        // 40,000 × 75 / 125.
        var row = new ComputedSnapshot(new TestCatalogue(), Residents,
            "530100 2024 530102 urban_income 40000", "530100 2024 530103 urban_income N").Measure("urban_income", "530100", "2024");

        Assert.Equal(24_000m, row.Value);
    }

    [Fact]
    public void Names_the_weight_that_is_missing()
    {
        var row = new ComputedSnapshot(new TestCatalogue(),
            "530100 2024 530102 urban_income 40000", "530100 2024 530103 urban_income 30000", "530100 2024 530102 urban_population 5")
            .Measure("urban_income", "530100", "2024");

        Assert.Null(row.Value);
        Assert.Equal("missing:urban_population@530103", row.Remark);
    }

    [Fact]
    public void Takes_a_measure_that_cannot_be_aggregated_only_where_somebody_reports_it()
    {
        var snapshot = new ComputedSnapshot(new TestCatalogue(), "530100 2024 530102 gdp_real_growth 5", "530100 2024 530103 gdp_real_growth 7");

        Assert.Equal("missing:gdp_real_growth@530100", snapshot.Measure("gdp_real_growth", "530100", "2024").Remark);
        Assert.DoesNotContain(snapshot.Content.Observations, row => row.Subject == "gdp_real_growth" && row.Area == "central");
    }

    [Fact]
    public void Uses_a_prefecture_s_own_report_from_below_where_counties_do_not_report()
    {
        var row = new ComputedSnapshot(new TestCatalogue(),
            "530100 2024 530100 tourism 10", "530300 2024 530300 tourism 20", "532500 2024 532500 tourism 30", "530000 2024 530000 tourism 50")
            .Measure("tourism", "530000", "2024");

        Assert.Equal(50m, row.Value);
        Assert.Equal(60m, row.FromBelow);
        Assert.Equal(-10m, row.Discrepancy);
        Assert.Equal(1m, row.Coverage);
    }

    [Theory]
    [InlineData("A", "A", ObservationStatus.Estimated)]
    [InlineData("P", "B", ObservationStatus.Estimated)]
    [InlineData("V", "A", ObservationStatus.Unvalidated)]
    public void Takes_the_weakest_status_but_never_a_better_one_than_estimated(string first, string second, ObservationStatus expected)
    {
        var row = new ComputedSnapshot(new TestCatalogue(), $"530100 2024 530102 gdp 1 {first}", $"530100 2024 530103 gdp 2 {second}")
            .Measure("gdp", "530100", "2024");

        Assert.Equal(expected, row.Status);
    }

    [Fact]
    public void Lists_at_most_twenty_missing_areas_and_counts_the_others()
    {
        var counties = Enumerable.Range(1, 25)
            .Select(n => TestCatalogue.Area($"5301{n + 50}", $"县{n}", AreaLevel.County, "530100"));
        var catalogue = new TestCatalogue();
        var row = new ComputedSnapshot(catalogue with { Areas = [.. catalogue.Areas, .. counties] }, "530100 2024 530102 gdp 60")
            .Measure("gdp", "530100", "2024");

        Assert.EndsWith(" more:6", row.Remark, StringComparison.Ordinal);
        Assert.Equal(21, row.Remark.Split(' ').Length);
    }
}
