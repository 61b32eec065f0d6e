using Pipeline.Catalogue;
using Pipeline.Reports.Charts;

namespace Pipeline.Reports.Sections;

/// <summary>The prefectures in order, highest value first.</summary>
internal static class RanksSection
{
    public static ReportSection Of(ReportData data) => new(ReportPart.Ranks, new("州市位次", "Prefectures in order"),
    [
        new ReportBlock.Paragraph(new("最好的在前（城乡收入比值等以低为好）；括号内为比上年位次的升降。", "Best first (of some, such as the urban–rural ratio, the lowest is best); in brackets, places gained or lost since the year before.")),
        .. data.Kind.RankSubjects.SelectMany(subject => Blocks(data, subject)),
    ]);

    private static IEnumerable<ReportBlock> Blocks(ReportData data, string subject)
    {
        var bars = data.Catalogue.Areas.Where(area => area.Level == AreaLevel.Prefecture)
            .Select(area => data.Row(subject, area.Code, data.Year))
            .Where(row => row is { Value: not null, Rank: not null })
            .OrderBy(row => row!.Rank).ThenBy(row => row!.Area, StringComparer.Ordinal)
            .Select(row => new Bar(data.AreaName(row!.Area), row.Value!.Value, row.Rank!.Value, row.RankChange))
            .ToList();
        yield return new ReportBlock.Figure(data.NameWithUnit(subject), new Chart.Bars(bars, data.Decimals(subject)));
        yield return new ReportBlock.Grid(
            data.NameWithUnit(subject),
            [GridColumn.Number("位次", "Rank"), GridColumn.Text("州市", "Prefecture"), GridColumn.Number("数值", "Value"), GridColumn.Number("升降", "Places gained")],
            [.. bars.Select(bar => (IReadOnlyList<Cell>)
                [new Cell.Number(bar.Rank, 0), new Cell.Text(bar.Label), new Cell.Number(bar.Value, data.Decimals(subject)), new Cell.Number(bar.RankChange, 0) { ShowsPlus = true }])])
        {
            WorkbookOnly = true,
        };
    }
}
