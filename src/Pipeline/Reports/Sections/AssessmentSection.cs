using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Publishing;

namespace Pipeline.Reports.Sections;

/// <summary>The classified assessment of the year: prefectures, and the counties of each functional zone, best first.</summary>
internal static class AssessmentSection
{
    private const int ScoreDecimals = 2, MoversShown = 3;

    private static readonly GridColumn[] Columns =
    [
        GridColumn.Text("地区", "Area"), GridColumn.Text("主体功能区", "Zone"), GridColumn.Number("得分", "Score"), GridColumn.Number("比上年", "Change"),
        GridColumn.Text("等次", "Grade"), GridColumn.Number("同类位次", "Rank in zone"), GridColumn.Number("参排个数", "Of"), GridColumn.Text("位次区间", "Rank interval"),
        GridColumn.Number("位次升降", "Places gained"), GridColumn.Text("变动主要来自", "Moved by"), GridColumn.Text("否决项或无得分的原因", "Vetoes, or why there is no score"),
    ];

    public static ReportSection Of(ReportData data) => new(ReportPart.Assessment, new("分类考核", "Classified assessment"), [.. Blocks(data)]);

    private static IEnumerable<ReportBlock> Blocks(ReportData data)
    {
        var rows = data.Content.Assessment.Where(row => row.Period == Period.Annual(data.Year)).ToList();
        if (rows.Count == 0)
        {
            yield return new ReportBlock.Paragraph(new(
                FormattableString.Invariant($"快照中没有 {data.Year} 年的考核结果。"), FormattableString.Invariant($"The snapshot has no assessment of {data.Year}.")));
            yield break;
        }

        if (rows.Any(row => row.ZoneSource == "assumption"))
        {
            yield return new ReportBlock.Notice(new(
                "主体功能区类型为示例性假定：两份文件未列各县的类型，须由主管部门替换后方可用于考核。",
                "The functional zones are an illustration (assumption): the documents name no county's, and a bureau must replace them before results are used."));
        }

        yield return new ReportBlock.Paragraph(new(
            "得分 0 至 100，按功能区类型设权重，否决项限制等次；位次在同级同类地区中排定。位次区间为权重上下浮动 25% 的 1000 次抽样中 90% 所在的范围。指标、权重、否决项和等次均为方法选择。",
            "Scores are 0 to 100 by weights of the zone; vetoes cap the grade; ranks are among areas of one level and zone. The interval holds 90 % of 1,000 draws with weights off by up to 25 %. Components, weights, vetoes and grades are our choice of method."));
        var moved = rows.Where(row => row.Component != AssessmentValue.Total).ToLookup(row => row.Area, StringComparer.Ordinal);
        var totals = rows.Where(row => row.Component == AssessmentValue.Total)
            .OrderBy(row => row.Zone).ThenBy(row => row.Rank ?? int.MaxValue).ThenBy(row => row.Area, StringComparer.Ordinal)
            .ToLookup(row => data.Catalogue.FindArea(row.Area)?.Level);
        var zones = CodeLists.Zones.Codes.ToDictionary(zone => zone.Code, zone => zone.Name, StringComparer.Ordinal);
        yield return Grid(new("州市（按多数县区的类型）", "Prefectures (by the zone of most of their counties)"), totals[AreaLevel.Prefecture]);
        foreach (var zone in totals[AreaLevel.County].GroupBy(row => row.Zone))
        {
            var name = zones[zone.Key.Code()];
            yield return Grid(new($"县市区：{name.Zh}", $"Counties: {name.En}"), zone);
        }

        ReportBlock.Grid Grid(Bilingual title, IEnumerable<AssessmentValue> areas) =>
            new(title, Columns, [.. areas.Select(area => Row(data, area, zones[area.Zone.Code()], moved[area.Area]))]);
    }

    private static IReadOnlyList<Cell> Row(ReportData data, AssessmentValue row, Bilingual zone, IEnumerable<AssessmentValue> components) =>
    [
        new Cell.Text(data.FindAreaName(row.Area)),
        new Cell.Text(zone),
        new Cell.Number(row.Points, ScoreDecimals),
        new Cell.Number(row.Change, ScoreDecimals) { ShowsPlus = true },
        new Cell.Text(data.Catalogue.Assessment.Grades.FirstOrDefault(grade => grade.Code == row.Grade)?.Name ?? new("–", "–")),
        new Cell.Number(row.Rank, 0),
        new Cell.Number(row.RankOf, 0),
        new Cell.Text(Both(row.RankFrom is null ? "–" : FormattableString.Invariant($"{row.RankFrom}–{row.RankTo}"))),
        new Cell.Number(row.RankChange, 0) { ShowsPlus = true },
        new Cell.Text(Movers(data, components)),
        new Cell.Text(row.Vetoes.Length > 0 ? Vetoes(data, row.Vetoes) : RemarkText.Of(data, row.Remark)),
    ];

    // The components that moved the score most, either way.
    private static Bilingual Movers(ReportData data, IEnumerable<AssessmentValue> components)
    {
        var movers = components.Where(row => row.Change is not (null or 0))
            .OrderByDescending(row => Math.Abs(row.Change!.Value)).ThenBy(row => row.Component, StringComparer.Ordinal)
            .Take(MoversShown)
            .Select(row => (
                Name: data.Catalogue.Assessment.Components.FirstOrDefault(component => component.Code == row.Component)?.Name ?? Both(row.Component),
                Change: (row.Change > 0 ? "+" : "") + ReportData.Text(row.Change, ScoreDecimals)))
            .ToList();
        return movers.Count == 0
            ? Both("–")
            : new(string.Join("，", movers.Select(mover => $"{mover.Name.Zh} {mover.Change}")), string.Join(", ", movers.Select(mover => $"{mover.Name.En} {mover.Change}")));
    }

    private static Bilingual Vetoes(ReportData data, string codes)
    {
        var names = codes.Split(' ').Select(code => data.Catalogue.Assessment.Vetoes.FirstOrDefault(veto => veto.Code == code)?.Name ?? Both(code)).ToList();
        return new($"未满足：{string.Join("、", names.Select(name => name.Zh))}", $"broken: {string.Join(", ", names.Select(name => name.En))}");
    }

    private static Bilingual Both(string text) => new(text, text);
}
