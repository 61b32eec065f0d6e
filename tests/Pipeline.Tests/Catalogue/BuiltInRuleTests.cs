using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Tests.Catalogue;

public class BuiltInRuleTests
{
    private static readonly StatisticalCatalogue Catalogue = CatalogueLoader.LoadDefault();
    private static readonly string[] Placeholders = ["{area}", "{left}", "{right}", "{difference}"];

    [Theory]
    [InlineData("urban-within-population", RuleKind.AtMost, Severity.Error, "urban_population", "population")]
    [InlineData("sectors-sum-to-gdp", RuleKind.SumOf, Severity.Confirm, "gdp", "gdp_primary gdp_secondary gdp_tertiary")]
    [InlineData("counties-sum-to-prefecture", RuleKind.CountiesSum, Severity.Confirm, "", "")]
    [InlineData("rural-below-urban-income", RuleKind.AtMost, Severity.Warning, "rural_income", "urban_income")]
    public void Has_the_identities_of_the_reporting_practice(string code, RuleKind kind, Severity severity, string left, string right)
    {
        var rule = Assert.Single(Catalogue.Rules, rule => rule.Code == code);
        Assert.Equal((kind, severity, left, right), (rule.Kind, rule.Severity, rule.Left, string.Join(' ', rule.Right)));
    }

    [Fact]
    public void Names_area_and_figures_in_every_message() => Assert.All(Catalogue.Rules, rule => Assert.All(
        Placeholders,
        placeholder =>
        {
            Assert.Contains(placeholder, rule.Message.Zh, StringComparison.Ordinal);
            Assert.Contains(placeholder, rule.Message.En, StringComparison.Ordinal);
        }));
}
