using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public sealed class BuiltInDisparityTests
{
    private static readonly StatisticalCatalogue Catalogue = CatalogueLoader.LoadDefault();

    [Theory]
    [InlineData("gdp_per_capita", "mean_of_year(population)")]
    [InlineData("gdp_per_capita_published", "gdp / gdp_per_capita_published")]
    [InlineData("urban_income", "mean_of_year(urban_population)")]
    [InlineData("rural_income", "mean_of_year(population - urban_population)")]
    public void Weighs_by_the_values_own_denominator(string value, string weight)
    {
        foreach (var scope in (string[])["prefectures", "counties"])
        {
            foreach (var statistic in (string[])["cv", "gini", "gini_oecd", "log_sd", "max_min", "williamson", "theil", "theil_within", "theil_between", "gini_weighted"])
            {
                var formula = Assert.IsType<Formula.Dispersion>(Catalogue.FindIndicator($"{value}_{statistic}_{scope}")!.Formula);
                Assert.Equal((value, weight), (formula.Of.Value, formula.Of.WeightNotation));
            }

            foreach (var block in (string[])["central", "northeast", "west", "border"])
            {
                Assert.NotNull(Catalogue.FindIndicator($"{value}_theil_within_home_{block}_{scope}"));
                Assert.NotNull(Catalogue.FindIndicator($"{value}_theil_between_home_{block}_{scope}"));
            }
        }
    }

    [Fact]
    public void Compares_the_four_blocks_by_extremes_only() => Assert.Equal(
        ["gdp_per_capita_max_min_blocks", "rural_income_max_min_blocks", "urban_income_max_min_blocks"],
        Catalogue.Indicators.Where(indicator => indicator.Formula is Formula.Dispersion { Scope: DispersionScope.Blocks })
            .Select(indicator => indicator.Code).Order(StringComparer.Ordinal));

    [Fact]
    public void Counts_every_prefecture_in_one_home_block() => Assert.Equal(
        [("home-central", 4), ("home-northeast", 1), ("home-west", 6), ("home-border", 5)],
        Catalogue.Areas.Where(area => area.Level == AreaLevel.Prefecture).GroupBy(area => area.HomeBlock!)
            .Select(home => (home.Key, home.Count())).OrderBy(home => home.Item1 switch { "home-central" => 0, "home-northeast" => 1, "home-west" => 2, _ => 3 }));
}
