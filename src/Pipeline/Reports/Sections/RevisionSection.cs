using Pipeline.Catalogue;
using Pipeline.Indicators;

namespace Pipeline.Reports.Sections;

/// <summary>What a revision of the plan may take up: goals that are met early, goals out of reach, goals that cannot be judged.</summary>
internal static class RevisionSection
{
    public static ReportSection Of(ReportData data) => new(ReportPart.Revision, new("供修编参考", "For a revision of the plan"),
    [
        new ReportBlock.Paragraph(new(
            "以下由数据自动列出，是否调整由规划主管部门决定。",
            "Listed from the data; whether anything is changed is for those in charge of the plan to decide.")),
        Grid(data, new("提前达成，可考虑提高", "Met early: may be raised"),
            item => item.Row.Status == TargetStatus.Achieved && item.Target.Year > data.Year),
        Grid(data, new("明显滞后，可考虑调整或加大力度", "Off track: more effort, or another goal"),
            item => item.Row.Status == TargetStatus.OffTrack && item.Target.Year > data.Year),
        Grid(data, new("无法评估，需明确口径或补报数据", "Cannot be judged: needs a definition or data"), item => item.Row.Status == TargetStatus.NoData),
    ]);

    private static ReportBlock Grid(ReportData data, Bilingual title, Func<TargetInYear, bool> include)
    {
        var items = data.Targets.Where(include).ToList();
        return items.Count == 0
            ? new ReportBlock.Paragraph(new($"{title.Zh}：无。", $"{title.En}: none."))
            : new ReportBlock.Grid(
                title,
                [
                    GridColumn.Text("目标", "Target"), GridColumn.Text("地区", "Area"), GridColumn.Number("现值", "Now"), GridColumn.Number("目标", "Goal"),
                    GridColumn.Text("尚需或原因", "Still required, or reason"),
                ],
                [.. items.Select(item => (IReadOnlyList<Cell>)
                [
                    new Cell.Text(data.NameWithUnit(item.Target.Subject)),
                    new Cell.Text(data.AreaName(item.Target.Area)),
                    data.Number(item.Target.Subject, item.Row.Value),
                    data.Goal(item),
                    new Cell.Text(item.Row.Status == TargetStatus.NoData ? RemarkText.Of(data, item.Row.Remark) : data.StillRequired(item)),
                ])]);
    }
}
