using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public class TargetFaultTests
{
    [Theory]
    [InlineData(
        "targets.yaml", "subject: urbanisation_rate", "subject: urbanisation",
        "targets.yaml:2: 没有指标“urbanisation”。用 measures.csv 或 indicators.yaml 中的代码。 | "
        + "There is no measure or indicator 'urbanisation'. Use a code from measures.csv or indicators.yaml.")]
    [InlineData(
        "targets.yaml", "urbanisation_rate\n  area: east", "urbanisation_rate\n  area: middle",
        "targets.yaml:3: 没有地区或区域组“middle”。用 areas.csv 或 groups.yaml 中的代码。 | "
        + "There is no area or group 'middle'. Use a code from areas.csv or groups.yaml.")]
    [InlineData(
        "targets.yaml", "urbanisation_rate\n  area: east", "rail_prefectures\n  area: east",
        "targets.yaml:3: “rail_prefectures”在“east”没有数值。换一个地区，或扩大指标的 levels。 | "
        + "'rail_prefectures' has no value for 'east'. Choose another area, or widen the levels of the subject.")]
    [InlineData(
        "targets.yaml", "document: plan, section: \"2.3\", quote: 9%以上", "document: plan",
        "targets.yaml:19: source.section 为空。填写 source.section。 | "
        + "source.section is empty. Fill in source.section."
        + "\ntargets.yaml:19: source.quote 为空。填写 source.quote。 | "
        + "source.quote is empty. Fill in source.quote.")]
    [InlineData(
        "targets.yaml", "  source: { document: plan, section: \"2.3\", quote: 9%以上 }\n", "",
        "targets.yaml:11: source.document 为空。填写 source.document。 | "
        + "source.document is empty. Fill in source.document.")]
    [InlineData(
        "targets.yaml", "document: plan, section: \"2.3\", quote: 9%以上", "document: method, section: \"2.3\"",
        "targets.yaml:19: “method”不是文件，没有章节和引文。删去 source.section，或写明文件 plan 或 opinions。 | "
        + "'method' is no document and has no section or quote. Remove source.section, or name the document: plan or opinions.")]
    [InlineData(
        "targets.yaml", "document: plan, section: \"2.3\", quote: 9%以上", "document: paper",
        "targets.yaml:19: source.document “paper”不在可选值之内。可选：plan, opinions, general, method, assumption。 | "
        + "source.document 'paper' is not one of the allowed words. Choose from: plan, opinions, general, method, assumption.")]
    [InlineData(
        "targets.yaml", "  tolerance: 0.02\n", "",
        "targets.yaml:1: tolerance 与 direction 不符。direction 为 about 时写 0 到 1 之间的小数，如 0.02；否则不写。 | "
        + "tolerance does not go with direction. Where direction is about, write a fraction between 0 and 1 such as 0.02; else leave it out.")]
    [InlineData(
        "targets.yaml", "direction: at_least", "direction: at_least\n  tolerance: 0.02",
        "targets.yaml:18: tolerance 与 direction 不符。direction 为 about 时写 0 到 1 之间的小数，如 0.02；否则不写。 | "
        + "tolerance does not go with direction. Where direction is about, write a fraction between 0 and 1 such as 0.02; else leave it out.")]
    [InlineData(
        "targets.yaml", "path: linear", "path: geometric\n  base_value: -3",
        "targets.yaml:9: 等比路径要求基期值和目标值大于 0。改用 linear。 | "
        + "A geometric path needs values above 0. Use linear.")]
    [InlineData(
        "targets.yaml", "path: constant", "path: linear",
        "targets.yaml:18: 年均增速的目标用 constant。年均增速写 constant；比重、比值写 linear；总量写 geometric。 | "
        + "Targets of average growth have a constant path. Write constant for average growth, linear for shares and ratios, geometric for levels.")]
    [InlineData(
        "targets.yaml", "base_year: 2020\n  value: 9", "base_year: 2025\n  value: 9",
        "targets.yaml:15: base_year 不早于 year。改正年份。 | "
        + "base_year is not before year. Correct the years.")]
    [InlineData(
        "targets.yaml", "base_year: 2020\n  value: 9", "base_year: 2019\n  value: 9",
        "targets.yaml:15: 与年均增速指标的基年不同。使两者一致。 | "
        + "This differs from the base year of the average growth. Make the two agree.")]
    [InlineData(
        "targets.yaml", "  value: 9\n", "",
        "targets.yaml:11: value 与 factor 须恰写其一；falling 都不写。有目标数写 value，按基期倍数写 factor。 | "
        + "Write exactly one of value and factor; neither for falling. Write value for a stated number, factor for a multiple of the base.")]
    [InlineData(
        "targets.yaml", "  value: 9\n", "  value: 9\n  factor: 2\n",
        "targets.yaml:16: value 与 factor 须恰写其一；falling 都不写。有目标数写 value，按基期倍数写 factor。 | "
        + "Write exactly one of value and factor; neither for falling. Write value for a stated number, factor for a multiple of the base.")]
    [InlineData(
        "targets.yaml", "  value: 9\n", "  factor: 0\n",
        "targets.yaml:16: factor 须大于 0。翻一番写 2，不减少写 1。 | "
        + "factor must be above 0. Write 2 for doubled, 1 for not less.")]
    [InlineData(
        "targets.yaml", "  value: 65\n  direction: about\n  tolerance: 0.02\n", "  direction: falling\n",
        "targets.yaml:7: falling 与 year_by_year 须一起用。direction 写 falling 时 path 写 year_by_year；否则都不写。 | "
        + "falling and year_by_year go together. Write path: year_by_year where direction is falling, and neither otherwise.")]
    [InlineData(
        "targets.yaml", "  value: 9\n", "  value: 9\n  margin: -1\n",
        "targets.yaml:17: margin 小于 0。写 0 以上的数，或不写。 | "
        + "margin is below 0. Write a number from 0, or leave it out.")]
    [InlineData(
        "standings.csv", "no-data,无数据,No data,○,\n", "",
        "standings.csv: 缺少状态“no-data”。补上一行。 | The standing 'no-data' is missing. Add a line for it.")]
    [InlineData(
        "standings.csv", "0.80", "0.96",
        "standings.csv: lagging 的 from_share 不小于 on-track 的。使 lagging 的较小。 | "
        + "from_share of lagging is not below that of on-track. Make that of lagging the smaller one.")]
    [InlineData(
        "standings.csv", "✖,", "✖,0.5",
        "standings.csv:5: on-track 和 lagging 写 0 到 1 之间的小数，其他不写。改正 from_share，如 0.95。 | "
        + "on-track and lagging have a fraction between 0 and 1, others have none. Correct from_share; write it like 0.95.")]
    [InlineData(
        "reports.yaml", "[gdp, income]", "[gdp, gdp_part]",
        "reports.yaml:8: block_subjects 引用了不存在的计算指标“gdp_part”。改用 indicators.yaml 中的代码，或在其中加上它。 | "
        + "block_subjects refers to the indicator 'gdp_part', which does not exist. Use a code from indicators.yaml, or add it there.")]
    [InlineData(
        "reports.yaml", "blocks: [east]", "blocks: [north]",
        "reports.yaml:7: blocks 引用了不存在的区域组“north”。改用 groups.yaml 中的代码，或在其中加上它。 | "
        + "blocks refers to the group 'north', which does not exist. Use a code from groups.yaml, or add it there.")]
    [InlineData(
        "reports.yaml", "[front, summary]", "[front, end]",
        "reports.yaml:6: parts “end”不在可选值之内。可选：front, summary, targets, lagging, blocks, disparity, ranks, assessment, comparison, revision, gaps, method。 | "
        + "parts 'end' is not one of the allowed words. Choose from: front, summary, targets, lagging, blocks, disparity, ranks, assessment, comparison, revision, gaps, method.")]
    public void Names_what_is_wrong_with_a_target(string file, string old, string replacement, string expected)
    {
        using var folder = new CatalogueFolder();
        folder.Replace(file, old, replacement);
        Assert.Equal(expected, string.Join('\n', CatalogueLoader.Lint(folder.Path)));
    }
}
