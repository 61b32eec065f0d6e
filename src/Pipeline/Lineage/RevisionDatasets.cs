using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Publishing;
using Pipeline.Submissions;
using static Pipeline.Publishing.Columns;

namespace Pipeline.Lineage;

/// <summary>Vintages and changes as tables: of several snapshots, so that no content has rows of them.</summary>
public static class RevisionDatasets
{
    /// <summary>One row per vintage of a value.</summary>
    public static Dataset<Vintage> History { get; } = new(
        "history",
        new("历次发布", "Vintages"),
        [
            Text<Vintage>("subject", "指标或统计量代码", "Code of the indicator or measure", v => v.Address.Subject),
            Text<Vintage>("area", "地区或板块代码", "Code of the area or group", v => v.Address.Area),
            Text<Vintage>("period", "时期", "Period", v => v.Address.Period.ToString()),
            Integer<Vintage>("first_snapshot", "最早一期快照", "First snapshot that had it so", v => v.First.Sequence),
            Text<Vintage>("first_taken_at", "最早一期的时间", "When that one was taken", v => Time(v.First.TakenAt)),
            Integer<Vintage>("last_snapshot", "最晚一期快照", "Last snapshot that had it so", v => v.Last.Sequence),
            Text<Vintage>("last_taken_at", "最晚一期的时间", "When that one was taken", v => Time(v.Last.TakenAt)),
            Value<Vintage>("value", "数值", "The value", v => AsPublished(v.First.Row?.Value)),
            Text<Vintage>("status", "观测状态", "Observation status", v => v.First.State.Letter().ToString()),
            Text<Vintage>("origin", "来源", "Origin", v => v.First.Row?.Origin ?? "none"),
            Text<Vintage>("reasons", Reasons.Zh, Reasons.En, v => v.Reasons.Codes()),
        ],
        _ => []);

    /// <summary>One row per value that differs between two snapshots, with names of the catalogue where it knows them.</summary>
    public static Dataset<PublishedChange> Changes(StatisticalCatalogue catalogue) => new(
        "changes",
        new("变动", "Changes"),
        [
            Text<PublishedChange>("dataset", "数据集", "The dataset", c => c.Dataset),
            Text<PublishedChange>("subject", "指标或统计量代码", "Code of the indicator or measure", c => c.Address.Subject),
            Label<PublishedChange>("subject_name_zh", "指标或统计量中文名", "Chinese name of the indicator or measure", c => NameOfSubject(catalogue, c).Zh ?? ""),
            Label<PublishedChange>("subject_name_en", "指标或统计量英文名", "English name of the indicator or measure", c => NameOfSubject(catalogue, c).En ?? ""),
            Text<PublishedChange>("area", "地区或板块代码", "Code of the area or group", c => c.Address.Area),
            Label<PublishedChange>("area_name_zh", "地区中文名", "Chinese name of the area", c => NameOfArea(catalogue, c).Zh ?? ""),
            Label<PublishedChange>("area_name_en", "地区英文名", "English name of the area", c => NameOfArea(catalogue, c).En ?? ""),
            Text<PublishedChange>("period", "时期", "Period", c => c.Address.Period.ToString()),
            Text<PublishedChange>("kind", "变动:added 新增,revised 修订,withdrawn 撤回", "What happened: added, revised, withdrawn", c => Code(c.Kind)),
            Number<PublishedChange>("before", "原值", "The earlier value", c => AsPublished(c.Before?.Value)),
            Text<PublishedChange>("before_status", "原状态", "The earlier status", c => Status(c.Before)),
            Value<PublishedChange>("after", "新值", "The later value", c => AsPublished(c.After?.Value)),
            Text<PublishedChange>("after_status", "新状态", "The later status", c => Status(c.After)),
            Number<PublishedChange>("difference", "差额", "The later value less the earlier", c => AsPublished(c.After?.Value - c.Before?.Value)),
            Text<PublishedChange>("reasons", Reasons.Zh, Reasons.En, c => c.Reasons.Codes()),
        ],
        _ => []);

    /// <summary>The code of what happened, such as <c>revised</c>.</summary>
    public static string Code(PublishedChangeKind kind) => kind switch
    {
        PublishedChangeKind.Added => "added",
        PublishedChangeKind.Revised => "revised",
        PublishedChangeKind.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    private static Bilingual Reasons => new(
        "原因:first 首次报送,routine 常规修订,census 普查修订,correction 更正,method 口径调整,withdrawal 撤回;以空格分隔",
        "Why: first report, routine, census, correction, method, withdrawal; separated by spaces");

    private static Bilingual NameOfSubject(StatisticalCatalogue catalogue, PublishedChange change) =>
        catalogue.FindIndicator(change.Address.Subject)?.Name ?? catalogue.FindMeasure(change.Address.Subject)?.Name ?? default;

    private static Bilingual NameOfArea(StatisticalCatalogue catalogue, PublishedChange change) =>
        catalogue.FindArea(change.Address.Area)?.Name ?? catalogue.FindGroup(change.Address.Area)?.Name ?? default;

    private static string Status(PublishedRow? row) => row is null ? "" : row.Status.Letter().ToString();

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Field AsPublished(decimal? number) => number is { } value ? Field.OfPublished(value) : default;
}
