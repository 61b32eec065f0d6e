using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Reports.Charts;

namespace Pipeline.Reports.Sections;

/// <summary>How many targets stand how, and all of them in one table.</summary>
internal static class SummarySection
{
    public static ReportSection Of(ReportData data)
    {
        var counts = Enum.GetValues<TargetStatus>().Select(status => (status, data.Targets.Count(item => item.Row.Status == status))).ToList();
        return new(ReportPart.Summary, new("总体情况", "Overview"),
        [
            new ReportBlock.Paragraph(Sentence(data, counts.ToDictionary())),
            new ReportBlock.Figure(new("目标按状态分布", "Targets by standing"), new Chart.Tally(counts)),
            new ReportBlock.Grid(
                new("全部目标", "All targets"),
                [
                    GridColumn.Text("目标", "Target"), GridColumn.Text("地区", "Area"), GridColumn.Number("基期", "Base"), GridColumn.Number("现值", "Now"),
                    GridColumn.Number("应达", "Required"), GridColumn.Number("目标", "Goal"), GridColumn.Text("进度/时间", "Progress, time"),
                    GridColumn.Text("状态", "Standing"), GridColumn.Text("较上年", "Change"),
                ],
                [.. data.Targets.Select(item => Row(data, item))]),
        ]);
    }

    private static IReadOnlyList<Cell> Row(ReportData data, TargetInYear item) =>
    [
        new Cell.Text(TitleOf(data, item.Target)),
        new Cell.Text(data.AreaName(item.Target.Area)),
        data.Number(item.Target.Subject, item.Row.BaseValue),
        data.Number(item.Target.Subject, item.Row.Value),
        data.Number(item.Target.Subject, item.Row.Required),
        data.Goal(item),
        new Cell.Meter(item.Row.Progress, item.Row.TimeElapsed),
        new Cell.Standing(item.Row.Status),
        new Cell.Change(item.Row.Change),
    ];

    // A goal that is due in another year than the report's last says so.
    private static Bilingual TitleOf(ReportData data, Target target)
    {
        var name = data.NameWithUnit(target.Subject);
        return data.Targets.Max(other => other.Target.Year) == target.Year
            ? name
            : new(FormattableString.Invariant($"{name.Zh}，{target.Year} 年"), FormattableString.Invariant($"{name.En}, by {target.Year}"));
    }

    private static Bilingual Sentence(ReportData data, Dictionary<TargetStatus, int> counts)
    {
        var behind = counts[TargetStatus.Lagging] + counts[TargetStatus.OffTrack];
        return new(
            FormattableString.Invariant($"共 {data.Targets.Count} 项目标。到 {data.Year} 年，已达成 {counts[TargetStatus.Achieved]} 项，符合进度 {counts[TargetStatus.OnTrack]} 项，落后 {behind} 项（其中明显滞后 {counts[TargetStatus.OffTrack]} 项），无数据 {counts[TargetStatus.NoData]} 项。"),
            FormattableString.Invariant($"Of {data.Targets.Count} targets, {counts[TargetStatus.Achieved]} are achieved in {data.Year}, {counts[TargetStatus.OnTrack]} on track, {behind} behind ({counts[TargetStatus.OffTrack]} of them off track), and {counts[TargetStatus.NoData]} without data."));
    }
}
