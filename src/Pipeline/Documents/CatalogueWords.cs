using Pipeline.Catalogue;

namespace Pipeline.Documents;

/// <summary>The catalogue's terms in the words of the pages.</summary>
internal sealed class CatalogueWords(StatisticalCatalogue catalogue)
{
    public static string Level(AreaLevel level) => level switch
    {
        AreaLevel.Province => "省 province",
        AreaLevel.Group => "板块 group",
        AreaLevel.Prefecture => "州市 prefecture",
        AreaLevel.County => "县市区 county",
        AreaLevel.NewArea => "新区 new area",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Unknown level."),
    };

    public static string Frequency(Frequency frequency) => frequency switch
    {
        Pipeline.Frequency.Annual => "年 annual",
        Pipeline.Frequency.Quarterly => "季 quarterly",
        Pipeline.Frequency.Monthly => "月 monthly",
        _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, "Unknown frequency."),
    };

    public static string Aggregation(Measure measure) => measure.Aggregation switch
    {
        Pipeline.Catalogue.Aggregation.None => "不汇总 none",
        Pipeline.Catalogue.Aggregation.Sum => "求和 sum",
        Pipeline.Catalogue.Aggregation.WeightedMean => $"加权平均 mean, weighted by `{measure.Weight}`",
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure.Aggregation, "Unknown aggregation."),
    };

    public static string Prices(PriceBasis basis) => basis switch
    {
        PriceBasis.None => "–",
        PriceBasis.Current => "当年价 current",
        PriceBasis.Comparable => "可比价 comparable",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "Unknown prices."),
    };

    public static string Direction(TargetDirection direction) => direction switch
    {
        TargetDirection.AtLeast => "≥",
        TargetDirection.Above => ">",
        TargetDirection.AtMost => "≤",
        TargetDirection.About => "≈",
        TargetDirection.Falling => "逐年缩小 narrower every year",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "Unknown direction."),
    };

    public static string Path(TargetPath path) => path switch
    {
        TargetPath.Linear => "等差 linear",
        TargetPath.Geometric => "等比 geometric",
        TargetPath.Constant => "各年相同 constant",
        TargetPath.YearByYear => "逐年 year by year",
        _ => throw new ArgumentOutOfRangeException(nameof(path), path, "Unknown path."),
    };

    public static string Source(Source source) => source.Document switch
    {
        "plan" => $"规划 Plan {source.Section}：“{source.Quote}”",
        "opinions" => $"实施意见 Opinions {source.Section}：“{source.Quote}”",
        "general" => "通用知识 general knowledge",
        "method" => "方法选择 our choice of method",
        "assumption" => "假定 assumption",
        _ => source.Document,
    };

    /// <summary>A measure or indicator as a link to where it is described.</summary>
    public string Subject(string code) => catalogue.FindIndicator(code) is null
        ? $"[`{code}`]({CataloguePages.MeasureFile}#{code})"
        : $"[`{code}`]({CataloguePages.IndicatorFile}#{code})";

    public string Area(string code) => (catalogue.FindArea(code)?.Name ?? catalogue.FindGroup(code)?.Name)?.ToString() ?? code;
}
