using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public class BuiltInMeasureTests
{
    private static readonly StatisticalCatalogue Catalogue = CatalogueLoader.LoadDefault();

    [Fact]
    public void Has_every_measure_of_the_reporting_scheme_in_its_order() => Assert.Equal(
        [
            "gdp", "gdp_primary", "gdp_secondary", "gdp_tertiary", "gdp_real_growth", "gdp_per_capita_published", "industry_value_added",
            "industry_real_growth", "hightech_value_added", "hightech_real_growth", "fixed_investment", "fixed_investment_growth",
            "industrial_investment", "retail_sales", "trade", "tourism_revenue", "fiscal_revenue", "cpi",
            "population", "urban_population", "middle_income_population", "land_area", "built_up_area", "centre_city_population",
            "urban_income", "rural_income", "resident_income", "resident_income_real_growth", "compulsory_retention", "pension_coverage",
            "medical_coverage", "life_expectancy", "hospital_beds",
            "expressway_connected", "rail_connected", "road_length", "expressway_length", "airports", "waterway_length", "charging_piles",
            "swap_stations_built", "coverage_5g",
            "energy_consumption", "forest_area", "good_water_share", "inferior_v_water_share", "pm25", "redline_area", "arable_land",
            "grain_output",
            "regional_medical_centres", "border_modern_villages", "border_villages",
            "new_industrial_investment", "new_industrial_land", "national_new_area_rank",
        ],
        Catalogue.Measures.Select(measure => measure.Code));

    [Fact]
    public void Makes_the_core_compulsory_from_2019() => Assert.Equal(
        [
            "gdp", "gdp_primary", "gdp_secondary", "gdp_tertiary", "gdp_real_growth", "population", "urban_population", "urban_income",
            "rural_income",
        ],
        Catalogue.Measures.Where(measure => measure.IsCompulsory(Period.Annual(2019))).Select(measure => measure.Code));

    [Fact]
    public void Asks_the_province_for_prefectures_only_by_unified_accounting()
    {
        var province = Catalogue.FindReporter("530000")!;
        Assert.Equal(
            [
                "gdp", "gdp_primary", "gdp_secondary", "gdp_tertiary", "gdp_real_growth", "gdp_per_capita_published", "population",
                "urban_population", "urban_income", "rural_income",
            ],
            Catalogue.MeasuresFor(province, Catalogue.FindArea("530100")!, Frequency.Annual).Select(measure => measure.Code));
    }

    [Fact]
    public void Asks_the_new_area_for_its_own_measures() => Assert.Equal(
        [
            "gdp", "gdp_real_growth", "industry_value_added", "industry_real_growth", "hightech_value_added", "hightech_real_growth",
            "fixed_investment", "fixed_investment_growth", "new_industrial_investment", "new_industrial_land",
            "national_new_area_rank",
        ],
        Catalogue.ColumnsFor(Catalogue.FindReporter("DZXQ")!, Frequency.Annual).Select(measure => measure.Code));

    [Theory]
    [InlineData("urban_income", "mean_of_year(urban_population)")]
    [InlineData("rural_income", "mean_of_year(population - urban_population)")]
    [InlineData("resident_income", "mean_of_year(population)")]
    [InlineData("pension_coverage", "population")]
    public void Weights_means_by_the_population_they_describe(string measure, string weight) =>
        Assert.Equal(weight, Catalogue.FindMeasure(measure)!.Weight!.ToString());

    [Fact]
    public void Asks_no_gdp_of_a_month() =>
        Assert.DoesNotContain("gdp", Catalogue.ColumnsFor(Catalogue.FindReporter("530100")!, Frequency.Monthly).Select(measure => measure.Code));

    [Fact]
    public void Lets_a_wholly_urban_district_have_no_rural_income()
    {
        Assert.True(Catalogue.FindMeasure("rural_income")!.AllowsCannotExist);
        Assert.False(Catalogue.FindMeasure("urban_income")!.AllowsCannotExist);
    }

    [Fact]
    public void Keeps_four_decimals_of_population_in_ten_thousands()
    {
        var population = Catalogue.FindMeasure("population")!;
        Assert.Equal(("万人", 4), (population.Unit.Name.Zh, population.Decimals));
    }
}
