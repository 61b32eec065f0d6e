using System.Globalization;
using Pipeline.Catalogue;

namespace Pipeline.Reports.Sections;

/// <summary>What the report is made from.</summary>
internal static class FrontSection
{
    // All of China keeps one time without summer time.
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static ReportSection Of(ReportData data) => new(ReportPart.Front, new("本报告的依据", "What this report is made from"),
    [
        .. Notices(data).Select(text => new ReportBlock.Notice(text)),
        new ReportBlock.Facts([.. FactsOf(data)]),
    ]);

    private static IEnumerable<Bilingual> Notices(ReportData data)
    {
        if (data.Manifest.Notice is { } notice)
        {
            yield return notice;
        }

        if (data.Kind.Year is { } due && due > data.Year)
        {
            yield return new(
                FormattableString.Invariant($"本评估应为 {due} 年，快照中最新的年度数据为 {data.Year} 年；以下均为 {data.Year} 年。"),
                FormattableString.Invariant($"This evaluation is due for {due}; the newest annual figures of the snapshot are of {data.Year}, and so is all that follows."));
        }

        if (data.Manifest.CatalogueVersion != data.Catalogue.Version)
        {
            yield return new(
                $"快照按目录版本 {data.Manifest.CatalogueVersion} 计算，本报告按 {data.Catalogue.Version} 解读；新增的目标显示为无数据。",
                $"The snapshot was computed with catalogue {data.Manifest.CatalogueVersion} and is read with {data.Catalogue.Version}; targets added since show as without data.");
        }
    }

    private static IEnumerable<(Bilingual, Bilingual)> FactsOf(ReportData data)
    {
        var manifest = data.Manifest;
        var taken = manifest.TakenAt.ToOffset(China).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        yield return (new("评估年份", "Year"), Both(FormattableString.Invariant($"{data.Year}")));
        yield return (new("对比基年", "Compared with"), Both(FormattableString.Invariant($"{data.Kind.BaseYear}")));
        yield return (new("依据", "Asked for by"), ReportData.SourceText(data.Kind.Source));
        yield return (new("快照", "Snapshot"), Both(FormattableString.Invariant($"{manifest.Sequence} · {manifest.Hash[..12]}")));
        yield return (new("数据截至", "Data as of"), new($"{taken}（北京时间）", $"{taken}, Beijing time"));
        yield return (new("目录版本", "Catalogue"), Both(manifest.CatalogueVersion));
        yield return (new("生效报表", "Reports in force"), Pins(data));
    }

    private static Bilingual Pins(ReportData data)
    {
        var all = data.Manifest.Pins.Count;
        var ofYear = data.Manifest.Pins.Count(pin => pin.Period == Period.Annual(data.Year));
        var reporters = data.Catalogue.Reporters.Count;
        return new(
            FormattableString.Invariant($"共 {all} 份，其中 {data.Year} 年年报 {ofYear} 份（应报 {reporters} 份）"),
            FormattableString.Invariant($"{all}, of which {ofYear} of {reporters} annual reports for {data.Year}"));
    }

    private static Bilingual Both(string text) => new(text, text);
}
