using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public class BuiltInIndicatorTests
{
    private static readonly StatisticalCatalogue Catalogue = CatalogueLoader.LoadDefault();

    [Fact]
    public void Divides_gdp_by_the_mean_population_of_the_year_in_yuan_once_a_year()
    {
        var indicator = Catalogue.FindIndicator("gdp_per_capita")!;
        var formula = Assert.IsType<Formula.Ratio>(indicator.Formula);
        Assert.Equal(("gdp", "mean_of_year(population)", 10000m), (formula.Numerator.ToString(), formula.Denominator.ToString(), formula.Scale));
        Assert.Equal([Frequency.Annual], indicator.Frequencies);
        Assert.Equal("元", indicator.Unit.Name.Zh);
    }

    [Theory]
    [InlineData("gdp_share", ShareDenominator.Province)]
    [InlineData("population_share", ShareDenominator.Province)]
    [InlineData("land_share", ShareDenominator.SumOfPrefectures)]
    [InlineData("tourism_share", ShareDenominator.Province)]
    public void Declares_what_shares_are_taken_of(string indicator, ShareDenominator denominator) =>
        Assert.Equal(denominator, Assert.IsType<Formula.Share>(Catalogue.FindIndicator(indicator)!.Formula).Denominator);

    [Theory]
    [InlineData("income_gap_urban", "urban_income")]
    [InlineData("income_gap_rural", "rural_income")]
    public void Measures_income_gaps_against_kunming(string indicator, string measure) =>
        Assert.Equal(new Formula.Gap(measure, "530100"), Catalogue.FindIndicator(indicator)!.Formula);

    [Fact]
    public void Counts_what_is_connected()
    {
        Assert.Equal(new Formula.Count("expressway_connected", AreaLevel.Prefecture), Catalogue.FindIndicator("expressway_prefectures")!.Formula);
        Assert.Equal(new Formula.Count("expressway_connected", AreaLevel.County), Catalogue.FindIndicator("expressway_counties")!.Formula);
        Assert.Equal(new Formula.Count("rail_connected", AreaLevel.Prefecture), Catalogue.FindIndicator("rail_prefectures")!.Formula);
    }

    [Fact]
    public void Grows_from_2020_at_real_growth() => Assert.Equal(
        new Formula.AverageGrowth(new("gdp", "gdp_real_growth", 2020)), Catalogue.FindIndicator("gdp_average_growth")!.Formula);

    [Fact]
    public void Names_a_document_or_a_mark_for_every_indicator_and_group() => Assert.All(
        [.. Catalogue.Indicators.Select(indicator => indicator.Source), .. Catalogue.Groups.Select(group => group.Source)],
        source => Assert.True(source.Document is "plan" or "opinions"
            ? source.Section.Length > 0 && source.Quote.Length > 0
            : source.Document is "general" or "method" or "assumption" && source.Section.Length == 0 && source.Quote.Length == 0));
}
