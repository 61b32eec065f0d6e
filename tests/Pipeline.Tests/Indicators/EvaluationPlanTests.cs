using Pipeline.Catalogue;
using Pipeline.Indicators;

namespace Pipeline.Tests.Indicators;

public sealed class EvaluationPlanTests
{
    private static readonly StatisticalCatalogue Catalogue = CatalogueLoader.LoadDefault();
    private static readonly EvaluationPlans Plans = new(Catalogue);

    [Fact]
    public void Resolves_an_indicator_down_to_measures_and_their_weights()
    {
        var plan = Plans.Find("urban_rural_income_ratio")!;

        Assert.Equal(["urban_income", "rural_income"], plan.Operands.Select(operand => operand.Code));
        Assert.Equal("mean_of_year(population - urban_population)", plan.Operands[1].Weight);
        Assert.Equal(["population", "urban_population"], plan.Operands[1].Operands.Select(operand => operand.Code));
        Assert.Contains("城镇居民人均可支配收入", plan.Formula!.Value.Zh, StringComparison.Ordinal);
        Assert.Equal("plan", plan.Source!.Document);
    }

    [Fact]
    public void Says_for_every_level_of_a_measure_where_its_value_comes_from()
    {
        var levels = Plans.Find("gdp")!.Levels.ToDictionary(level => level.Level, level => string.Join(" | ", level.Ways.Select(way => way.En)));

        Assert.Equal("what the province publishes | the sum of the prefectures (E)", levels[AreaLevel.Province]);
        Assert.Equal("the province's unified accounting | the area's own report | the sum of the counties (E)", levels[AreaLevel.Prefecture]);
        Assert.Equal("the area's own report", levels[AreaLevel.County]);
        Assert.Equal("the sum of its whole prefectures and single counties (E)", levels[AreaLevel.Group]);
    }

    [Fact]
    public void Ends_in_measures_whatever_is_asked_for()
    {
        foreach (var code in Catalogue.Indicators.Select(indicator => indicator.Code))
        {
            Assert.All(Leaves(Plans.Find(code)!), leaf => Assert.NotNull(Catalogue.FindMeasure(leaf.Code)));
        }

        Assert.Null(Plans.Find("nothing"));
    }

    private static IEnumerable<EvaluationPlan> Leaves(EvaluationPlan plan) => plan.Operands.Count == 0 ? [plan] : plan.Operands.SelectMany(Leaves);
}
