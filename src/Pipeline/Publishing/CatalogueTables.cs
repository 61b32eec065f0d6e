using Pipeline.Catalogue;
using static Pipeline.Publishing.Columns;

namespace Pipeline.Publishing;

/// <summary>One list of the catalogue as a table.</summary>
/// <param name="Dataset">Its columns.</param>
/// <param name="Rows">Its rows.</param>
public sealed record CatalogueTable(Dataset Dataset, RowSource Rows)
{
    internal static CatalogueTable Of<T>(string name, Bilingual title, IReadOnlyList<T> rows, params Column<T>[] columns)
    {
        var dataset = new Dataset<T>(name, title, columns, _ => rows);
        return new(dataset, dataset.RowsOf(rows));
    }
}

/// <summary>The lists of the catalogue as tables: what the codes in data sets stand for, for tools that join.</summary>
public static class CatalogueTables
{
    /// <summary>All lists. A new one is a few lines here: routes, formats and documents follow.</summary>
    public static IReadOnlyList<CatalogueTable> All(StatisticalCatalogue catalogue) =>
    [
        CatalogueTable.Of(
            "indicators", new("指标", "Indicators"), catalogue.Indicators,
            [
                .. Named<Indicator>("indicator", new("指标", "indicator"), i => i.Code, i => i.Name),
                Text<Indicator>("definition_zh", "定义（中文）", "Definition in Chinese", i => i.Definition.Zh) with { Language = "zh" },
                Text<Indicator>("definition_en", "定义（英文）", "Definition in English", i => i.Definition.En) with { Language = "en" },
                Code<Indicator>("unit", "计量单位代码", "Code of the unit", i => i.Unit.Code, CodeLists.Units(catalogue)),
                Integer<Indicator>("decimals", "小数位数", "How many decimals are published", i => i.Decimals),
                Text<Indicator>("levels", "计算的层级，以空格分隔", "The levels that it is computed for, separated by spaces", i => Codes(i.Levels.Select(level => level.Code()))),
                Text<Indicator>("frequencies", "频度：annual 年,quarterly 季,monthly 月", "Frequencies: annual, quarterly, monthly", i => Codes(i.Frequencies.Select(Frequency))),
                .. Sourced<Indicator>(i => i.Source),
            ]),
        CatalogueTable.Of(
            "measures", new("统计量", "Measures"), catalogue.Measures,
            [
                .. Named<Measure>("measure", new("统计量", "measure"), m => m.Code, m => m.Name),
                Code<Measure>("unit", "计量单位代码", "Code of the unit", m => m.Unit.Code, CodeLists.Units(catalogue)),
                Integer<Measure>("decimals", "小数位数", "How many decimals are published", m => m.Decimals),
                Number<Measure>("minimum", "合理下限", "The least that is plausible", m => Field.OfPublished(m.Minimum)),
                Number<Measure>("maximum", "合理上限", "The most that is plausible", m => Field.OfPublished(m.Maximum)),
                Text<Measure>("levels", "填报的层级，以空格分隔", "The levels that report it, separated by spaces", m => Codes(m.Levels.Select(level => level.Code()))),
                Text<Measure>("frequencies", "频度：annual 年,quarterly 季,monthly 月", "Frequencies: annual, quarterly, monthly", m => Codes(m.Frequencies.Select(Frequency))),
                Text<Measure>("additive", "可否逐级相加：yes、no", "Whether it adds up from level to level: yes, no", m => m.Additive ? "yes" : "no"),
                Integer<Measure>("compulsory_since", "自哪一年起必填；空为选填", "The year since which it is compulsory; empty where it is not", m => m.CompulsorySince),
                Text<Measure>("agency_zh", "来源部门（中文）", "The agency, in Chinese", m => m.Agency.Zh) with { Language = "zh" },
                Text<Measure>("agency_en", "来源部门（英文）", "The agency, in English", m => m.Agency.En) with { Language = "en" },
            ]),
        CatalogueTable.Of(
            "areas", new("地区", "Areas"), catalogue.Areas,
            [
                .. Named<Area>("area", new("地区", "area"), a => a.Code, a => a.Name),
                Code<Area>("level", "层级", "Level", a => a.Level.Code(), CodeLists.Levels),
                Text<Area>("parent", "上级地区代码", "Code of the area above", a => a.Parent ?? ""),
                Text<Area>("home_block", "归属板块代码", "Code of the block that it counts in where blocks must add up", a => a.HomeBlock ?? ""),
                Date<Area>("valid_from", "启用日期", "First day of the code", a => a.ValidFrom),
                Date<Area>("valid_to", "停用日期", "Last day of the code", a => a.ValidTo),
            ]),
        CatalogueTable.Of(
            "groups", new("板块", "Groups of areas"), catalogue.Groups,
            [
                .. Named<AreaGroup>("group", new("板块", "group"), g => g.Code, g => g.Name),
                Text<AreaGroup>("kind", "类型", "Kind", g => g.Kind),
                Integer<AreaGroup>("counties", "县市区个数", "How many counties it has", g => g.Counties.Count),
                .. Sourced<AreaGroup>(g => g.Source),
            ]),
        CatalogueTable.Of(
            "memberships", new("板块成员", "Members of groups"),
            [.. catalogue.Groups.SelectMany(group => group.Counties.Select(county => new Membership(group.Code, county)))],
            Key<Membership>("group", "板块代码", "Code of the group", m => m.Group, CodeLists.Groups(catalogue)),
            Key<Membership>("area", "县市区代码", "Code of the county", m => m.Area, CodeLists.Areas(catalogue))),
        CatalogueTable.Of(
            "targets", new("目标", "Targets"), catalogue.Targets,
            [
                Key<Target>("target", "目标代码", "Code of the target", t => t.Code, CodeLists.Targets(catalogue)),
                Code<Target>("subject", "指标或统计量代码", "Code of the indicator or measure", t => t.Subject, CodeLists.Subjects(catalogue)),
                Code<Target>("area", "地区或板块代码", "Code of the area or group", t => t.Area, CodeLists.Areas(catalogue)),
                Code<Target>("direction", "何时算达到", "When it counts as met", t => t.Direction.Code(), CodeLists.Directions),
                Number<Target>("goal", "目标值；空为倍数或方向类目标", "The goal; empty where it is a multiple or a direction", t => t.Value is { } value ? Field.OfPublished(value) : default),
                Number<Target>("factor", "目标为基期的几倍", "The goal as a multiple of the base year", t => t.Factor is { } factor ? Field.OfPublished(factor) : default),
                Integer<Target>("base_period", "基期", "Base year", t => t.BaseYear),
                Integer<Target>("target_period", "目标年", "Target year", t => t.Year),
                .. Sourced<Target>(t => t.Source),
            ]),
        CatalogueTable.Of(
            "units", new("计量单位", "Units"), catalogue.Units,
            [
                .. Named<Unit>("unit", new("计量单位", "unit"), u => u.Code, u => u.Name),
                Text<Unit>("dimension", "量纲", "Dimension", u => u.Dimension),
                Number<Unit>("factor", "换算为该量纲基本单位的系数", "Factor to the dimension's base unit", u => Field.OfPublished(u.Factor)),
            ]),
        CatalogueTable.Of(
            "reporters", new("填报单位", "Reporters"), catalogue.Reporters,
            [
                .. Named<Reporter>("reporter", new("填报单位", "reporter"), r => r.Code, r => r.Area.Name),
                Integer<Reporter>("areas", "填报的地区个数", "How many areas it reports for", r => r.Rows.Count),
            ]),
    ];

    private static Column<T>[] Named<T>(string name, Bilingual noun, Func<T, string> code, Func<T, Bilingual> names) =>
    [
        Key<T>(name, $"{noun.Zh}代码", $"Code of the {noun.En}", code),
        Label<T>($"{name}_name_zh", $"{noun.Zh}中文名", $"Chinese name of the {noun.En}", row => names(row).Zh),
        Label<T>($"{name}_name_en", $"{noun.Zh}英文名", $"English name of the {noun.En}", row => names(row).En),
    ];

    private static Column<T>[] Sourced<T>(Func<T, Source> source) =>
    [
        Text<T>("source_document", "出处文件", "Document that it comes from", row => source(row).Document),
        Text<T>("source_section", "出处章节", "Section of the document", row => source(row).Section),
    ];

    private static string Codes(IEnumerable<string> codes) => string.Join(' ', codes);

    private static string Frequency(Frequency frequency) => frequency switch
    {
        Pipeline.Frequency.Annual => "annual",
        Pipeline.Frequency.Quarterly => "quarterly",
        Pipeline.Frequency.Monthly => "monthly",
        _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, "Unknown frequency."),
    };

    private sealed record Membership(string Group, string Area);
}
