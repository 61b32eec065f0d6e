using Pipeline.Catalogue;
using Pipeline.Reports.Charts;

namespace Pipeline.Reports.Sections;

/// <summary>The plan's blocks beside each other: now, and the change since the base year.</summary>
internal static class BlocksSection
{
    public static ReportSection Of(ReportData data)
    {
        var places = data.Kind.Blocks.Append(data.Catalogue.Province.Code).ToList();
        return new(ReportPart.Blocks, new("四大板块", "The plan's blocks"),
        [
            new ReportBlock.Paragraph(new("板块按规划划分，互有重叠，不可相加。", "The blocks are the plan's; they overlap and must not be added.")),
            new ReportBlock.Grid(
                new(FormattableString.Invariant($"主要指标，{data.Year} 年，下为比 {data.Kind.BaseYear} 年增减"), FormattableString.Invariant($"Main indicators, {data.Year}; below, the change since {data.Kind.BaseYear}")),
                [GridColumn.Text("指标", "Indicator"), .. places.Select(place => new GridColumn(data.AreaName(place), true))],
                [.. data.Kind.BlockSubjects.SelectMany(subject => Rows(data, subject, places))]),
            .. data.Kind.BlockSubjects.Where(subject => data.UnitOf(subject).Dimension is not "points" && places.All(place => data.Value(subject, place, data.Kind.BaseYear) is not null || place == data.Catalogue.Province.Code))
                .Where(subject => data.Kind.Blocks.All(place => data.Value(subject, place, data.Year) is not null))
                .Where(subject => data.Catalogue.FindIndicator(subject) is not null)
                .Select(subject => Figure(data, subject, places)),
        ]);
    }

    private static IEnumerable<IReadOnlyList<Cell>> Rows(ReportData data, string subject, List<string> places)
    {
        yield return [new Cell.Text(data.NameWithUnit(subject)), .. places.Select(place => data.Number(subject, data.Value(subject, place, data.Year)))];
        var changes = places.Select(place => data.Value(subject, place, data.Year) - data.Value(subject, place, data.Kind.BaseYear)).ToList();
        if (changes.Any(change => change is not null))
        {
            yield return [new Cell.Text(new("　增减 change", "　增减 change")), .. changes.Select(change => data.Number(subject, change) with { ShowsPlus = true })];
        }
    }

    private static ReportBlock.Figure Figure(ReportData data, string subject, List<string> places) => new(
        data.NameWithUnit(subject),
        new Chart.Dumbbell(
            FormattableString.Invariant($"{data.Kind.BaseYear}"), FormattableString.Invariant($"{data.Year}"),
            [.. places.Where(place => data.Value(subject, place, data.Year) is not null)
                .Select(place => (data.AreaName(place), data.Value(subject, place, data.Kind.BaseYear), data.Value(subject, place, data.Year)))],
            data.Decimals(subject)));
}
