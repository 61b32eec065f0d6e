using System.Text.RegularExpressions;
using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>Finds areas by code, former code, name or alias; where several bear a name, the reporter's own rows come first.</summary>
internal sealed partial class AreaNames(AreaIndex index, Reporter reporter)
{
    // Enough for any honest workbook; beyond it suggestions are no longer worked out.
    private const int MostSuggestions = 200;

    private static readonly string[] Endings = ["市", "州", "县", "区", "省"];

    private static readonly HashSet<string> Totals = new(StringComparer.Ordinal)
    {
        "合计", "总计", "全市", "全州", "全省", "全区", "全县", "全市合计", "全州合计", "全省合计", "TOTAL",
    };

    private readonly HashSet<string> _own = [.. reporter.Rows.Select(a => a.Code)];
    private readonly Dictionary<string, Bilingual> _suggestions = new(StringComparer.Ordinal);

    public Reporter Reporter => reporter;

    /// <summary>Whether an area has a row in the reporter's workbook.</summary>
    public bool IsOwn(Area area) => _own.Contains(area.Code);

    /// <summary>The area of a present or former code; null where there is none.</summary>
    public Area? FindCode(string text) => index.ByCode(Wording.Key(text));

    /// <summary>Whether a text has the form of an area code, known or not.</summary>
    public static bool LooksLikeCode(string text) => CodeForm().IsMatch(Wording.Key(text));

    /// <summary>The area that a name means; null where none or several do.</summary>
    public Area? FindName(string text)
    {
        var key = NameKey(text);
        return key.Length == 0 ? null : Single(index.ByName[key]) ?? Single(Endings.SelectMany(e => index.ByName[key + e]));
    }

    /// <summary>Whether a name can mean an area.</summary>
    public bool CanMean(string text, Area area) => NameKey(text) is var key
        && (index.ByName[key].Contains(area) || Endings.Any(e => index.ByName[key + e].Contains(area)));

    /// <summary>Whether a row label is a total.</summary>
    public static bool IsTotal(string text) => Totals.Contains(NameKey(text));

    /// <summary>Whether a row label is of figures made from the others: an average, growth, last year, a share.</summary>
    public static bool IsDerived(string text) => NameKey(text) is var key
        && (PeriodText.IsEarlier(key) || MeasureNames.IsGrowth(text) || Derived().IsMatch(key));

    /// <summary>Whether a row label is a subtotal of the rows above.</summary>
    public static bool IsSubtotal(string text) => NameKey(text) is "小计" or "SUBTOTAL";

    /// <summary>The three areas whose names or codes are nearest to a text, the reporter's own first among equals.</summary>
    public Bilingual Nearest(string text)
    {
        var name = NameKey(text.Length > 40 ? text[..40] : text);
        if (_suggestions.TryGetValue(name, out var known))
        {
            return known;
        }

        if (_suggestions.Count >= MostSuggestions)
        {
            return new("（从略）", "(left out)");
        }

        var nearest = Nearness.Order(name, Reporter.Rows.Concat(index.Areas.Where(a => !IsOwn(a))), a => [a.Code, a.Name.Zh, a.Name.En, .. a.Aliases])
            .Take(3).ToList();
        return _suggestions[name] = new(
            string.Join("、", nearest.Select(a => $"{a.Name.Zh}（{a.Code}）")),
            string.Join(", ", nearest.Select(a => $"{a.Name.En} ({a.Code})")));
    }

    /// <summary>The area of the reporter that a misspelt name most likely means; null where none is near.</summary>
    public Area? Likely(string text)
    {
        var name = NameKey(text.Length > 40 ? text[..40] : text);
        var nearest = Nearness.Order(name, Reporter.Rows, a => [a.Name.Zh, .. a.Aliases]).FirstOrDefault();
        return nearest is not null && nearest.Aliases.Append(nearest.Name.Zh).Min(n => Nearness.Distance(name, n)) <= 0.5 ? nearest : null;
    }

    private Area? Single(IEnumerable<Area> areas)
    {
        var found = areas.Distinct().ToList();
        return found.Count == 1 ? found[0] : found.Where(IsOwn).ToList() is [var own] ? own : null;
    }

    private static string NameKey(string text) => Leading().Replace(Wording.Key(Footnote.Strip(text, out _)), "");

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]+、|\d+[.、]|#|其中:?)+")]
    private static partial Regex Leading();

    [GeneratedRegex("^(?:.{0,4}平均.{0,3}|均值|占.{0,4}(?:比重|比例)(?:\\(%\\))?|[位名]次|排名|最[大小高低]值|.{0,4}增[速长幅].{0,6})$")]
    private static partial Regex Derived();

    [GeneratedRegex(@"^(?:\d{6}|\d{12}|[A-Z]{4})$")]
    private static partial Regex CodeForm();
}
