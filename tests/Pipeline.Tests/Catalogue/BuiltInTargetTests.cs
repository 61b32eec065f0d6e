using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public class BuiltInTargetTests
{
    private static readonly StatisticalCatalogue Catalogue = CatalogueLoader.LoadDefault();

    [Theory]
    [InlineData("gdp_average_growth", "central", 9, TargetDirection.AtLeast)]
    [InlineData("gdp_average_growth", "530100", 9, TargetDirection.AtLeast)]
    [InlineData("gdp_average_growth", "532527", 9, TargetDirection.AtLeast)]
    [InlineData("gdp_average_growth", "DZXQ", 10, TargetDirection.AtLeast)]
    [InlineData("population_share", "central", 50, TargetDirection.AtLeast)]
    [InlineData("gdp_share", "central", 68, TargetDirection.AtLeast)]
    [InlineData("urbanisation_rate", "central", 65, TargetDirection.About)]
    [InlineData("urban_rural_income_ratio", "530000", 2.7, TargetDirection.About)]
    [InlineData("regional_medical_centres", "530000", 4, TargetDirection.AtLeast)]
    [InlineData("gdp", "530100", 10000, TargetDirection.AtLeast)]
    [InlineData("population", "530100", 1000, TargetDirection.About)]
    [InlineData("population_share", "kunming-metro", 20, TargetDirection.AtLeast)]
    [InlineData("gdp_share", "kunming-metro", 40, TargetDirection.AtLeast)]
    [InlineData("built_up_area", "530600", 100, TargetDirection.AtLeast)]
    [InlineData("centre_city_population", "530600", 100, TargetDirection.AtLeast)]
    [InlineData("rail_prefectures", "530000", 16, TargetDirection.AtLeast)]
    [InlineData("coverage_5g", "530000", 100, TargetDirection.AtLeast)]
    [InlineData("charging_piles", "530000", 40000, TargetDirection.AtLeast)]
    [InlineData("swap_stations_built", "530000", 500, TargetDirection.AtLeast)]
    [InlineData("inferior_v_water_share", "530000", 0, TargetDirection.AtMost)]
    public void Has_the_goals_of_the_plan_for_2025(string subject, string area, decimal value, TargetDirection direction)
    {
        var target = Assert.Single(Catalogue.Targets, target => target.Subject == subject && target.Area == area);
        Assert.Equal(($"{subject}-{area}-2025".ToLowerInvariant(), 2020, 2025, value, direction), (target.Code, target.BaseYear, target.Year, target.Value, target.Direction));
    }

    [Theory]
    [InlineData("industrial_investment-530100-2023", 2020, 2023, 2)]
    [InlineData("redline_area-530000-2025", 2020, 2025, 1)]
    public void Has_the_goals_that_are_multiples_of_the_base(string code, int baseYear, int year, decimal factor)
    {
        var target = Assert.Single(Catalogue.Targets, target => target.Code == code);
        Assert.Equal((baseYear, year, null, factor), (target.BaseYear, target.Year, target.Value, target.Factor));
    }

    [Fact]
    public void Follows_the_growth_of_central_yunnan_as_a_group_and_of_its_prefectures_and_counties() => Assert.Equal(
        ["central", "530100", "530300", "530400", "532300", "532501", "532502", "532503", "532504", "532524", "532525", "532527", "central-honghe", "DZXQ"],
        Catalogue.Targets.Where(target => target.Subject == "gdp_average_growth").Select(target => target.Area));

    [Fact]
    public void Starts_the_income_ratio_from_the_stated_figure() =>
        Assert.Equal(2.92m, Assert.Single(Catalogue.Targets, target => target.BaseValue is not null).BaseValue);

    [Fact]
    public void Quotes_the_words_of_a_document_for_every_target() => Assert.All(Catalogue.Targets, target =>
    {
        Assert.True(target.Source.Document is "plan" or "opinions");
        Assert.NotEmpty(target.Source.Section);
        Assert.NotEmpty(target.Source.Quote);
    });

    [Fact]
    public void Takes_about_as_within_2_per_cent() => Assert.All(
        Catalogue.Targets, target => Assert.Equal(target.Direction == TargetDirection.About ? 0.02m : 0, target.Tolerance));
}
