using Pipeline.Catalogue;
using Pipeline.Indicators;

namespace Pipeline.Tests.Sample;

/// <summary>What the plan and the opinions ask to be computed: each is in the sample's snapshot, with a value or the reason for none.</summary>
public sealed class DomainIndicatorTests
{
    private static readonly ILookup<string, SnapshotValue> Rows = SampleSnapshot.Complete.Indicators.Concat(SampleSnapshot.Complete.Observations)
        .ToLookup(row => row.Subject, StringComparer.Ordinal);

    /// <summary>A row of the list of indicators, and the codes that stand for it.</summary>
    public static TheoryData<string, string[]> Listed => new()
    {
        { "urban-rural income ratio", ["urban_rural_income_ratio"] },
        { "urbanisation rate", ["urbanisation_rate"] },
        { "lead in urbanisation", ["urbanisation_lead"] },
        { "shares of the province", ["gdp_share", "population_share", "land_share", "tourism_share"] },
        { "GDP per head", ["gdp_per_capita"] },
        {
            "average growth",
            ["gdp_average_growth", "fixed_investment_average_growth", "industry_average_growth", "hightech_average_growth", "resident_income_average_growth"]
        },
        { "real growth of groups", ["gdp_volume_growth", "industry_volume_growth", "hightech_volume_growth"] },
        {
            "nominal growth",
            [
                "gdp_nominal_growth", "fixed_investment_nominal_growth", "fixed_investment_volume_growth", "industrial_investment_nominal_growth",
                "retail_sales_nominal_growth", "trade_nominal_growth", "tourism_revenue_nominal_growth", "fiscal_revenue_nominal_growth",
            ]
        },
        {
            "contribution in points, and what is left unexplained",
            [
                "gdp_contribution_points", "fixed_investment_contribution_points", "industry_contribution_points", "hightech_contribution_points",
                "gdp_contribution_residue", "fixed_investment_contribution_residue", "industry_contribution_residue", "hightech_contribution_residue",
                "gdp_mean_contribution", "fixed_investment_mean_contribution", "industry_mean_contribution", "hightech_mean_contribution",
            ]
        },
        {
            "contribution rate",
            ["gdp_contribution_rate", "fixed_investment_contribution_rate", "industry_contribution_rate", "hightech_contribution_rate"]
        },
        { "income gaps", ["income_gap_urban", "income_gap_rural"] },
        { "income and growth in step", ["income_growth_sync"] },
        { "middle-income share", ["middle_income_share"] },
        { "density", ["population_density", "economic_density", "road_density", "expressway_density"] },
        { "energy intensity and its reduction", ["energy_intensity", "energy_intensity_reduction"] },
        { "forest cover, grain per head", ["forest_cover", "grain_per_head", "arable_land_per_head", "redline_share"] },
        {
            "other ratios of sums",
            [
                "beds_per_1000", "fiscal_revenue_per_head", "trade_openness", "primary_share_of_gdp", "secondary_share_of_gdp", "tertiary_share_of_gdp",
                "industry_share_of_gdp", "fixed_investment_share", "industry_share", "hightech_share", "border_modern_villages_share",
            ]
        },
        { "intensity of investment in land", ["land_investment_intensity"] },
        { "levels of services", ["compulsory_retention", "pension_coverage", "medical_coverage", "coverage_5g"] },
        {
            "spread of services, infrastructure and incomes",
            [
                "compulsory_retention_spread_prefectures", "compulsory_retention_spread_counties", "pension_coverage_spread_prefectures",
                "pension_coverage_spread_counties", "medical_coverage_spread_prefectures", "medical_coverage_spread_counties",
                "coverage_5g_spread_prefectures", "beds_per_1000_spread_prefectures", "beds_per_1000_spread_counties",
                "road_density_spread_prefectures", "road_density_spread_counties", "expressway_density_spread_prefectures",
                "expressway_density_spread_counties", "urban_income_spread_prefectures", "urban_income_spread_counties",
                "rural_income_spread_prefectures", "rural_income_spread_counties",
            ]
        },
        { "connected areas", ["rail_prefectures", "rail_counties", "expressway_prefectures", "expressway_counties"] },
    };

    [Theory]
    [MemberData(nameof(Listed))]
    public void Is_in_the_snapshot_with_a_value_or_a_reason_for_none(string row, string[] codes)
    {
        foreach (var code in codes)
        {
            Assert.True(Rows[code].Any(value => value.Value is not null), $"{row}: {code} has no value anywhere.");
            Assert.All(Rows[code], value => Assert.True(value.Value is not null || value.Remark.Length > 0, $"{code} {value.Area} {value.Period}"));
        }
    }

    [Fact]
    public void Every_level_and_group_of_an_indicator_has_a_row_for_every_year()
    {
        foreach (var indicator in SampleFixture.Default.Indicators)
        {
            var expected = SampleFixture.Default.Areas.Where(area => indicator.Levels.Contains(area.Level)).Select(area => area.Code)
                .Concat(indicator.Levels.Contains(AreaLevel.Group) ? SampleFixture.Default.Groups.Select(group => group.Code) : []);

            Assert.Equal(expected.Order(StringComparer.Ordinal), Rows[indicator.Code].Where(row => row.Period == Period.Annual(2024)).Select(row => row.Area));
        }
    }

    [Theory]
    [InlineData("gdp_share", "2025-Q3", "530100")]
    [InlineData("gdp_volume_growth", "2025-Q3", "central")]
    [InlineData("gdp_contribution_points", "2025-Q3", "DZXQ")]
    [InlineData("gdp_nominal_growth", "2025-Q3", "530102")]
    [InlineData("urban_rural_income_ratio", "2025-Q3", "west")]
    [InlineData("land_investment_intensity", "2025-Q3", "DZXQ")]
    [InlineData("fixed_investment_contribution_points", "2025-11", "530300")]
    [InlineData("retail_sales_nominal_growth", "2025-11", "530000")]
    [InlineData("trade_nominal_growth", "2025-11", "old-industrial")]
    public void Has_values_for_parts_of_years(string code, string period, string area) =>
        Assert.NotNull(Rows[code].Single(row => row.Area == area && row.Period == Period.Parse(period)).Value);

    [Fact]
    public void The_metropolitan_area_says_that_its_boundary_is_not_set()
    {
        var rows = SampleSnapshot.Complete.Indicators.Where(row => row.Area == "kunming-metro").ToList();

        Assert.True(rows.Count > 500);
        Assert.All(rows, row => Assert.Null(row.Value));
        Assert.All(rows.Where(row => row.Period.Year > 2020), row => Assert.Contains("no-data:boundary-not-set", row.Remark, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gdp")]
    [InlineData("fixed_investment")]
    [InlineData("industry")]
    [InlineData("hightech")]
    public void Contributions_and_the_residue_add_up_to_the_published_growth(string stem)
    {
        var growth = stem == "fixed_investment" ? "fixed_investment_growth" : $"{stem}_real_growth";
        foreach (var year in Enumerable.Range(2020, 6))
        {
            decimal Value(string code, string area) =>
                Rows[code].Single(row => row.Area == area && row.Period == Period.Annual(year)).Value!.Value;

            var parts = SampleFixture.Prefectures.Sum(code => Value($"{stem}_contribution_points", code));
            Assert.InRange(parts - Value($"{stem}_contribution_points", "530000"), -0.09m, 0.09m);
            Assert.Equal(Value(growth, "530000"), Value($"{stem}_contribution_points", "530000") + Value($"{stem}_contribution_residue", "530000"));
        }
    }

    [Fact]
    public void A_contribution_is_what_plain_arithmetic_says()
    {
        // Volumes at 2020 prices by plain loops over the prefectures' own rows.
        decimal Volume(string area, int year)
        {
            var volume = SampleFixture.Of(area, "gdp", 2020);
            for (var y = 2021; y <= year; y++)
            {
                volume *= 1 + (SampleFixture.Of(area, "gdp_real_growth", y) / 100);
            }

            return volume;
        }

        var before = SampleFixture.Prefectures.Sum(code => Volume(code, 2022));
        foreach (var area in SampleFixture.Prefectures.Append(SampleFixture.NewArea))
        {
            Assert.Equal(
                SampleFixture.Round((Volume(area, 2023) - Volume(area, 2022)) * 100 / before, 2),
                Rows["gdp_contribution_points"].Single(row => row.Area == area && row.Period == Period.Annual(2023)).Value);
        }
    }

    [Fact]
    public void Ranks_of_prefectures_are_all_places_from_first_to_last()
    {
        var ranks = Rows["gdp"].Where(row => row.Period == Period.Annual(2024) && SampleFixture.Prefectures.Contains(row.Area)).ToList();

        Assert.Equal(Enumerable.Range(1, 16), ranks.Select(row => row.Rank!.Value).Order());
        Assert.Equal(1, ranks.Single(row => row.Area == "530100").Rank);
        Assert.All(ranks, row => Assert.Equal(16, row.RankOf));
    }
}
