using static Pipeline.Tests.Sample.SampleFixture;

namespace Pipeline.Tests.Sample;

/// <summary>
/// The figures that the plan prints, computed here from the model's county and prefecture values by plain loops: neither the engine nor the
/// province's own values take part.
/// </summary>
public sealed class CalibrationTests
{
    private const int Year = 2020;

    [Fact]
    public void Gdp_of_the_province_is_2_45_trillion() => Assert.Equal(24_500m, Sum(Counties, "gdp", Year));

    [Theory]
    [InlineData("land_area", 28.3, 1)]
    [InlineData("population", 47, 0)]
    [InlineData("gdp", 61.5, 1)]
    public void Central_Yunnan_has_its_printed_share(string measure, double share, int decimals) =>
        Assert.Equal((decimal)share, Round(100 * Sum(Central, measure, Year) / Sum(Counties, measure, Year), decimals));

    [Fact]
    public void All_of_Honghe_instead_of_its_seven_counties_would_print_another_share()
    {
        var wider = Central.Union(CountiesOf("532500"));
        Assert.NotEqual(47m, Round(100 * Sum(wider, "population", Year) / Sum(Counties, "population", Year), 0));
    }

    [Fact]
    public void The_seven_counties_of_Honghe_hold_3_20_million() => Assert.Equal(320m, Sum(HongheInCentral, "population", Year));

    [Fact]
    public void Central_Yunnan_leads_in_urbanisation_by_ten_points()
    {
        var province = 100 * Sum(Counties, "urban_population", Year) / Sum(Counties, "population", Year);
        var central = 100 * Sum(Central, "urban_population", Year) / Sum(Central, "population", Year);
        Assert.Equal((50.05m, 60.05m, 10m), (Round(province, 2), Round(central, 2), Round(central - province, 0)));
    }

    [Theory]
    [InlineData("530100", 8460088)]
    [InlineData("530300", 5765775)]
    [InlineData("530400", 2249502)]
    [InlineData("530500", 2431211)]
    [InlineData("530600", 5092611)]
    [InlineData("530700", 1253878)]
    [InlineData("530800", 2404954)]
    [InlineData("530900", 2257991)]
    [InlineData("532300", 2416747)]
    [InlineData("532500", 4478422)]
    [InlineData("532600", 3503218)]
    [InlineData("532800", 1301407)]
    [InlineData("532900", 3337559)]
    [InlineData("533100", 1315709)]
    [InlineData("533300", 552694)]
    [InlineData("533400", 387511)]
    public void A_prefecture_has_its_census_population(string prefecture, int persons) =>
        Assert.Equal(persons, Sum(CountiesOf(prefecture), "population", Year) * 10_000);

    [Fact]
    public void The_census_populations_sum_to_the_published_one() => Assert.Equal(47_209_277m, Sum(Counties, "population", Year) * 10_000);

    [Fact]
    public void Incomes_weighted_by_mean_population_are_the_printed_ones()
    {
        var (urban, rural) = (Income("urban_income", Counties, Urban), Income("rural_income", Counties, Rural));
        Assert.Equal((37_500m, 12_842m, 2.92m), (Round(urban, 0), Round(rural, 0), Round(urban / rural, 2)));
    }

    [Fact]
    public void Prefectures_incomes_are_those_of_their_counties()
    {
        foreach (var prefecture in Prefectures)
        {
            Assert.Equal(Of(prefecture, "urban_income", Year), Round(Income("urban_income", CountiesOf(prefecture), Urban), 0));
            Assert.Equal(Of(prefecture, "rural_income", Year), Round(Income("rural_income", CountiesOf(prefecture), Rural), 0));
        }
    }

    [Theory]
    [InlineData("urban_income", 27_506, 48_018, 20_512)]
    [InlineData("rural_income", 7_810, 17_719, 9_909)]
    public void All_prefectures_lie_strictly_between_Nujiang_and_Kunming(string measure, int nujiang, int kunming, int gap)
    {
        Assert.Equal((nujiang, kunming, gap), (Of("533300", measure, Year), Of("530100", measure, Year), kunming - nujiang));
        Assert.All(Prefectures.Except(["533300", "530100"]), code => Assert.InRange(Of(code, measure, Year), nujiang + 1, kunming - 1));
    }

    [Theory]
    [InlineData(26_373, 8_242)]
    public void The_ratio_of_2015_prints_as_3_2(int urban, int rural)
    {
        Assert.Equal((urban, rural), (Of(Province, "urban_income", 2015), Of(Province, "rural_income", 2015)));
        Assert.Equal(3.2m, Round((decimal)urban / rural, 1));
    }

    [Theory]
    [InlineData("compulsory_retention", 96.15)]
    [InlineData("pension_coverage", 90)]
    [InlineData("medical_coverage", 95)]
    public void Service_levels_weighted_by_population_are_the_printed_ones(string measure, double level)
    {
        var sum = 0m;
        foreach (var county in Counties)
        {
            sum += Of(county, measure, Year) * Of(county, "population", Year);
        }

        Assert.Equal((decimal)level, Round(sum / Sum(Counties, "population", Year), 2));
    }

    [Fact]
    public void Life_expectancy_is_the_printed_one() => Assert.Equal(75.26m, Of(Province, "life_expectancy", Year));

    [Fact]
    public void As_many_places_are_connected_as_printed() => Assert.Equal(
        (16m, 110m, 12m),
        (Sum(Prefectures, "expressway_connected", Year), Sum(Counties, "expressway_connected", Year), Sum(Prefectures, "rail_connected", Year)));

    [Fact]
    public void Airports_and_waterways_are_as_printed() => Assert.Equal(
        (15m, 5_108m), (Sum(Prefectures, "airports", Year), Sum(Prefectures, "waterway_length", Year)));

    [Fact]
    public void Western_Yunnan_earns_65_3_per_cent_of_tourism_revenue_in_2019()
    {
        string[] west = ["530500", "532900", "533100", "530700", "533300", "533400"];
        Assert.Equal(65.3m, Round(100 * Sum(west, "tourism_revenue", 2019) / Sum(Prefectures, "tourism_revenue", 2019), 1));
    }

    [Fact]
    public void The_new_area_starts_below_the_shares_that_its_targets_imply_and_rises()
    {
        (string Measure, decimal Implied)[] pairs =
            [("gdp", 5m), ("fixed_investment", 7.5m), ("industry_value_added", 9.2m), ("hightech_value_added", 8.3m)];
        foreach (var (measure, implied) in pairs)
        {
            decimal Share(int year) => 100 * Of(NewArea, measure, year) / Sum(Prefectures, measure, year);
            Assert.True(Share(2020) < implied, measure);
            Assert.All(Enumerable.Range(2021, 5), year => Assert.True(Share(year) > Share(year - 1), $"{measure} {year}"));
            Assert.True(Of(NewArea, measure, 2025) < Of("530100", measure, 2025), measure);
        }
    }

    private static decimal Income(string measure, IEnumerable<string> areas, Func<string, int, decimal> population)
    {
        var (sum, weights) = (0m, 0m);
        foreach (var area in areas)
        {
            var weight = (population(area, Year - 1) + population(area, Year)) / 2;
            sum += Of(area, measure, Year) * weight;
            weights += weight;
        }

        return sum / weights;
    }

    private static decimal Urban(string area, int year) => Of(area, "urban_population", year);

    private static decimal Rural(string area, int year) => Of(area, "population", year) - Of(area, "urban_population", year);
}
