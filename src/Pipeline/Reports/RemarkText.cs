using System.Globalization;
using Pipeline.Indicators;

namespace Pipeline.Reports;

/// <summary>What a remark's code says.</summary>
/// <param name="Kind">What is the matter, such as <c>missing</c>.</param>
/// <param name="Subject">The measure or indicator; empty where the code names none.</param>
/// <param name="Area">The area; empty where the code names none.</param>
/// <param name="Period">The period; null where it is the row's own.</param>
internal sealed record RemarkCode(string Kind, string Subject, string Area, Period? Period)
{
    /// <summary>The codes of a remark.</summary>
    public static IEnumerable<RemarkCode> Of(string remark) => remark.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse);

    // kind, kind:subject, kind:subject@area or kind:subject@area/period
    private static RemarkCode Parse(string code)
    {
        var (kind, rest) = Cut(code, ':');
        var (subject, place) = Cut(rest, '@');
        var (area, period) = Cut(place, '/');
        return new(kind, subject, area, Period.TryParse(period, out var parsed) ? parsed : null);
    }

    private static (string Before, string After) Cut(string text, char at) =>
        text.IndexOf(at, StringComparison.Ordinal) is var found and >= 0 ? (text[..found], text[(found + 1)..]) : (text, "");
}

/// <summary>Remarks in words.</summary>
internal static class RemarkText
{
    private const int Shown = 3;

    private static readonly Dictionary<string, Bilingual> Kinds = new(StringComparer.Ordinal)
    {
        ["missing"] = new("缺", "missing"),
        ["cannot-exist"] = new("不存在", "cannot exist"),
        ["not-significant"] = new("不显著", "not significant"),
        ["not-aggregable"] = new("不能由下级汇总", "cannot be aggregated"),
        ["cut-prefecture"] = new("只含部分县市区而县级不报", "only some counties belong, and counties do not report it"),
        ["zero-denominator"] = new("分母为零", "denominator is zero"),
        [Remarks.BoundaryNotSet] = new("范围（边界）未定", "the boundary is not set"),
        [Remarks.BaseYear] = new("基年尚无增速", "the base year has no growth yet"),
        [Remarks.NothingToCount] = new("没有可计数的地区", "nothing to count"),
        [Remarks.AnnualOnly] = new("只按年计算", "of whole years only"),
        [Remarks.NotInSnapshot] = new("快照中没有该年数据", "the snapshot has nothing of this year"),
    };

    /// <summary>The first few codes of a remark in words.</summary>
    public static Bilingual Of(ReportData data, string remark)
    {
        var codes = RemarkCode.Of(remark).ToList();
        if (codes.Count == 0)
        {
            return new("", "");
        }

        var words = codes.Take(Shown).Select(code => Of(data, code)).ToList();
        var more = codes.Count - words.Count;
        return new(
            string.Join("；", words.Select(word => word.Zh)) + (more == 0 ? "" : FormattableString.Invariant($"；等 {codes.Count} 项")),
            string.Join("; ", words.Select(word => word.En)) + (more == 0 ? "" : FormattableString.Invariant($"; and {more} more")));
    }

    private static Bilingual Of(ReportData data, RemarkCode code)
    {
        var kind = Kinds.TryGetValue(code.Kind, out var known) ? known
            : Kinds.TryGetValue($"{code.Kind}:{code.Subject}", out known) ? known
            : new(code.Kind, code.Kind);
        if (code.Area.Length == 0)
        {
            return kind;
        }

        var (subject, area) = (data.FindSubjectName(code.Subject), data.FindAreaName(code.Area));
        var year = code.Period is { } period ? string.Create(CultureInfo.InvariantCulture, $"，{period}") : "";
        return new($"{kind.Zh}：{subject.Zh}（{area.Zh}{year}）", $"{kind.En}: {subject.En} ({area.En}{year.Replace("，", ", ", StringComparison.Ordinal)})");
    }
}
