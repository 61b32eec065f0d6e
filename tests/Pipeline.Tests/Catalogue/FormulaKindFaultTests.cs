using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

/// <summary>Faults of an indicator that is added to the sound catalogue; its entry begins on line 71.</summary>
public class FormulaKindFaultTests
{
    [Theory]
    [InlineData(
        "percent", "[prefecture]", "kind: average_growth, measure: gdp, growth: gdp_real_growth, prices: current, base_year: 2020",
        "indicators.yaml:79: “gdp_real_growth”不是当年价增速；名义与实际不得混用。用当年价的增速指标。 | "
        + "'gdp_real_growth' is no growth at current prices; nominal and real never mix. Use a growth measure at current prices.")]
    [InlineData(
        "percent", "[prefecture]", "kind: volume_growth, measure: gdp, growth: gdp_real_growth, prices: none, base_year: 2020",
        "indicators.yaml:79: formula.prices “none”不在可选值之内。可选：current, comparable。 | "
        + "formula.prices 'none' is not one of the allowed words. Choose from: current, comparable.")]
    [InlineData(
        "percent", "[prefecture]", "kind: volume_growth, measure: population, growth: gdp_real_growth, prices: comparable, base_year: 2020",
        "indicators.yaml:79: “population”不按当年价，不能折成基年价。用当年价的指标。 | "
        + "'population' is not at current prices, so it cannot be put at those of a base year. Use a measure at current prices.")]
    [InlineData(
        "percent", "[group]", "kind: volume_growth, measure: income, growth: gdp_real_growth, prices: comparable, base_year: 2020",
        "indicators.yaml:79: “income”不可加总。用 aggregation 为 sum 的指标。 | "
        + "'income' does not add up. Use a measure whose aggregation is sum.")]
    [InlineData(
        "percent", "[prefecture]", "kind: ratio, numerator: gdp, denominator: 'volume(gdp, gdp_real_growth, 2020)', scale: 100",
        "indicators.yaml:79: 分子和分母的价格口径不同；名义与实际不得混用。两者都用当年价，或都用可比价。 | "
        + "Numerator and denominator have different prices; nominal and real never mix. Have both at current prices, or both at comparable ones.")]
    [InlineData(
        "percent", "[prefecture]", "kind: ratio, numerator: 'gdp - volume(gdp, gdp_real_growth, 2020)', denominator: gdp, scale: 100",
        "indicators.yaml:79: formula.numerator “gdp - volume(gdp, gdp_real_growth, 2020)”中各指标的价格口径不同；名义与实际不得混用。只对同一价格口径的指标相减。 | "
        + "The measures of formula.numerator 'gdp - volume(gdp, gdp_real_growth, 2020)' have different prices; nominal and real never mix. Subtract only measures at the same prices.")]
    [InlineData(
        "cny", "[prefecture]", "kind: ratio, numerator: mean_of_year(income), denominator: population, scale: 0.0001",
        "indicators.yaml:79: “income”不可加总，不能取年平均：比率从不平均。mean_of_year 只用于年末存量，如 population。 | "
        + "'income' does not add up and has no mean of the year: ratios are never averaged. Use mean_of_year for stocks at year-end only, such as population.")]
    [InlineData(
        "percent", "[prefecture]", "kind: mean_of_years, indicator: gdp_average_growth, first_year: 2021",
        "indicators.yaml:79: “gdp_average_growth”不能按年平均：比率和增速从不平均。只用公式为 contribution_points 的计算指标；增速用 average_growth。 | "
        + "'gdp_average_growth' has no mean of years: ratios and growth rates are never averaged. Use an indicator whose formula is contribution_points; of growth, use average_growth.")]
    [InlineData(
        "percent", "[prefecture]", "kind: ratio, numerator: gdp, denominator: population, scale: 10000",
        "indicators.yaml:75: 计量单位“percent”的量纲不符，应为 money/persons。用 units.csv 中量纲为 money/persons 的单位。 | "
        + "The unit 'percent' has the wrong dimension; it should be money/persons. Use a unit of dimension money/persons from units.csv.")]
    [InlineData(
        "cny-per-person", "[prefecture]", "kind: ratio, numerator: gdp, denominator: population, scale: 1",
        "indicators.yaml:79: scale 与计量单位不符，应为 10000。把 scale 改为 10000，或改正计量单位。 | "
        + "scale does not fit the units; it should be 10000. Make scale 10000, or correct the unit.")]
    [InlineData(
        "percent", "[prefecture]", "kind: contribution_points, measure: gdp, growth: gdp_real_growth, prices: comparable, base_year: 2020",
        "indicators.yaml:75: 计量单位“percent”的量纲不符，应为 points。用 units.csv 中量纲为 points 的单位。 | "
        + "The unit 'percent' has the wrong dimension; it should be points. Use a unit of dimension points from units.csv.")]
    [InlineData(
        "percent", "[prefecture]", "kind: contribution_rate, measure: gdp, growth: gdp_real_growth, prices: comparable, base_year: 2020, least_growth: 0",
        "indicators.yaml:79: least_growth 不大于 0。写一个以 % 计的正数，如 0.5。 | "
        + "least_growth is not above 0. Write a positive number in per cent, such as 0.5.")]
    [InlineData(
        "point", "[province, prefecture]", "kind: contribution_residue, measure: gdp, growth: gdp_real_growth, prices: comparable, base_year: 2020",
        "indicators.yaml:77: levels 超出了“gdp”的范围。只写“gdp”也有的。 | "
        + "levels goes beyond what 'gdp' has. Write only what 'gdp' has, too.")]
    [InlineData(
        "percent", "[prefecture]", "kind: reduction, indicator: gdp_share",
        "indicators.yaml:79: “gdp_share”不是比率，没有降低率。用公式为 ratio 的计算指标。 | "
        + "'gdp_share' is no ratio and has no reduction. Use an indicator whose formula is a ratio.")]
    [InlineData(
        "point", "[province]", "kind: difference, minuend: urbanisation_rate, subtrahend: rail_prefectures",
        "indicators.yaml:79: “urbanisation_rate”与“rail_prefectures”的计量单位不同。只对同一计量单位的指标相减。 | "
        + "'urbanisation_rate' and 'rail_prefectures' have different units. Subtract only what has one unit.")]
    [InlineData(
        "percent", "[prefecture]", "kind: difference, minuend: urbanisation_rate, subtrahend: gdp_share",
        "indicators.yaml:75: 计量单位“percent”的量纲不符，应为 points。用 units.csv 中量纲为 points 的单位。 | "
        + "The unit 'percent' has the wrong dimension; it should be points. Use a unit of dimension points from units.csv.")]
    [InlineData(
        "point", "[prefecture]", "kind: difference, minuend: gdp_average_growth, subtrahend: gdp_growth",
        "indicators.yaml:79: “gdp_average_growth”与“gdp_growth”的价格口径不同；名义与实际不得混用。只对同一价格口径的指标相减。 | "
        + "'gdp_average_growth' and 'gdp_growth' are at different prices; nominal and real never mix. Subtract only what is at the same prices.")]
    [InlineData(
        "point", "[province]", "kind: spread, subject: gdp_share, level: new_area",
        "indicators.yaml:79: 这一级不报“gdp_share”。换一级，或在指标的 levels 中加上它。 | "
        + "That level does not report 'gdp_share'. Choose another level, or add it to the measure's levels.")]
    [InlineData(
        "percent", "[province]", "kind: spread, subject: nothing, level: county",
        "indicators.yaml:79: formula.subject 引用了不存在的计算指标“nothing”。改用 indicators.yaml 中的代码，或在其中加上它。 | "
        + "formula.subject refers to the indicator 'nothing', which does not exist. Use a code from indicators.yaml, or add it there.")]
    [InlineData(
        "point", "[prefecture]", "kind: difference, minuend: added, subtrahend: urbanisation_rate",
        "indicators.yaml:79: 指标循环引用：added → added。让其中一个只用指标（measures.csv）计算。 | "
        + "Indicators refer to each other in a circle: added → added. Compute one of them from measures alone.")]
    public void Names_what_is_wrong_with_a_formula(string unit, string levels, string formula, string expected)
    {
        using var folder = new CatalogueFolder();
        folder.Replace("units.csv", "percent,%", "cny-per-person,元/人,CNY per person,,money,1,person\npercent,%");
        folder.Replace("units.csv", "person-10k,", "person,人,persons,,persons,1,\nperson-10k,");
        Add(folder, "added", unit, levels, formula);
        Assert.Equal(expected, string.Join('\n', CatalogueLoader.Lint(folder.Path)));
    }

    [Fact]
    public void Names_a_circle_once_however_long_it_is()
    {
        using var folder = new CatalogueFolder();
        Add(folder, "first", "point", "[prefecture]", "kind: difference, minuend: second, subtrahend: urbanisation_rate");
        Add(folder, "second", "point", "[prefecture]", "kind: lead, indicator: third, reference: 11");
        Add(folder, "third", "point", "[prefecture]", "kind: spread, subject: first, level: prefecture");
        Assert.Equal(
            "indicators.yaml:79: 指标循环引用：first → second → third → first。让其中一个只用指标（measures.csv）计算。 | "
            + "Indicators refer to each other in a circle: first → second → third → first. Compute one of them from measures alone.",
            string.Join('\n', CatalogueLoader.Lint(folder.Path)));
    }

    [Fact]
    public void Average_growth_is_of_whole_years()
    {
        using var folder = new CatalogueFolder();
        folder.Replace("measures.csv", "yes,annual,none,,,no,comparable", "yes,annual;quarterly,none,,,no,comparable");
        Add(folder, "added", "percent", "[prefecture]", "kind: average_growth, measure: gdp, growth: gdp_real_growth, prices: comparable, base_year: 2020");
        folder.Write("indicators.yaml", folder.Read("indicators.yaml").Replace("levels: [prefecture]\n  frequencies: [annual]", "levels: [prefecture]\n  frequencies: [annual, quarterly]", StringComparison.Ordinal));
        Assert.Equal(
            "indicators.yaml:78: 这种公式只按年计算。只写 annual。 | A formula of this kind is of whole years. Write annual only.",
            string.Join('\n', CatalogueLoader.Lint(folder.Path)));
    }

    private static void Add(CatalogueFolder folder, string code, string unit, string levels, string formula) =>
        folder.Write("indicators.yaml", folder.Read("indicators.yaml") + $$"""
            - code: {{code}}
              zh: 新增
              en: Added
              definition: { zh: 新增。, en: Added. }
              unit: {{unit}}
              decimals: 2
              levels: {{levels}}
              frequencies: [annual]
              formula: { {{formula}} }
              source: { document: method }

            """);
}
