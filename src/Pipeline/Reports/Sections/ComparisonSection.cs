using Pipeline.Catalogue;
using Pipeline.Reports.Charts;

namespace Pipeline.Reports.Sections;

/// <summary>A functional area beside the province: whether it is well above the average, and how it has grown.</summary>
internal static class ComparisonSection
{
    public static ReportSection Of(ReportData data)
    {
        var area = data.Kind.Area ?? throw new InvalidOperationException($"Reports of kind '{data.Kind.Code}' compare an area, but name none.");
        var years = Enumerable.Range(data.Kind.BaseYear, data.Year - data.Kind.BaseYear + 1).ToList();
        return new(ReportPart.Comparison, new("与全省平均水平比较", "Beside the provincial average"),
        [
            new ReportBlock.Paragraph(new(
                $"“显著高于全省平均水平”按高出 {ReportData.Text(data.Kind.WellAbove, 1)} 个百分点以上判断（方法选择）。",
                $"“Well above the provincial average” is read as a lead of {ReportData.Text(data.Kind.WellAbove, 1)} points or more (our choice of method).")),
            .. data.Kind.OpenQuestion is { } open ? [Answer(data, open, area)] : Array.Empty<ReportBlock>(),
            new ReportBlock.Grid(
                new(FormattableString.Invariant($"{data.Kind.BaseYear}–{data.Year} 年年均增速（%）"), FormattableString.Invariant($"Mean yearly growth {data.Kind.BaseYear}–{data.Year} (%)")),
                [
                    GridColumn.Text("指标", "Indicator"), new GridColumn(data.AreaName(area), true), new GridColumn(data.AreaName(data.Catalogue.Province.Code), true),
                    GridColumn.Number("高出（百分点）", "Lead (points)"), GridColumn.Text("判断", "Judgement"),
                ],
                [.. data.Kind.ComparisonSubjects.Select(subject => Compared(data, subject, area))]),
            .. data.Kind.ComparisonSubjects.Where(subject => years.Count(year => data.Value(subject, area, year) is not null) > 1)
                .Select(subject => Figure(data, subject, area, years)),
            new ReportBlock.Grid(
                new("新区主要指标", "The area's own figures"),
                [GridColumn.Text("指标", "Indicator"), .. years.Select(year => GridColumn.Number(FormattableString.Invariant($"{year}"), FormattableString.Invariant($"{year}")))],
                [.. data.Kind.AreaSubjects.Select(subject => (IReadOnlyList<Cell>)
                    [new Cell.Text(data.NameWithUnit(subject)), .. years.Select(year => data.Number(subject, data.Value(subject, area, year)))])]),
        ]);
    }

    private static ReportBlock Answer(ReportData data, OpenQuestion open, string area)
    {
        if (data.Value(open.Subject, area, data.Year) is not { } value)
        {
            return new ReportBlock.Notice(open.Unanswered);
        }

        var (name, unit, number) = (data.SubjectName(open.Subject), data.UnitOf(open.Subject).Name, ReportData.Text(value, data.Decimals(open.Subject)));
        return new ReportBlock.Paragraph(new(
            FormattableString.Invariant($"{name.Zh}：{data.Year} 年为 {number} {unit.Zh}。文件未定数值目标，只列数值，不作判断。"),
            FormattableString.Invariant($"{name.En}: {unit.En} {number} in {data.Year}. The documents set no number to reach, so it is stated and not judged.")));
    }

    private static IReadOnlyList<Cell> Compared(ReportData data, string subject, string area)
    {
        var (own, province) = (data.Value(subject, area, data.Year), data.Value(subject, data.Catalogue.Province.Code, data.Year));
        return
        [
            new Cell.Text(data.SubjectName(subject)),
            data.Number(subject, own),
            data.Number(subject, province),
            new Cell.Number(own - province, data.Decimals(subject)) { ShowsPlus = true },
            new Cell.Text((own - province) switch
            {
                null => new("无数据", "no data"),
                { } lead when lead >= data.Kind.WellAbove => new("显著高于", "well above"),
                > 0 => new("高于", "above"),
                _ => new("未高于", "not above"),
            }),
        ];
    }

    private static ReportBlock.Figure Figure(ReportData data, string subject, string area, List<int> years) => new(
        new($"{data.NameWithUnit(subject).Zh}：实线为新区，虚线为全省", $"{data.NameWithUnit(subject).En}: solid the area, dashed the province"),
        new Chart.Path(data.Kind.BaseYear, data.Year, Points(data, subject, area, years), Points(data, subject, data.Catalogue.Province.Code, years), null, data.Decimals(subject)));

    private static List<(int Year, decimal Value)> Points(ReportData data, string subject, string area, List<int> years) =>
        [.. years.Select(year => (year, Value: data.Value(subject, area, year))).Where(point => point.Value is not null).Select(point => (point.year, point.Value!.Value))];
}
