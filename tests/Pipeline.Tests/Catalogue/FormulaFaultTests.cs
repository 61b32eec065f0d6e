using Pipeline.Catalogue;
using Pipeline.Catalogue.Loading;

namespace Pipeline.Tests.Catalogue;

public class FormulaFaultTests
{
    [Theory]
    [InlineData(
        "indicators.yaml", "numerator: urban_population", "numerator: urban",
        "indicators.yaml:9: formula.numerator 引用了不存在的指标“urban”。改用 measures.csv 中的代码，或在其中加上它。 | "
        + "formula.numerator refers to the measure 'urban', which does not exist. Use a code from measures.csv, or add it there.")]
    [InlineData(
        "indicators.yaml", "numerator: urban_population", "numerator: population - gdp",
        "indicators.yaml:9: formula.numerator “population - gdp”中各指标的计量单位不同。只对同一计量单位的指标相减。 | "
        + "The measures of formula.numerator 'population - gdp' have different units. Subtract only measures of one unit.")]
    [InlineData(
        "indicators.yaml", "numerator: urban_population", "numerator: gdp_real_growth",
        "indicators.yaml:9: “gdp_real_growth”在 group 一级既不填报也不能汇总。从 levels 中删去 group，或换一个指标。 | "
        + "'gdp_real_growth' is neither reported nor aggregated at level group. Remove group from levels, or choose another measure.")]
    [InlineData(
        "indicators.yaml", "denominator: population, scale: 100", "denominator: population",
        "indicators.yaml:9: formula.scale 为空。填写 formula.scale。 | "
        + "formula.scale is empty. Fill in formula.scale.")]
    [InlineData(
        "indicators.yaml", "denominator: population, scale: 100", "denominator: population, scale: 1",
        "indicators.yaml:9: scale 与计量单位不符，应为 100。把 scale 改为 100，或改正计量单位。 | "
        + "scale does not fit the units; it should be 100. Make scale 100, or correct the unit.")]
    [InlineData(
        "indicators.yaml", "numerator: urban_population,", "numerator: urban_population, level: county,",
        "indicators.yaml:9: 公式 ratio 没有字段“formula.level”。它的字段：formula.numerator, formula.denominator, formula.scale。 | "
        + "A formula of kind ratio has no field 'formula.level'. Its fields are: formula.numerator, formula.denominator, formula.scale.")]
    [InlineData(
        "indicators.yaml", "indicator: urbanisation_rate", "indicator: rate",
        "indicators.yaml:19: formula.indicator 引用了不存在的计算指标“rate”。改用 indicators.yaml 中的代码，或在其中加上它。 | "
        + "formula.indicator refers to the indicator 'rate', which does not exist. Use a code from indicators.yaml, or add it there.")]
    [InlineData(
        "indicators.yaml", "indicator: urbanisation_rate, reference: 1", "indicator: urbanisation_rate, reference: 2",
        "indicators.yaml:19: formula.reference 引用了不存在的地区“2”。改用 areas.csv 中的代码，或在其中加上它。 | "
        + "formula.reference refers to the area '2', which does not exist. Use a code from areas.csv, or add it there.")]
    [InlineData(
        "indicators.yaml", "measure: income, reference: 11", "measure: income, reference: 12",
        "indicators.yaml:59: formula.reference 引用了不存在的地区“12”。改用 areas.csv 中的代码，或在其中加上它。 | "
        + "formula.reference refers to the area '12', which does not exist. Use a code from areas.csv, or add it there.")]
    [InlineData(
        "indicators.yaml", "measure: income", "measure: gdp",
        "indicators.yaml:55: 计量单位与“gdp”的不同。改为 cny-100m。 | "
        + "The unit differs from that of 'gdp'. Make it cny-100m.")]
    [InlineData(
        "indicators.yaml", "kind: share, measure: gdp", "kind: share, measure: income",
        "indicators.yaml:28: frequencies 超出了“income”的范围。只写“income”也有的。 | "
        + "frequencies goes beyond what 'income' has. Write only what 'income' has, too."
        + "\nindicators.yaml:29: “income”不可加总，没有占比。用 aggregation 为 sum 的指标。 | "
        + "'income' does not add up, so there is no share of it. Use a measure whose aggregation is sum.")]
    [InlineData(
        "indicators.yaml", "nominal_growth, measure: gdp", "nominal_growth, measure: gdp_real_growth",
        "indicators.yaml:39: “gdp_real_growth”按可比价，没有名义增速。用当年价的指标。 | "
        + "'gdp_real_growth' is at comparable prices and has no nominal growth. Use a measure at current prices."
        + "\nindicators.yaml:39: “gdp_real_growth”在 group 一级既不填报也不能汇总。从 levels 中删去 group，或换一个指标。 | "
        + "'gdp_real_growth' is neither reported nor aggregated at level group. Remove group from levels, or choose another measure.")]
    [InlineData(
        "indicators.yaml", "growth: gdp_real_growth", "growth: gdp",
        "indicators.yaml:49: “gdp”不是增速。用写明价格口径、以 % 计的增速指标。 | "
        + "'gdp' is no growth. Use a growth measure in per cent that states its prices.")]
    [InlineData(
        "indicators.yaml", "average_growth, measure: gdp,", "average_growth, measure: income,",
        "indicators.yaml:49: “income”不可加总。用 aggregation 为 sum 的指标。 | "
        + "'income' does not add up. Use a measure whose aggregation is sum.")]
    [InlineData(
        "indicators.yaml", "measure: rail", "measure: population",
        "indicators.yaml:69: “population”不是“是/否”指标。用“是/否”指标。 | "
        + "'population' is not a yes/no measure. Use a yes/no measure.")]
    [InlineData(
        "indicators.yaml", "level: prefecture", "level: county",
        "indicators.yaml:69: 这一级不报“rail”。换一级，或在指标的 levels 中加上它。 | "
        + "That level does not report 'rail'. Choose another level, or add it to the measure's levels.")]
    [InlineData(
        "indicators.yaml", "  unit: point", "  unit: percent",
        "indicators.yaml:15: 计量单位“percent”的量纲不符，应为 points。用 units.csv 中量纲为 points 的单位。 | "
        + "The unit 'percent' has the wrong dimension; it should be points. Use a unit of dimension points from units.csv.")]
    [InlineData(
        "indicators.yaml", "[annual, quarterly]", "[annual, monthly]",
        "indicators.yaml:28: frequencies 超出了“gdp”的范围。只写“gdp”也有的。 | "
        + "frequencies goes beyond what 'gdp' has. Write only what 'gdp' has, too.")]
    [InlineData(
        "indicators.yaml", "code: gdp_share", "code: gdp",
        "indicators.yaml:21: 代码“gdp”已是指标代码。换一个代码。 | "
        + "The code 'gdp' is already a measure's. Choose another code.")]
    public void Names_what_is_wrong_with_a_formula(string file, string old, string replacement, string expected)
    {
        using var folder = new CatalogueFolder();
        folder.Replace(file, old, replacement);
        Assert.Equal(expected, string.Join('\n', CatalogueLoader.Lint(folder.Path)));
    }

    [Fact]
    public void Names_the_kinds_that_there_are()
    {
        using var folder = new CatalogueFolder();
        folder.Replace("indicators.yaml", "kind: ratio", "kind: quotient");
        var kinds = string.Join(", ", FormulaReading.KindNames);
        Assert.Equal(
            $"indicators.yaml:9: formula.kind “quotient”不在可选值之内。可选：{kinds}。 | formula.kind 'quotient' is not one of the allowed words. Choose from: {kinds}.",
            CatalogueLoader.Lint(folder.Path).Single().ToString());
    }
}
