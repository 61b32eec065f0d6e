using Pipeline.Catalogue;
using Pipeline.Indicators;

namespace Pipeline.Reports.Sections;

/// <summary>The targets behind their path, worst first, and what the remaining years must bring.</summary>
internal static class LaggingSection
{
    public static ReportSection Of(ReportData data)
    {
        var behind = data.Targets.Where(item => item.Row.Status is TargetStatus.OffTrack or TargetStatus.Lagging)
            .OrderByDescending(item => item.Row.Status).ToList();
        return new(ReportPart.Lagging, new("落后的目标", "Targets behind their path"),
        [
            behind.Count == 0
                ? new ReportBlock.Paragraph(new("没有落后的目标。", "No target is behind its path."))
                : new ReportBlock.Grid(
                    new("落后的目标和余下年份的要求", "Targets behind, and what the remaining years must bring"),
                    [
                        GridColumn.Text("目标", "Target"), GridColumn.Text("地区", "Area"), GridColumn.Number("现值", "Now"), GridColumn.Number("应达", "Required"),
                        GridColumn.Number("差距", "Gap"), GridColumn.Number("目标", "Goal"), GridColumn.Text("尚需", "Still required"), GridColumn.Text("状态", "Standing"),
                    ],
                    [.. behind.Select(item => Row(data, item))]),
        ]);
    }

    private static IReadOnlyList<Cell> Row(ReportData data, TargetInYear item) =>
    [
        new Cell.Text(data.NameWithUnit(item.Target.Subject)),
        new Cell.Text(data.AreaName(item.Target.Area)),
        data.Number(item.Target.Subject, item.Row.Value),
        data.Number(item.Target.Subject, item.Row.Required),
        new Cell.Number(item.Row.Value - item.Row.Required, data.Decimals(item.Target.Subject)) { ShowsPlus = true },
        data.Goal(item),
        new Cell.Text(data.StillRequired(item)),
        new Cell.Standing(item.Row.Status),
    ];
}
