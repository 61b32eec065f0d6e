using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public class CatalogueReferenceFaultTests
{
    [Theory]
    [InlineData(
        "areas.csv", "112,丁县,Ding,county,11,,,,,,home-west", "112,丁县,Ding,province,,,,,,,",
        "areas.csv:6: 已有一个省。只留一行 level 为 province。 | "
        + "There is a province already. Keep only one line whose level is province."
        + "\ngroups.yaml:17: “112”不是州市或县区。只列州市或县区的代码。 | "
        + "'112' is no prefecture or county. List codes of prefectures and counties only.")]
    [InlineData(
        "areas.csv", "1,甲省,Jia,province,", "1,甲省,Jia,new_area,",
        "areas.csv: 没有省。加上一行，level 为 province。 | "
        + "There is no province. Add a line whose level is province."
        + "\nareas.csv:4: 上级“1”不是省。填写省的代码。 | "
        + "The parent '1' is not the province. Write the code of the province."
        + "\nindicators.yaml:19: “urbanisation_rate”不对“1”计算。换一个参照地区。 | "
        + "'urbanisation_rate' is not computed for '1'. Choose another reference area.")]
    [InlineData(
        "areas.csv", "1,甲省,Jia,province,", "1,甲省,Jia,state,",
        "areas.csv:3: level “state”不在可选值之内。可选：province, prefecture, county, new_area。 | "
        + "level 'state' is not one of the allowed words. Choose from: province, prefecture, county, new_area.")]
    [InlineData(
        "measures.csv", "Population,,person-10k,4,0.1", "Population,,person,4,0.1",
        "measures.csv:4: unit 引用了不存在的计量单位“person”。改用 units.csv 中的代码，或在其中加上它。 | "
        + "unit refers to the unit 'person', which does not exist. Use a code from units.csv, or add it there.")]
    [InlineData(
        "measures.csv", "comparable,,stats", "comparable,,bureau",
        "measures.csv:3: agency 引用了不存在的部门“bureau”。改用 agencies.csv 中的代码，或在其中加上它。 | "
        + "agency refers to the agency 'bureau', which does not exist. Use a code from agencies.csv, or add it there.")]
    [InlineData(
        "measures.csv", "mean_of_year(population)", "mean_of_year(people)",
        "measures.csv:6: weight 引用了不存在的指标“people”。改用 measures.csv 中的代码，或在其中加上它。 | "
        + "weight refers to the measure 'people', which does not exist. Use a code from measures.csv, or add it there.")]
    [InlineData(
        "measures.csv", "mean_of_year(population)", "mean_of_year(population - rail)",
        "measures.csv:6: weight “mean_of_year(population - rail)”中各指标的计量单位不同。只对同一计量单位的指标相减。 | "
        + "The measures of weight 'mean_of_year(population - rail)' have different units. Subtract only measures of one unit.")]
    [InlineData(
        "measures.csv", "mean_of_year(population)", "mean_of_year(gdp_real_growth)",
        "measures.csv:6: “gdp_real_growth”不可加总，不能取年平均：比率从不平均。mean_of_year 只用于年末存量，如 population。 | "
        + "'gdp_real_growth' does not add up and has no mean of the year: ratios are never averaged. Use mean_of_year for stocks at year-end only, such as population.")]
    [InlineData(
        "measures.csv", "mean_of_year(population)", "gdp_real_growth",
        "measures.csv:6: 权数“gdp_real_growth”不可加总。用 aggregation 为 sum 的指标作权数。 | "
        + "The weight 'gdp_real_growth' does not add up. Weight by measures whose aggregation is sum.")]
    [InlineData(
        "measures.csv", "mean_of_year(population)", "mean_of_year(population - )",
        "measures.csv:6: weight “mean_of_year(population - )”第 27 个字符处：缺少指标代码。写成 mean_of_year(population - urban_population) 的样子。 | "
        + "weight 'mean_of_year(population - )', character 27: a measure's code is expected. Write it like mean_of_year(population - urban_population).")]
    [InlineData(
        "measures.csv", "mean_of_year(population)", "mean(population)",
        "measures.csv:6: weight “mean(population)”第 1 个字符处：没有函数“mean”，只有 mean_of_year 和 volume。写成 mean_of_year(population - urban_population) 的样子。 | "
        + "weight 'mean(population)', character 1: there is no function 'mean', only mean_of_year and volume. Write it like mean_of_year(population - urban_population).")]
    [InlineData(
        "measures.csv", "mean_of_year(population)", "mean_of_year(population",
        "measures.csv:6: weight “mean_of_year(population”第 24 个字符处：缺少右括号。写成 mean_of_year(population - urban_population) 的样子。 | "
        + "weight 'mean_of_year(population', character 24: a closing parenthesis is expected. Write it like mean_of_year(population - urban_population).")]
    [InlineData(
        "measures.csv", "mean_of_year(population)", "population population",
        "measures.csv:6: weight “population population”第 12 个字符处：多余的“p”。写成 mean_of_year(population - urban_population) 的样子。 | "
        + "weight 'population population', character 12: 'p' is unexpected. Write it like mean_of_year(population - urban_population).")]
    [InlineData(
        "measures.csv", "weighted_mean,mean_of_year(population)", "weighted_mean,",
        "measures.csv:6: 加权平均没有权数。填写 weight，如 mean_of_year(population)。 | "
        + "A weighted mean has no weight. Fill in weight, such as mean_of_year(population).")]
    [InlineData(
        "measures.csv", "no,annual,none,,,no,none", "no,annual,none,population,,no,none",
        "measures.csv:7: 只有加权平均才有权数。清空 weight，或把 aggregation 改为 weighted_mean。 | "
        + "Only a weighted mean has a weight. Empty weight, or make aggregation weighted_mean.")]
    [InlineData(
        "measures.csv", "城镇人口,Urban population", "生产总值,Urban population",
        "measures.csv:5: 名称“生产总值”也指 gdp。一个名称只能指一项，从其中一处删去。 | "
        + "The name '生产总值' also means gdp. A name may mean one thing only; remove it from one of the two.")]
    [InlineData(
        "areas.csv", "老丙", "乙",
        "areas.csv:5: 名称“乙”也指 11。一个名称只能指一项，从其中一处删去。 | "
        + "The name '乙' also means 11. A name may mean one thing only; remove it from one of the two.")]
    [InlineData(
        "areas.csv", "119", "112",
        "areas.csv:6: 名称“112”也指 111。一个名称只能指一项，从其中一处删去。 | "
        + "The name '112' also means 111. A name may mean one thing only; remove it from one of the two.")]
    [InlineData(
        "areas.csv", "111,丙县,Bing,county,11", "111,丙县,Bing,county,12",
        "areas.csv:5: parent 引用了不存在的地区“12”。改用 areas.csv 中的代码，或在其中加上它。 | "
        + "parent refers to the area '12', which does not exist. Use a code from areas.csv, or add it there.")]
    [InlineData(
        "areas.csv", "111,丙县,Bing,county,11", "111,丙县,Bing,county,",
        "areas.csv:5: parent 为空。填写 parent。 | "
        + "parent is empty. Fill in parent.")]
    [InlineData(
        "areas.csv", "111,丙县,Bing,county,11", "111,丙县,Bing,county,1",
        "areas.csv:5: 上级“1”不是州市。填写州市的代码。 | "
        + "The parent '1' is not a prefecture. Write the code of a prefecture.")]
    [InlineData(
        "areas.csv", "province,,", "province,11,",
        "areas.csv:3: 省和功能区没有上级。清空 parent。 | "
        + "A province or functional area has no parent. Empty parent.")]
    [InlineData(
        "areas.csv", "prefecture,1,乙,,,,,home-east", "new_area,,乙,,,,,",
        "areas.csv:5: 上级“11”不是州市。填写州市的代码。 | "
        + "The parent '11' is not a prefecture. Write the code of a prefecture."
        + "\nareas.csv:6: 上级“11”不是州市。填写州市的代码。 | "
        + "The parent '11' is not a prefecture. Write the code of a prefecture."
        + "\nindicators.yaml:59: “11”不报“income”。换一个参照地区。 | "
        + "'11' does not report 'income'. Choose another reference area.")]
    [InlineData(
        "areas.csv", ",,home-west", ",,",
        "areas.csv:6: home_block 为空。填写 home_block。 | "
        + "home_block is empty. Fill in home_block.")]
    [InlineData(
        "areas.csv", ",,home-west", ",,east",
        "areas.csv:6: “east”不是归属板块。填写 kind 为 home-block 的区域组。 | "
        + "'east' is no home block. Name a group whose kind is home-block.")]
    [InlineData(
        "areas.csv", ",,home-west", ",,home-east",
        "areas.csv:6: home_block 写“home-east”，而 groups.yaml 列在“home-west”。使两个文件一致。 | "
        + "home_block says 'home-east', but groups.yaml lists the county in 'home-west'. Make the two files agree.")]
    [InlineData(
        "areas.csv", "east,home-east", ",home-east",
        "areas.csv:5: blocks 写“”，而 groups.yaml 列在“east”。使两个文件一致。 | "
        + "blocks says '', but groups.yaml lists the county in 'east'. Make the two files agree.")]
    [InlineData(
        "areas.csv", "province,,,,,,,", "province,,,,,,,home-east",
        "areas.csv:3: 只有州市和县区才有归属板块。清空 home_block。 | "
        + "Only a prefecture or county has a home block. Empty home_block.")]
    [InlineData(
        "areas.csv", "乙,,,,,home-east", "乙,,,,,",
        "areas.csv:4: home_block 为空。填写 home_block。 | "
        + "home_block is empty. Fill in home_block.")]
    [InlineData(
        "areas.csv", "乙,,,,,home-east", "乙,,,,,east",
        "areas.csv:4: “east”不是归属板块。填写 kind 为 home-block 的区域组。 | "
        + "'east' is no home block. Name a group whose kind is home-block.")]
    [InlineData(
        "groups.yaml", "members: [112]", "members: []",
        "areas.csv:6: home_block 写“home-west”，而 groups.yaml 没有列出。使两个文件一致。 | "
        + "home_block says 'home-west', but groups.yaml lists the county nowhere. Make the two files agree.")]
    [InlineData(
        "groups.yaml", "members: [112]", "members: [112, 111]",
        "areas.csv:5: home_block 写“home-east”，而 groups.yaml 列在“home-east, home-west”。使两个文件一致。 | "
        + "home_block says 'home-east', but groups.yaml lists the county in 'home-east, home-west'. Make the two files agree.")]
    [InlineData(
        "groups.yaml", "members: [112]", "members: [112, 112]",
        "groups.yaml:17: “112”列了两次。删去重复项；州市代码已包含其全部县区。 | "
        + "'112' is listed twice. Remove the repetition; a prefecture's code includes all its counties.")]
    [InlineData(
        "groups.yaml", "members: [112]", "members: [112, 113]",
        "groups.yaml:17: members 引用了不存在的地区“113”。改用 areas.csv 中的代码，或在其中加上它。 | "
        + "members refers to the area '113', which does not exist. Use a code from areas.csv, or add it there.")]
    [InlineData(
        "groups.yaml", "members: [112]", "members: [112, 1]",
        "groups.yaml:17: “1”不是州市或县区。只列州市或县区的代码。 | "
        + "'1' is no prefecture or county. List codes of prefectures and counties only.")]
    [InlineData(
        "groups.yaml", "kind: block", "kind: blocks",
        "groups.yaml:4: kind “blocks”不在可选值之内。可选：block, home-block, special, metro。 | "
        + "kind 'blocks' is not one of the allowed words. Choose from: block, home-block, special, metro.")]
    [InlineData(
        "rules.yaml", "right: [population]", "right: [people]",
        "rules.yaml:4: right 引用了不存在的指标“people”。改用 measures.csv 中的代码，或在其中加上它。 | "
        + "right refers to the measure 'people', which does not exist. Use a code from measures.csv, or add it there.")]
    [InlineData(
        "rules.yaml", "right: [population]", "right: [gdp]",
        "rules.yaml:4: “urban_population”与“gdp”的量纲不同，不能比较。只比较同一量纲的指标。 | "
        + "'urban_population' and 'gdp' have different dimensions and cannot be compared. Compare only measures of one dimension.")]
    [InlineData(
        "rules.yaml", "right: [population]", "right: [population, gdp]",
        "rules.yaml:2: left、right 与 kind 不符。at_most：左一右一；sum_of：左一右多；counties_sum：都不写。 | "
        + "left and right do not go with kind. at_most has one on each side, sum_of one on the left and several on the right, counties_sum none.")]
    [InlineData(
        "rules.yaml", "大于 {right}", "大于 {most}",
        "rules.yaml:6: 占位符“{most}”不认识。可用：{area} {left} {right} {difference}。 | "
        + "The placeholder '{most}' is unknown. There are: {area} {left} {right} {difference}.")]
    public void Names_what_does_not_fit_together(string file, string old, string replacement, string expected)
    {
        using var folder = new CatalogueFolder();
        folder.Replace(file, old, replacement);
        Assert.Equal(expected, string.Join('\n', CatalogueLoader.Lint(folder.Path)));
    }
}
