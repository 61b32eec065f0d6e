using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Tests.Submissions;

/// <summary>A catalogue small enough to read: two prefectures, three counties, DZXQ, and one measure for each kind of rule.</summary>
internal static class SmallCatalogue
{
    private static readonly Unit Yi = U("cny-100m", "亿元", "100 million yuan", "money", 100_000_000m);
    private static readonly Unit Wan = U("cny-10k", "万元", "10,000 yuan", "money", 10_000m);
    private static readonly Unit Yuan = U("cny", "元", "yuan", "money", 1m);
    private static readonly Unit WanPersons = U("persons-10k", "万人", "10,000 persons", "persons", 10_000m);
    private static readonly Unit Persons = U("persons", "人", "persons", "persons", 1m);
    private static readonly Unit Km2 = U("km2", "平方公里", "km²", "area", 1_000_000m) with { Aliases = ["平方千米", "km2"] };
    private static readonly Unit Hectare = U("ha", "公顷", "hectares", "area", 10_000m);
    private static readonly Unit Percent = U("percent", "%", "%", "ratio", 1m) with { Aliases = ["％", "百分比"] };
    private static readonly Unit Flag = U("yes-no", "是/否", "yes/no", "yes-no", 1m);

    public static StatisticalCatalogue Instance { get; } = new(
        new(
            [
                A("530000", "云南省", AreaLevel.Province, null),
                A("530100", "昆明市", AreaLevel.Prefecture, "530000") with { Aliases = ["昆明"] },
                A("530102", "五华区", AreaLevel.County, "530100"),
                A("530103", "盘龙区", AreaLevel.County, "530100") with { FormerCodes = ["530193"] },
                A("532300", "楚雄彝族自治州", AreaLevel.Prefecture, "530000") with { Aliases = ["楚雄州"] },
                A("532302", "禄丰市", AreaLevel.County, "532300") with { Aliases = ["禄丰", "禄丰县"], FormerCodes = ["532331"] },
                A("DZXQ", "滇中新区", AreaLevel.NewArea, null),
            ],
            [],
            [Yi, Wan, Yuan, WanPersons, Persons, Km2, Hectare, Percent, Flag],
            [
                M("gdp", "地区生产总值", Yi, 2, Aggregation.Sum) with { Aliases = ["GDP", "生产总值"], Unified = true, CompulsorySince = 2000 },
                M("gdp_primary", "第一产业增加值", Yi, 2, Aggregation.Sum),
                M("gdp_secondary", "第二产业增加值", Yi, 2, Aggregation.Sum),
                M("gdp_tertiary", "第三产业增加值", Yi, 2, Aggregation.Sum),
                M("gdp_real_growth", "地区生产总值增速", Percent, 1, Aggregation.None) with { Minimum = -50, Maximum = 100, AllowsCannotExist = true },
                M("population", "常住人口", WanPersons, 4, Aggregation.Sum) with { Unified = true },
                M("urban_population", "城镇常住人口", WanPersons, 4, Aggregation.Sum),
                M("coverage", "5G网络覆盖率", Percent, 2, Aggregation.None) with { Maximum = 100 },
                M("rail_connected", "通铁路", Flag, 0, Aggregation.None) with { Maximum = 1 },
                M("land_area", "土地面积", Km2, 2, Aggregation.Sum) with { Maximum = 500_000 },
                M("urban_income", "城镇居民人均可支配收入", Yuan, 0, Aggregation.None) with { Levels = [AreaLevel.Province, AreaLevel.Prefecture] },
                M("rural_income", "农村居民人均可支配收入", Yuan, 0, Aggregation.None) with { Levels = [AreaLevel.Province, AreaLevel.Prefecture] },
            ],
            [],
            [],
            [
                R("urban-within-population", RuleKind.AtMost, "urban_population", ["population"], Severity.Error),
                R("gdp-of-industries", RuleKind.SumOf, "gdp", ["gdp_primary", "gdp_secondary", "gdp_tertiary"], Severity.Confirm),
                R("counties-sum", RuleKind.CountiesSum, "", [], Severity.Confirm),
                R("rural-below-urban-income", RuleKind.AtMost, "rural_income", ["urban_income"], Severity.Warning),
            ],
            []),
        "0123456789ab");

    private static Unit U(string code, string zh, string en, string dimension, decimal factor) =>
        new() { Code = code, Name = new(zh, en), Dimension = dimension, Factor = factor };

    private static Area A(string code, string name, AreaLevel level, string? parent) =>
        new() { Code = code, Name = new(name, code), Level = level, Parent = parent };

    private static Measure M(string code, string name, Unit unit, int decimals, Aggregation aggregation) => new()
    {
        Code = code,
        Name = new(name, code),
        Unit = unit,
        Decimals = decimals,
        Minimum = 0,
        Maximum = 1_000_000,
        Levels = [AreaLevel.Province, AreaLevel.Prefecture, AreaLevel.County],
        Frequencies = [Frequency.Annual],
        Aggregation = aggregation,
        Agency = new("统计局", "Bureau of statistics"),
        Section = new("经济", "Economy"),
    };

    private static ValidationRule R(string code, RuleKind kind, string left, IReadOnlyList<string> right, Severity severity) => new()
    {
        Code = code,
        Kind = kind,
        Left = left,
        Right = right,
        Severity = severity,
        Message = new("{area}：{left} 对 {right}，相差 {difference}", "{area}: {left} against {right}, {difference} apart"),
        Remedy = new("请核对", "Check the figures"),
    };
}
