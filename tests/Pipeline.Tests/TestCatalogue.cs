using Pipeline.Catalogue;
using Pipeline.Indicators;

namespace Pipeline.Tests;

/// <summary>
/// A catalogue small enough to compute by hand: one province of three prefectures with two counties each, a functional area, the group
/// <c>central</c> that cuts a prefecture, and the group <c>metro</c> whose boundary is not set.
/// </summary>
internal sealed record TestCatalogue
{
    public const string Province = "530000";

    public static readonly Unit Money = Of("cny-100m", "亿元", "100 million yuan");
    public static readonly Unit Yuan = Of("cny", "元", "yuan");
    public static readonly Unit Persons = Of("person-10k", "万人", "10,000 persons");
    public static readonly Unit PerCent = Of("percent", "%", "%");
    public static readonly Unit One = Of("one", "—", "–");

    public static readonly Source Method = new() { Document = "method" };

    private static readonly AreaLevel[] AllAreas = [AreaLevel.Province, AreaLevel.Prefecture, AreaLevel.County, AreaLevel.NewArea];
    private static readonly AreaLevel[] AllPlaces = [.. AllAreas, AreaLevel.Group];

    public IReadOnlyList<Area> Areas { get; init; } =
    [
        Area("530000", "云南省", AreaLevel.Province, null),
        Area("530100", "昆明市", AreaLevel.Prefecture, "530000"),
        Area("530102", "五华区", AreaLevel.County, "530100"),
        Area("530103", "盘龙区", AreaLevel.County, "530100"),
        Area("530300", "曲靖市", AreaLevel.Prefecture, "530000"),
        Area("530302", "麒麟区", AreaLevel.County, "530300"),
        Area("530303", "沾益区", AreaLevel.County, "530300"),
        Area("532500", "红河州", AreaLevel.Prefecture, "530000"),
        Area("532501", "个旧市", AreaLevel.County, "532500"),
        Area("532502", "开远市", AreaLevel.County, "532500"),
        Area("DZXQ", "滇中新区", AreaLevel.NewArea, null),
    ];

    public IReadOnlyList<AreaGroup> Groups { get; init; } =
    [
        Group("central", "530102", "530103", "532501"),
        Group("metro"),
    ];

    public IReadOnlyList<Measure> Measures { get; init; } =
    [
        Measure("gdp", Money, 2) with { Unified = true },
        Measure("gdp_real_growth", PerCent, 1) with { Aggregation = Aggregation.None },
        Measure("population", Persons, 4),
        Measure("urban_population", Persons, 4),
        Measure("urban_income", Yuan, 0) with
        {
            Aggregation = Aggregation.WeightedMean,
            Weight = new Operand.MeanOfYear(new Operand.Reported("urban_population")),
        },
        Measure("rural_income", Yuan, 0) with
        {
            Aggregation = Aggregation.WeightedMean,
            Weight = new Operand.MeanOfYear(new Operand.Difference(new Operand.Reported("population"), new Operand.Reported("urban_population"))),
        },
        Measure("rail", One, 0) with { Aggregation = Aggregation.None, Levels = [AreaLevel.Prefecture, AreaLevel.County] },
        Measure("tourism", Money, 1) with { Levels = [AreaLevel.Province, AreaLevel.Prefecture] },
        Measure("life_expectancy", One, 2) with { Aggregation = Aggregation.None, Levels = [AreaLevel.Province] },
    ];

    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    public IReadOnlyList<Target> Targets { get; init; } = [];

    public IReadOnlyList<BaseValue> BaseVintage { get; init; } = [];

    /// <summary>The cut-offs of the built-in catalogue, written out.</summary>
    public static IReadOnlyList<Standing> Standings { get; } =
    [
        Standing(TargetStatus.Achieved, "✔", null),
        Standing(TargetStatus.OnTrack, "●", 0.95m),
        Standing(TargetStatus.Lagging, "▲", 0.80m),
        Standing(TargetStatus.OffTrack, "✖", null),
        Standing(TargetStatus.NoData, "○", null),
    ];

    public AssessmentScheme Assessment { get; init; } = AssessmentScheme.None;

    /// <summary>The catalogue with one more indicator, for all places.</summary>
    public TestCatalogue With(string code, int decimals, Formula formula) =>
        this with { Indicators = [.. Indicators, Indicator(code, decimals, formula)] };

    public TestCatalogue With(Indicator indicator) => this with { Indicators = [.. Indicators, indicator] };

    public TestCatalogue With(Target target) => this with { Targets = [.. Targets, target] };

    public StatisticalCatalogue Build() =>
        new(new(Areas, Groups, [Money, Yuan, Persons, PerCent, One], Measures, Indicators, Targets, [], []) { Standings = Standings, BaseVintage = BaseVintage, Assessment = Assessment }, "0123456789ab");

    public static Indicator Indicator(string code, int decimals, Formula formula) => new()
    {
        Code = code,
        Name = new($"指标{code}", code),
        Definition = new("定义。", "Definition."),
        Unit = PerCent,
        Decimals = decimals,
        Formula = formula,
        Levels = AllPlaces,
        Frequencies = [Frequency.Annual, Frequency.Quarterly],
        Source = Method,
    };

    public static Target Target(string subject, string area, TargetDirection direction, decimal value, TargetPath path = TargetPath.Linear) => new()
    {
        Code = $"{subject}-{area}".ToLowerInvariant(),
        Subject = subject,
        Area = area,
        Year = 2025,
        BaseYear = 2020,
        Value = value,
        Direction = direction,
        Path = path,
        Source = new() { Document = "plan", Section = "2.3", Quote = "目标" },
    };

    public static Measure Measure(string code, Unit unit, int decimals) => new()
    {
        Code = code,
        Name = new($"统计量{code}", code),
        Unit = unit,
        Decimals = decimals,
        Minimum = -1_000_000,
        Maximum = 1_000_000,
        Levels = AllAreas,
        Frequencies = [Frequency.Annual, Frequency.Quarterly],
        Aggregation = Aggregation.Sum,
        Agency = new("统计局", "Bureau of Statistics"),
        Section = new("经济", "Economy"),
    };

    public static AreaGroup Group(string code, params string[] counties) => new()
    {
        Code = code,
        Name = new($"板块{code}", code),
        Kind = "block",
        Counties = counties,
        Source = Method,
    };

    public static Area Area(string code, string name, AreaLevel level, string? parent) =>
        new() { Code = code, Name = new(name, code), Level = level, Parent = parent };

    private static Standing Standing(TargetStatus status, string symbol, decimal? from) =>
        new() { Status = status, Name = new($"状态{status}", status.ToString()), Symbol = symbol, FromShare = from };

    private static Unit Of(string code, string zh, string en) =>
        new() { Code = code, Name = new(zh, en), Dimension = code, Factor = 1 };
}
