using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Submissions;

namespace Pipeline.Publishing;

/// <summary>The lists of codes that published columns use.</summary>
public static class CodeLists
{
    /// <summary>The levels of areas.</summary>
    public static CodeList Levels { get; } = new("levels", new("地区层级", "Levels of areas"),
    [
        new("province", new("省", "province")),
        new("group", new("板块", "group of areas")),
        new("prefecture", new("州市", "prefecture")),
        new("county", new("县市区", "county")),
        new("new-area", new("新区", "new area")),
    ]);

    /// <summary>The states of values, by the letters of SDMX's own list CL_OBS_STATUS and with its English names.</summary>
    public static CodeList Statuses { get; } = new("statuses", new("观测状态", "Observation status (SDMX)"), [.. Enum.GetValues<ObservationStatus>().Select(Name)]);

    /// <summary>Where values come from.</summary>
    public static CodeList Origins { get; } = new("origins", new("数值来源", "Origins of values"), [.. Enum.GetValues<Origin>().Select(Name)]);

    /// <summary>On which side of a goal a target counts as met.</summary>
    public static CodeList Directions { get; } = new("directions", new("目标方向", "Directions of targets"),
    [
        new("at-least", new("不低于", "at least")),
        new("above", new("高于", "above")),
        new("at-most", new("不高于", "at most")),
        new("about", new("左右", "about")),
        new("falling", new("逐年缩小", "falling every year")),
    ]);

    /// <summary>Where base values come from.</summary>
    public static CodeList BaseOrigins { get; } = new("base-origins", new("基期值来源", "Origins of base values"),
    [
        new("stated", new("文件载明", "stated by the document")),
        new("reported", new("本快照数据", "reported in this snapshot's data")),
        new("none", new("无", "none")),
    ]);

    /// <summary>How standings change.</summary>
    public static CodeList StandingChanges { get; } = new("standing-changes", new("状态变化", "Changes of standing"),
    [
        new("better", new("好转", "better")),
        new("same", new("不变", "same")),
        new("worse", new("变差", "worse")),
    ]);

    /// <summary>How targets stand.</summary>
    public static CodeList TargetStatuses { get; } = new("target-statuses", new("目标状态", "Standings of targets"), [.. Enum.GetValues<TargetStatus>().Select(Name)]);

    /// <summary>Yes and no.</summary>
    public static CodeList YesNo { get; } = new("yes-no", new("是否", "Yes or no"), [new("yes", new("是", "yes")), new("no", new("否", "no"))]);

    /// <summary>Functional zones.</summary>
    public static CodeList Zones { get; } = new("zones", new("主体功能区", "Functional zones"),
    [
        new("urban", new("城市化地区", "urban")),
        new("agricultural", new("农产品主产区", "agricultural")),
        new("ecological", new("重点生态功能区", "ecological")),
    ]);

    /// <summary>What the components of the assessment are about.</summary>
    public static CodeList AssessmentDimensions { get; } = new("assessment-dimensions", new("考核方面", "Dimensions of the assessment"),
    [
        new("economy", new("经济发展", "economic development")),
        new("resources", new("资源能源消耗", "use of resources and energy")),
        new("ecology", new("生态效益", "ecological benefit")),
    ]);

    /// <summary>The components of the assessment, and their total.</summary>
    public static CodeList AssessmentComponents(StatisticalCatalogue catalogue) => new("assessment-components", new("考核指标", "Components of the assessment"),
        [new(AssessmentValue.Total, new("综合得分", "total score")), .. catalogue.Assessment.Components.Select(component => new CodeName(component.Code, component.Name))]);

    /// <summary>The grades of the assessment.</summary>
    public static CodeList Grades(StatisticalCatalogue catalogue) =>
        new("grades", new("考核等次", "Grades of the assessment"), [.. catalogue.Assessment.Grades.Select(grade => new CodeName(grade.Code, grade.Name))]);

    /// <summary>What dispersions are taken over.</summary>
    public static CodeList Scopes { get; } = new("scopes", new("比较范围", "Scopes of dispersions"),
    [
        new("prefectures", new("州市", "prefectures")),
        new("counties", new("县市区", "counties")),
        new("blocks", new("四大板块", "the plan's blocks")),
    ]);

    /// <summary>How dispersion is measured.</summary>
    public static CodeList DispersionStatistics { get; } = new("dispersion-statistics", new("差距统计方法", "Statistics of dispersion"), [.. Enum.GetValues<DispersionStatistic>().Select(Name)]);

    /// <summary>Areas and groups of areas.</summary>
    public static CodeList Areas(StatisticalCatalogue catalogue) => new("areas", new("地区与板块", "Areas and groups"),
        [.. catalogue.Areas.Select(area => new CodeName(area.Code, area.Name, area.Parent ?? "")), .. catalogue.Groups.Select(group => new CodeName(group.Code, group.Name))]);

    /// <summary>Groups of areas.</summary>
    public static CodeList Groups(StatisticalCatalogue catalogue) =>
        new("groups", new("板块", "Groups of areas"), [.. catalogue.Groups.Select(group => new CodeName(group.Code, group.Name))]);

    /// <summary>Indicators.</summary>
    public static CodeList Indicators(StatisticalCatalogue catalogue) =>
        new("indicators", new("指标", "Indicators"), [.. catalogue.Indicators.Select(indicator => new CodeName(indicator.Code, indicator.Name))]);

    /// <summary>Measures.</summary>
    public static CodeList Measures(StatisticalCatalogue catalogue) =>
        new("measures", new("统计量", "Measures"), [.. catalogue.Measures.Select(measure => new CodeName(measure.Code, measure.Name))]);

    /// <summary>Indicators and measures.</summary>
    public static CodeList Subjects(StatisticalCatalogue catalogue) =>
        new("subjects", new("指标与统计量", "Indicators and measures"), [.. Indicators(catalogue).Codes, .. Measures(catalogue).Codes.Where(m => catalogue.FindIndicator(m.Code) is null)]);

    /// <summary>Targets, named after what they set.</summary>
    public static CodeList Targets(StatisticalCatalogue catalogue)
    {
        var book = new CodeBook(catalogue);
        return new("targets", new("目标", "Targets"), [.. catalogue.Targets.Select(target => new CodeName(
            target.Code,
            new($"{book.Area(target.Area).Name.Zh}{book.Subject(target.Subject).Name.Zh}", $"{book.Subject(target.Subject).Name.En}, {book.Area(target.Area).Name.En}")))]);
    }

    /// <summary>Units.</summary>
    public static CodeList Units(StatisticalCatalogue catalogue) =>
        new("units", new("计量单位", "Units"), [.. catalogue.Units.Select(unit => new CodeName(unit.Code, unit.Name))]);

    private static CodeName Name(ObservationStatus status) => new(status.Letter().ToString(), status switch
    {
        ObservationStatus.Normal => new("正常", "Normal value"),
        ObservationStatus.Provisional => new("初步", "Provisional value"),
        ObservationStatus.Break => new("口径变化", "Time series break"),
        ObservationStatus.Estimated => new("估计或汇总", "Estimated value"),
        ObservationStatus.CannotExist => new("不存在", "Missing value; data cannot exist"),
        ObservationStatus.NotSignificant => new("不显著", "Not significant"),
        ObservationStatus.Missing => new("缺失", "Missing value"),
        ObservationStatus.Unvalidated => new("未核实", "Unvalidated value"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    });

    private static CodeName Name(Origin origin) => new(origin.Code(), origin switch
    {
        Origin.Published => new("省级发布", "published by the province"),
        Origin.Reported => new("本地上报", "reported by the area"),
        Origin.Aggregated => new("下级汇总", "aggregated from below"),
        Origin.Computed => new("公式计算", "computed by formula"),
        Origin.None => new("无", "none"),
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "Unknown origin."),
    });

    private static CodeName Name(TargetStatus status) => new(status.Code(), status switch
    {
        TargetStatus.Achieved => new("已达成", "achieved"),
        TargetStatus.OnTrack => new("符合进度", "on track"),
        TargetStatus.Lagging => new("滞后", "lagging"),
        TargetStatus.OffTrack => new("明显滞后", "off track"),
        TargetStatus.NoData => new("无数据", "no data"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    });

    private static CodeName Name(DispersionStatistic statistic) => new(statistic.Code(), statistic switch
    {
        DispersionStatistic.CoefficientOfVariation => new("变异系数", "coefficient of variation"),
        DispersionStatistic.Gini => new("基尼系数（不加权）", "Gini coefficient, unweighted"),
        DispersionStatistic.GiniOecd => new("基尼系数（经合组织口径）", "Gini coefficient, OECD variant"),
        DispersionStatistic.LogDeviation => new("对数标准差", "standard deviation of logarithms"),
        DispersionStatistic.MaxMin => new("极值比", "maximum over minimum"),
        DispersionStatistic.Williamson => new("威廉森系数", "Williamson coefficient"),
        DispersionStatistic.Theil => new("泰尔指数", "Theil index"),
        DispersionStatistic.TheilWithin => new("泰尔指数板块内部分", "Theil index within blocks"),
        DispersionStatistic.TheilBetween => new("泰尔指数板块间部分", "Theil index between blocks"),
        DispersionStatistic.WeightedGini => new("基尼系数（加权）", "Gini coefficient, weighted"),
        _ => throw new ArgumentOutOfRangeException(nameof(statistic), statistic, "Unknown statistic."),
    });
}
