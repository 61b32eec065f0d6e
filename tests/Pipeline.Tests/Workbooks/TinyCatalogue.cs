using Pipeline.Catalogue;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Workbooks;

/// <summary>A catalogue of one province, one prefecture, two counties and four measures.</summary>
internal static class TinyCatalogue
{
    private static readonly Unit Money = new() { Code = "cny-100m", Name = new("亿元", "CNY 100 million"), Dimension = "money", Factor = 100_000_000m };
    private static readonly Unit Percent = new() { Code = "percent", Name = new("%", "%"), Dimension = "share", Factor = 1m };
    private static readonly Unit YesNo = new() { Code = "yes-no", Name = new("是1/否0", "yes 1, no 0"), Dimension = "flag", Factor = 1m };

    public static StatisticalCatalogue Instance { get; } = new(
        new CatalogueParts(
            [
                Area("530000", "云南省", "Yunnan", AreaLevel.Province, null),
                Area("530100", "昆明市", "Kunming", AreaLevel.Prefecture, "530000"),
                Area("530102", "五华区", "Wuhua", AreaLevel.County, "530100"),
                Area("530103", "盘龙区", "Panlong", AreaLevel.County, "530100"),
            ],
            [],
            [Money, Percent, YesNo],
            [
                Measure("gdp", "地区生产总值", "Gross regional product", Money, 2, 0, 50_000, AreaLevel.Province, AreaLevel.Prefecture, AreaLevel.County),
                Measure("gdp_real_growth", "可比价增速", "Real growth", Percent, 1, -50, 50, AreaLevel.Prefecture, AreaLevel.County),
                Measure("rail_connected", "通铁路", "Rail connected", YesNo, 0, 0, 1, AreaLevel.County) with { AllowsCannotExist = true },
                Measure("airports", "机场", "Airports", YesNo, 0, 0, 99, AreaLevel.Prefecture),
            ],
            [],
            [],
            [],
            [new DueDate(Frequency.Annual, AreaLevel.Prefecture, 45)]),
        "0123456789ab");

    public static TemplateContent Filled { get; } = new(Instance.FindReporter("530100")!, Period.Annual(2024))
    {
        Values = new Dictionary<(string, string), TemplateValue>
        {
            [("530100", "gdp")] = 8275.21m,
            [("530102", "gdp")] = 1300.5m,
            [("530103", "gdp")] = new(null, ObservationStatus.NotSignificant),
            [("530100", "gdp_real_growth")] = -3.3m,
            [("530102", "gdp_real_growth")] = new(null, ObservationStatus.Missing),
            [("530102", "rail_connected")] = 1m,
            [("530103", "rail_connected")] = new(null, ObservationStatus.CannotExist),
            [("530100", "airports")] = new(1m, ObservationStatus.Provisional),
        },
        Previous = new Dictionary<(string, string), decimal> { [("530100", "gdp")] = 7864.76m },
        Explanations = new Dictionary<string, string> { ["530102"] = "=区划调整 & <变动>" },
        SignOff = new SignOff
        {
            PreparedBy = "张三",
            CheckedBy = "李四",
            ApprovedBy = "王五",
            Telephone = "0871-00000000",
            SubmittedOn = new DateOnly(2025, 2, 10),
            Stage = Stage.Preliminary,
            Reason = RevisionReason.Census,
        },
        Notice = new("示例数据", "Synthetic data"),
    };

    public static MemoryStream Write(TemplateContent content)
    {
        var stream = new MemoryStream();
        new TemplateWriter(Instance).Write(content, stream);
        stream.Position = 0;
        return stream;
    }

    private static Area Area(string code, string zh, string en, AreaLevel level, string? parent) =>
        new() { Code = code, Name = new(zh, en), Level = level, Parent = parent };

    private static Measure Measure(
        string code, string zh, string en, Unit unit, int decimals, decimal minimum, decimal maximum, params AreaLevel[] levels) => new()
        {
            Code = code,
            Name = new(zh, en),
            Unit = unit,
            Decimals = decimals,
            Minimum = minimum,
            Maximum = maximum,
            Levels = levels,
            Frequencies = [Frequency.Annual],
            Aggregation = Aggregation.None,
            Agency = new("统计局", "Statistics bureau"),
            Section = new("经济", "Economy"),
        };
}
