using Pipeline.Catalogue;
using Pipeline.Indicators;

namespace Pipeline.Reports.Sections;

/// <summary>How figures and standings come about, and what is assumed.</summary>
internal static class MethodSection
{
    private static readonly Bilingual[] Rules =
    [
        new("取值顺序：省级公布、本地上报、下级汇总；比率先分别汇总分子和分母再相除；只在公布时四舍五入。",
            "Values by precedence: published by the province, reported by the area, aggregated from below. Ratios are divided after both sides are aggregated; rounding is half away from zero, at publication only."),
        new("要求路径：比重、比值按年等差，总量按年等比，年均增速和全程要求各年相同，“逐步缩小”逐年与上年比。",
            "The path required: shares and ratios in equal steps, levels at an equal rate, growth the same every year; what is to narrow is compared with the year before."),
        new("状态：达到目标为已达成；否则看实际变动占要求变动的比例。基期已达目标、目标等于基期或没有基期时，只看是否达到目标。“左右”为目标的 ±2%。",
            "Standing: a goal that is met is achieved; otherwise the share of the required way counts. Where the base meets the goal already, equals it or is missing, only the goal itself decides. “About” is within 2 % of the goal."),
        new("“逐步缩小”：比上年和基年都小为符合进度，只比其一小为滞后，都不小为明显滞后；到期时各年均缩小为已达成。",
            "“Narrowing”: on track where narrower than both the year before and the base year, lagging where than one of them, off track where than neither; achieved where it has narrowed in every year."),
    ];

    public static ReportSection Of(ReportData data) => new(ReportPart.Method, new("方法和假定", "Method and assumptions"),
    [
        .. Rules.Select(rule => new ReportBlock.Paragraph(rule)),
        new ReportBlock.Grid(
            new("状态的界限", "Cut-offs of standings"),
            [GridColumn.Text("状态", "Standing"), GridColumn.Text("占要求变动的比例", "Share of the required way")],
            [.. data.Catalogue.Standings.Select(standing => (IReadOnlyList<Cell>)[new Cell.Standing(standing.Status), new Cell.Text(Share(standing))])]),
        new ReportBlock.Grid(
            new("本报告所用指标的定义", "Definitions used in this report"),
            [GridColumn.Text("指标", "Indicator"), GridColumn.Text("定义", "Definition"), GridColumn.Text("出处", "Source")],
            [.. Used(data).Select(indicator => (IReadOnlyList<Cell>)
                [new Cell.Text(indicator.Name), new Cell.Text(indicator.Definition), new Cell.Text(ReportData.SourceText(indicator.Source))])]),
        .. Assumed(data),
    ]);

    private static Bilingual Share(Standing standing) => standing.FromShare is { } from
        ? new($"不低于 {ReportData.Text(from * 100, 0)}%", $"from {ReportData.Text(from * 100, 0)} %")
        : standing.Status switch
        {
            TargetStatus.Achieved => new("达到目标", "the goal is met"),
            TargetStatus.NoData => new("没有数值或没有可比的数值", "no value, or nothing to compare it with"),
            _ => new("更低", "less"),
        };

    private static IEnumerable<Indicator> Used(ReportData data)
    {
        var used = data.Targets.Select(item => item.Target.Subject)
            .Concat(data.Kind.BlockSubjects).Concat(data.Kind.DisparitySubjects).Concat(data.Kind.RankSubjects).Concat(data.Kind.ComparisonSubjects).Concat(data.Kind.AreaSubjects)
            .ToHashSet(StringComparer.Ordinal);
        return data.Catalogue.Indicators.Where(indicator => used.Contains(indicator.Code));
    }

    private static IEnumerable<ReportBlock> Assumed(ReportData data)
    {
        var groups = data.Catalogue.Groups.Where(group => group.Source.Document is "assumption" or "method" && group.Counties.Count > 0).ToList();
        if (data.Kind.Area is null && groups.Count > 0)
        {
            yield return new ReportBlock.Paragraph(new(
                $"下列范围不出自规划：{string.Join("、", groups.Select(group => $"{group.Name.Zh}（{ReportData.Mark(group.Source.Document).Zh}）"))}。",
                $"These boundaries are not the plan's: {string.Join(", ", groups.Select(group => $"{group.Name.En} ({ReportData.Mark(group.Source.Document).En})"))}."));
        }

        var reported = data.Targets.Count(item => item.Row.BaseOrigin == BaseOrigin.Reported);
        if (reported > 0)
        {
            yield return new ReportBlock.Paragraph(new(
                FormattableString.Invariant($"{reported} 项目标的基期值未在目录中固定，取自本快照的基年数据，以后的数据修订会使其变动。"),
                FormattableString.Invariant($"The base of {reported} targets is not pinned in the catalogue and is what this snapshot says of the base year; a later revision of that year would move it.")));
        }
    }
}
