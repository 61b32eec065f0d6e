using Pipeline.Catalogue;

namespace Pipeline.Reports.Sections;

/// <summary>What is missing, and who must report it.</summary>
internal static class GapsSection
{
    private const int NamesShown = 6;

    public static ReportSection Of(ReportData data)
    {
        var silent = Silent(data);
        var gaps = Gaps(data).Where(gap => !(gap.Period.Year == data.Year && silent.Any(reporter => reporter.Code == gap.Reporter))).ToList();
        var rows = silent.Select(reporter => Whole(data, reporter)).Concat(gaps.Select(gap => Row(data, gap))).ToList();
        return new(ReportPart.Gaps, new("数据缺口", "Data gaps"),
        [
            new ReportBlock.Paragraph(new(
                "本报告的目标和指标所缺的数据，按应填报单位列出；补报后下一期快照自动计入。",
                "What the targets and indicators of this report lack, by who must report it; once reported, the next snapshot has it.")),
            rows.Count == 0
                ? new ReportBlock.Paragraph(new("没有缺口。", "There are no gaps."))
                : new ReportBlock.Grid(
                    new("缺什么，由谁填报", "What is missing, and who must report it"),
                    [
                        GridColumn.Text("填报单位", "Reporter"), GridColumn.Text("时期", "Period"), GridColumn.Text("缺少的数据", "Missing"),
                        GridColumn.Text("主管部门", "Agency"), GridColumn.Text("影响", "Affects"),
                    ],
                    rows),
        ]);
    }

    private static List<Reporter> Silent(ReportData data)
    {
        var inForce = data.Manifest.Pins.Where(pin => pin.Period == Period.Annual(data.Year)).Select(pin => pin.Reporter).ToHashSet(StringComparer.Ordinal);
        var looked = data.Catalogue.Reporters.Where(reporter => data.Kind.Area is null || reporter.Code == data.Kind.Area || reporter.Area.Level == AreaLevel.Province);
        return [.. looked.Where(reporter => !inForce.Contains(reporter.Code))];
    }

    // Of the targets every remark of the year; of the indicators those of the province and the groups, which need everybody.
    private static List<Gap> Gaps(ReportData data)
    {
        var found = new Dictionary<(string Reporter, Period Period), Gap>();
        foreach (var (subject, remark) in Remarked(data))
        {
            foreach (var code in RemarkCode.Of(remark).Where(code => code.Area.Length > 0 && code.Kind is "missing" or "not-aggregable" or "cut-prefecture"))
            {
                var key = (ReporterOf(data, code.Area), code.Period ?? Period.Annual(data.Year));
                if (!found.TryGetValue(key, out var gap))
                {
                    found[key] = gap = new(key.Item1, key.Item2);
                }

                gap.Subjects.Add(code.Subject);
                gap.Affected.Add(subject);
            }
        }

        return [.. found.Values.OrderByDescending(gap => gap.Affected.Count).ThenBy(gap => gap.Reporter, StringComparer.Ordinal).ThenBy(gap => gap.Period)];
    }

    private static IEnumerable<(string Subject, string Remark)> Remarked(ReportData data)
    {
        var targets = data.Targets.Select(item => (item.Target.Subject, item.Row.Remark));
        var shown = data.Kind.BlockSubjects.Concat(data.Kind.DisparitySubjects).Concat(data.Kind.RankSubjects)
            .Concat(data.Kind.ComparisonSubjects).Concat(data.Kind.AreaSubjects).ToHashSet(StringComparer.Ordinal);
        var indicators = data.Content.Indicators.Concat(data.Content.Observations)
            .Where(row => row.Value is null && row.Period == Period.Annual(data.Year) && shown.Contains(row.Subject))
            .Where(row => row.Area == data.Catalogue.Province.Code || row.Area == data.Kind.Area || data.Kind.Blocks.Contains(row.Area) || data.Catalogue.FindArea(row.Area)?.Level == AreaLevel.Prefecture)
            .Select(row => (row.Subject, row.Remark));
        return targets.Concat(indicators);
    }

    private static string ReporterOf(ReportData data, string area) =>
        data.Catalogue.FindArea(area) is { Level: AreaLevel.County, Parent: { } parent } ? parent : area;

    private static IReadOnlyList<Cell> Whole(ReportData data, Reporter reporter) =>
    [
        new Cell.Text(reporter.Area.Name),
        new Cell.Text(new(FormattableString.Invariant($"{data.Year}"), FormattableString.Invariant($"{data.Year}"))),
        new Cell.Text(new("整份年报未报", "the whole annual report")),
        new Cell.Text(data.Catalogue.Measures[0].Agency),
        new Cell.Text(new("全部含该地区的指标", "everything that includes the area")),
    ];

    private static IReadOnlyList<Cell> Row(ReportData data, Gap gap)
    {
        var agencies = gap.Subjects.Select(code => data.Catalogue.FindMeasure(code)?.Agency).Where(agency => agency is not null).Select(agency => agency!.Value).Distinct().ToList();
        return
        [
            new Cell.Text(data.FindAreaName(gap.Reporter)),
            new Cell.Text(new(gap.Period.ToString(), gap.Period.ToString())),
            new Cell.Text(Names([.. gap.Subjects.Select(data.FindSubjectName)])),
            new Cell.Text(Names(agencies)),
            new Cell.Text(Names([.. gap.Affected.Select(data.FindSubjectName)])),
        ];
    }

    private static Bilingual Names(List<Bilingual> names)
    {
        var more = names.Count - NamesShown;
        return new(
            string.Join("、", names.Take(NamesShown).Select(name => name.Zh)) + (more > 0 ? FormattableString.Invariant($"等 {names.Count} 项") : ""),
            string.Join(", ", names.Take(NamesShown).Select(name => name.En)) + (more > 0 ? FormattableString.Invariant($" and {more} more") : ""));
    }

    /// <summary>What one reporter owes for one period.</summary>
    private sealed record Gap(string Reporter, Period Period)
    {
        public SortedSet<string> Subjects { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> Affected { get; } = new(StringComparer.Ordinal);
    }
}
