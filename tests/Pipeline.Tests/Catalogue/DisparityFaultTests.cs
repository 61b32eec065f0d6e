using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public sealed class DisparityFaultTests
{
    [Theory]
    [InlineData(
        "disparity.yaml", "weight: mean_of_year(population)", "weight: population",
        "disparity.yaml:5: 权数不是“income”自身的分母。写 mean_of_year(population)。 | "
        + "The weight is not the denominator of 'income' itself. Write mean_of_year(population).")]
    [InlineData(
        "disparity.yaml", "weight: mean_of_year(population)\n", "\n",
        "disparity.yaml:1: 权数不是“income”自身的分母。写 mean_of_year(population)。 | "
        + "The weight is not the denominator of 'income' itself. Write mean_of_year(population).")]
    [InlineData(
        "disparity.yaml", "numerator: gdp", "numerator: gdp\n  weight: population",
        "disparity.yaml:14: weight 与 numerator 只能写一个。删去一个。 | "
        + "Only one of weight and numerator may be there. Remove one of them.")]
    [InlineData(
        "disparity.yaml", "numerator: gdp", "numerator: population",
        "disparity.yaml:13: “population”除以“income”得不到人口。用 aggregation 为 sum、量纲为 money 的指标。 | "
        + "'population' over 'income' gives no population. Use a measure whose aggregation is sum and whose dimension is money.")]
    [InlineData(
        "disparity.yaml", "value: income\n  numerator", "value: urbanisation_rate\n  numerator",
        "disparity.yaml:13: “urbanisation_rate”是计算指标，分母已知。改写 weight。 | "
        + "'urbanisation_rate' is computed, so its denominator is known. Write weight instead.")]
    [InlineData(
        "disparity.yaml", "value: income\n  weight", "value: gdp_growth\n  weight",
        "disparity.yaml:4: “gdp_growth”不是人均数，没有自身分母。用比率指标，或 aggregation 为 weighted_mean 的指标。 | "
        + "'gdp_growth' is nothing per head: it has no denominator of its own. Use an indicator of kind ratio, or a measure whose aggregation is weighted_mean.")]
    [InlineData(
        "disparity.yaml", "value: income\n  weight", "value: incomes\n  weight",
        "disparity.yaml:4: 没有指标“incomes”。用 measures.csv 或 indicators.yaml 中的代码。 | "
        + "There is no measure or indicator 'incomes'. Use a code from measures.csv or indicators.yaml.")]
    [InlineData(
        "disparity.yaml", "value: income\n  numerator", "value: rail\n  numerator",
        "disparity.yaml:13: “gdp”除以“rail”得不到人口。用 aggregation 为 sum、量纲为 yes-no 的指标。 | "
        + "'gdp' over 'rail' gives no population. Use a measure whose aggregation is sum and whose dimension is yes-no.")]
    [InlineData(
        "disparity.yaml", "scopes: [prefectures, counties]", "scopes: [prefectures, villages]",
        "disparity.yaml:7: scopes “villages”不在可选值之内。可选：prefectures, counties, blocks。 | "
        + "scopes 'villages' is not one of the allowed words. Choose from: prefectures, counties, blocks.")]
    [InlineData(
        "statistics.csv", "gini,基尼系数", "median,基尼系数",
        "statistics.csv:2: code “median”不在可选值之内。可选：cv, gini, gini_oecd, log_sd, max_min, williamson, theil, theil_within, theil_between, gini_weighted。 | "
        + "code 'median' is not one of the allowed words. Choose from: cv, gini, gini_oecd, log_sd, max_min, williamson, theil, theil_within, theil_between, gini_weighted.")]
    [InlineData(
        "indicators.yaml", "code: gdp_share", "code: income_theil_prefectures",
        "disparity.yaml:1: 代码“income_theil_prefectures”在第 21 行已经用过。换一个代码，或删去其中一行。 | "
        + "The code 'income_theil_prefectures' is already used on line 21. Choose another code, or remove one of the two.")]
    public void Names_what_is_wrong_with_a_dispersion(string file, string old, string replacement, string expected)
    {
        using var folder = new CatalogueFolder();
        folder.Replace(file, old, replacement);
        Assert.Equal(expected, string.Join('\n', CatalogueLoader.Lint(folder.Path)));
    }

    [Fact]
    public void Makes_an_indicator_of_each_statistic_scope_and_home_block()
    {
        using var folder = new CatalogueFolder();
        var catalogue = CatalogueLoader.Load(folder.Path);

        Assert.Equal(
            [
                "income_gini_prefectures", "income_theil_prefectures", "income_theil_within_prefectures",
                "income_theil_within_home_east_prefectures", "income_theil_within_home_west_prefectures",
                "income_gini_counties", "income_theil_counties", "income_theil_within_counties",
                "income_theil_within_home_east_counties", "income_theil_within_home_west_counties",
                "income_published_gini_prefectures", "income_published_theil_prefectures", "income_published_theil_within_prefectures",
                "income_published_theil_within_home_east_prefectures", "income_published_theil_within_home_west_prefectures",
            ],
            catalogue.Indicators.Where(indicator => indicator.Formula is Formula.Dispersion).Select(indicator => indicator.Code));
        var part = catalogue.FindIndicator("income_theil_within_home_east_counties")!;
        Assert.Equal("收入泰尔指数内部（县市区间，东（归属））", part.Name.Zh);
        Assert.Equal("内部差距。权数：mean_of_year(population)。", part.Definition.Zh);
        Assert.Equal("内部差距。权数：gdp / income。", catalogue.FindIndicator("income_published_theil_within_prefectures")!.Definition.Zh);
    }
}
