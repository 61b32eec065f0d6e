using Pipeline.Indicators;

namespace Pipeline.Tests.Sample;

/// <summary>Every goal of the two documents is followed, and has in the sample a value, or a stated reason for none.</summary>
public sealed class EveryTargetTests
{
    private const string Central = "central 530100 530300 530400 532300 532501 532502 532503 532504 532524 532525 532527 central-honghe";

    /// <summary>Subjects and areas, row by row as the documents have them.</summary>
    public static TheoryData<string, string> Goals => new()
    {
        { "gdp_average_growth", Central },
        { "population_share gdp_share", "central" },
        { "urbanisation_rate", "central" },
        { "urban_rural_income_ratio", "530000" },
        { "middle_income_share", "530000" },
        { "income_growth_sync", "530000" },
        { "compulsory_retention_spread_prefectures pension_coverage_spread_prefectures medical_coverage_spread_prefectures beds_per_1000_spread_prefectures", "530000" },
        { "road_density_spread_prefectures coverage_5g_spread_prefectures", "530000" },
        { "urban_income_spread_prefectures rural_income_spread_prefectures", "530000" },
        { "gdp_per_capita_max_min_blocks urban_income_max_min_blocks rural_income_max_min_blocks", "530000" },
        { "regional_medical_centres", "530000" },
        { "gdp population", "530100" },
        { "industrial_investment", "530100" },
        { "population_share gdp_share", "kunming-metro" },
        { "industry_average_growth hightech_average_growth", "DZXQ" },
        { "gdp_average_growth fixed_investment_average_growth industry_average_growth hightech_average_growth", "DZXQ" },
        { "gdp_mean_contribution fixed_investment_mean_contribution industry_mean_contribution hightech_mean_contribution", "DZXQ" },
        { "land_investment_intensity", "DZXQ" },
        { "border_modern_villages_share", "border" },
        { "built_up_area centre_city_population", "530600" },
        { "rail_prefectures coverage_5g", "530000" },
        { "charging_piles swap_stations_built", "530000" },
        { "inferior_v_water_share redline_area", "530000" },
    };

    [Theory]
    [MemberData(nameof(Goals))]
    public void Has_a_value_or_a_reason_in_every_year(string subjects, string areas)
    {
        foreach (var (subject, area) in from subject in subjects.Split(' ') from area in areas.Split(' ') select (subject, area))
        {
            var rows = SampleSnapshot.Complete.Targets.Where(row => row.Subject == subject && row.Area == area).ToList();

            Assert.Equal(Enumerable.Range(2020, 6), rows.Select(row => row.Period.Year).Distinct());
            Assert.All(rows, row => Assert.True(
                row.Status != TargetStatus.NoData ? row.Value is not null : row.Remark.Length > 0, $"{row.Target} {row.Period}: {row.Status} '{row.Remark}'"));
        }
    }

    [Theory]
    [MemberData(nameof(Goals))]
    public void Has_a_value_in_the_last_year_unless_the_boundary_is_not_set(string subjects, string areas) => Assert.All(
        SampleSnapshot.Complete.Targets.Where(row => subjects.Split(' ').Contains(row.Subject) && areas.Split(' ').Contains(row.Area) && row.Period == Period.Annual(2025)),
        row => Assert.True(row.Value is not null || row.Remark.StartsWith("no-data:boundary-not-set", StringComparison.Ordinal), $"{row.Target}: '{row.Remark}'"));

    [Fact]
    public void No_target_is_followed_that_the_list_lacks() => Assert.Empty(
        SampleFixture.Default.Targets.Where(target => !Goals.Any(goal =>
            ((string)goal[0]).Split(' ').Contains(target.Subject) && ((string)goal[1]).Split(' ').Contains(target.Area))).Select(target => target.Code));
}
