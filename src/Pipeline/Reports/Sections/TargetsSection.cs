using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Reports.Charts;

namespace Pipeline.Reports.Sections;

/// <summary>Each target by itself.</summary>
internal static class TargetsSection
{
    public static ReportSection Of(ReportData data) => new(ReportPart.Targets, new("逐项目标", "Target by target"),
    [
        new ReportBlock.Paragraph(new(
            "实线和圆点为实际值，虚线为到目标年的要求路径，横线为目标。",
            "Solid line and dots: actual values; dashed line: the path required until the goal's year; level line: the goal.")),
        .. data.Targets.Select(item => Card(data, item)),
        Paths(data),
    ]);

    private static ReportBlock.Card Card(ReportData data, TargetInYear item)
    {
        var (target, row) = (item.Target, item.Row);
        var still = data.StillRequired(item);
        List<(Bilingual, Cell)> figures =
        [
            (Labelled("基期", "Base", target.BaseYear), data.Number(target.Subject, row.BaseValue)),
            (Labelled("现值", "Now", data.Year), data.Number(target.Subject, row.Value)),
            (new("应达", "Required"), data.Number(target.Subject, row.Required)),
            (Labelled("目标", "Goal", target.Year), data.Goal(item)),
            (new("进度", "Progress"), new Cell.Meter(row.Progress, row.TimeElapsed)),
        ];
        if (still.Zh.Length > 0)
        {
            figures.Add((new("尚需", "Still required"), new Cell.Text(still)));
        }

        return new(
            data.NameWithUnit(target.Subject), data.AreaName(target.Area), row.Status, figures, ChartOf(data, item),
            ReportData.SourceText(target.Source), RemarkText.Of(data, row.Remark));
    }

    private static Bilingual Labelled(string zh, string en, int year) => new(FormattableString.Invariant($"{zh} {year}"), FormattableString.Invariant($"{en} {year}"));

    private static Chart.Path ChartOf(ReportData data, TargetInYear item)
    {
        var target = item.Target;
        var standing = new TargetStanding(target, data.Scale, item.Row.BaseValue);
        var last = Math.Max(target.Year, data.Year);
        var years = Enumerable.Range(target.BaseYear, last - target.BaseYear + 1);
        var hasPath = target.Path != TargetPath.YearByYear;
        return new(
            target.BaseYear, last,
            [.. item.Rows.Where(row => row.Value is not null && row.Period.Year <= data.Year).Select(row => (row.Period.Year, row.Value!.Value))],
            [.. years.Where(_ => hasPath).Select(year => (year, standing.Required(year))).Where(point => point.Item2 is not null).Select(point => (point.year, point.Item2!.Value))],
            standing.Goal is { } goal && hasPath ? (target.Year, goal) : null,
            data.Decimals(target.Subject));
    }

    // The charts' figures, for those who want to draw their own.
    private static ReportBlock.Grid Paths(ReportData data) => new(
        new("逐年数值", "Values by year"),
        [
            GridColumn.Text("目标代码", "Code"), GridColumn.Text("目标", "Target"), GridColumn.Text("地区", "Area"), GridColumn.Number("年份", "Year"),
            GridColumn.Number("实际值", "Actual"), GridColumn.Number("应达", "Required"), GridColumn.Number("目标", "Goal"),
            GridColumn.Number("进度 %", "Progress %"), GridColumn.Number("时间 %", "Time %"), GridColumn.Number("尚需年均增长 %", "Growth still required %"),
            GridColumn.Number("尚需每年变动", "Step still required"), GridColumn.Text("状态", "Standing"), GridColumn.Text("原因", "Reason"),
        ],
        [
            .. from item in data.Targets
               from row in item.Rows
               where row.Period.Year <= data.Year
               select (IReadOnlyList<Cell>)
               [
                   new Cell.Text(new(item.Target.Code, item.Target.Code)),
                   new Cell.Text(data.NameWithUnit(item.Target.Subject)),
                   new Cell.Text(data.AreaName(item.Target.Area)),
                   new Cell.Number(row.Period.Year, 0),
                   data.Number(item.Target.Subject, row.Value),
                   data.Number(item.Target.Subject, row.Required),
                   data.Number(item.Target.Subject, row.Goal),
                   new Cell.Number(row.Progress, 2),
                   new Cell.Number(row.TimeElapsed, 2),
                   new Cell.Number(row.GrowthStillRequired, 2),
                   data.Number(item.Target.Subject, row.StepStillRequired),
                   new Cell.Standing(row.Status),
                   new Cell.Text(RemarkText.Of(data, row.Remark)),
               ],
        ])
    {
        WorkbookOnly = true,
    };
}
