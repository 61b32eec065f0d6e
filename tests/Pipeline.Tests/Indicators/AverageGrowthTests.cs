using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Tests.Indicators;

public sealed class AverageGrowthTests
{
    private const string Growth = "average_growth";

    [Fact]
    public void Chains_an_area_s_own_series()
    {
        // √(1.10 × 1.044) − 1 = 7.1634 %
        var snapshot = Compute("530100 2020 530100 gdp 100", "530100 2021 530100 gdp_real_growth 10", "530100 2022 530100 gdp_real_growth 4.4");

        Assert.Equal(10.0000m, snapshot.Indicator(Growth, "530100", "2021").Value);
        Assert.Equal(7.1634m, snapshot.Indicator(Growth, "530100", "2022").Value);
        Assert.Equal(ObservationStatus.Normal, snapshot.Indicator(Growth, "530100", "2022").Status);
    }

    [Fact]
    public void Sums_volumes_at_base_year_prices_where_the_whole_has_no_series()
    {
        // 2020: 60 + 40; 2021: 66 + 40; 2022: 72.6 + 42; (114.6 / 100)^(1/2) − 1 = 7.0514 %
        var row = Compute("530100 2020 530102 gdp 60", "530100 2020 530103 gdp 40",
            "530100 2021 530102 gdp_real_growth 10", "530100 2021 530103 gdp_real_growth 0",
            "530100 2022 530102 gdp_real_growth 10", "530100 2022 530103 gdp_real_growth 5").Indicator(Growth, "530100", "2022");

        Assert.Equal(7.0514m, row.Value);
        Assert.Equal(7.0514m, row.FromBelow);
        Assert.Null(row.OwnRow);
        Assert.Equal(ObservationStatus.Estimated, row.Status);
        Assert.Equal(1m, row.Coverage);
    }

    [Fact]
    public void Of_a_group_takes_whole_prefectures_by_precedence_and_single_counties()
    {
        // Kunming by its own series: 100 → 110; Gejiu: 10 → 12; (122 / 110) − 1.
        var row = Compute("530100 2020 530100 gdp 100", "530100 2021 530100 gdp_real_growth 10",
            "532500 2020 532501 gdp 10", "532500 2021 532501 gdp_real_growth 20").Indicator(Growth, "central", "2021");

        Assert.Equal(10.9091m, row.Value);
        Assert.Null(row.FromBelow);
        Assert.Equal("missing:gdp_real_growth@530102 missing:gdp@530102/2020 missing:gdp_real_growth@530103 missing:gdp@530103/2020",
            string.Join(' ', row.Remark.Split(' ').OrderBy(code => code.Split('@')[1][..6], StringComparer.Ordinal).ThenByDescending(code => code.Length)));
    }

    [Fact]
    public void Of_an_area_with_nothing_below_needs_no_level()
    {
        Assert.Equal(12m, Compute("DZXQ 2021 DZXQ gdp_real_growth 12").Indicator(Growth, "DZXQ", "2021").Value);
    }

    [Fact]
    public void Has_no_value_where_a_year_of_the_series_is_missing()
    {
        var row = Compute("530100 2021 530102 gdp 1", "530100 2022 530102 gdp_real_growth 5").Indicator(Growth, "530102", "2022");

        Assert.Null(row.Value);
        Assert.Equal("missing:gdp_real_growth@530102/2021", row.Remark);
    }

    [Fact]
    public void Has_none_in_the_base_year()
    {
        var row = Compute("530100 2020 530102 gdp_real_growth 5").Indicator(Growth, "530102", "2020");

        Assert.Null(row.Value);
        Assert.Equal("base-year", row.Remark);
    }

    [Fact]
    public void Has_none_for_part_of_a_year()
    {
        Assert.Equal("annual-only", Compute("530100 2021-Q1 530102 gdp_real_growth 5").Indicator(Growth, "530102", "2021-Q1").Remark);
    }

    [Fact]
    public void Of_a_shrinking_area_is_negative()
    {
        Assert.Equal(-2.5321m, Compute("530100 2021 530102 gdp_real_growth -5", "530100 2022 530102 gdp_real_growth 0")
            .Indicator(Growth, "530102", "2022").Value);
    }

    private static ComputedSnapshot Compute(params string[] reports) =>
        new(new TestCatalogue().With(Growth, 4, new Formula.AverageGrowth(new("gdp", "gdp_real_growth", 2020))), reports);
}
