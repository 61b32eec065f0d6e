using Pipeline.Catalogue;
using Pipeline.Publishing;

namespace Pipeline.Reports.Sections;

/// <summary>How unequal areas are, year by year.</summary>
internal static class DisparitySection
{
    public static ReportSection Of(ReportData data)
    {
        var years = Enumerable.Range(data.Kind.BaseYear, data.Year - data.Kind.BaseYear + 1).ToList();
        return new(ReportPart.Disparity, new("区域差距", "Disparity"),
        [
            new ReportBlock.Paragraph(new("数值越小差距越小；末列为比基年增减。", "The smaller, the nearer to each other; the last column is the change since the base year.")),
            new ReportBlock.Grid(
                new("差距指标", "Indicators of disparity"),
                [
                    GridColumn.Text("指标", "Indicator"), .. years.Select(year => Year(year)), GridColumn.Number("增减", "Change"),
                    GridColumn.Text("趋势", "Trend"),
                ],
                [.. data.Kind.DisparitySubjects.Select(subject => Row(data, subject, years))]),
        ]);
    }

    private static GridColumn Year(int year) => GridColumn.Number(FormattableString.Invariant($"{year}"), FormattableString.Invariant($"{year}"));

    private static IReadOnlyList<Cell> Row(ReportData data, string subject, List<int> years)
    {
        var place = data.Catalogue.Province.Code;
        var exact = data.Value(subject, place, years[^1]) - data.Value(subject, place, years[0]);
        decimal? change = exact is { } difference ? PublishedNumber.Round(difference, data.Decimals(subject)) : null;
        return
        [
            new Cell.Text(data.SubjectName(subject)),
            .. years.Select(year => new Cell.Number(data.Value(subject, place, year), data.Decimals(subject))),
            new Cell.Number(change, data.Decimals(subject)) { ShowsPlus = true },
            new Cell.Text(change switch { null => new("–", "–"), < 0 => new("缩小", "narrower"), > 0 => new("扩大", "wider"), _ => new("不变", "unchanged") }),
        ];
    }
}
