using System.Text.RegularExpressions;
using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>Finds areas by code, former code, name or alias; where several bear a name, the reporter's own rows come first.</summary>
internal sealed partial class AreaNames
{
    // Enough for any honest workbook; beyond it suggestions are no longer worked out.
    private const int MostSuggestions = 200;

    private static readonly string[] Endings = ["市", "州", "县", "区", "省"];

    private static readonly HashSet<string> Totals = new(StringComparer.Ordinal)
    {
        "合计", "总计", "全市", "全州", "全省", "全区", "全县", "全市合计", "全州合计", "全省合计", "TOTAL",
    };

    private readonly StatisticalCatalogue _catalogue;
    private readonly HashSet<string> _own;
    private readonly Dictionary<string, Area> _codes = new(StringComparer.Ordinal);
    private readonly ILookup<string, Area> _names;
    private readonly Dictionary<string, Bilingual> _suggestions = new(StringComparer.Ordinal);

    public AreaNames(StatisticalCatalogue catalogue, Reporter reporter)
    {
        _catalogue = catalogue;
        Reporter = reporter;
        _own = [.. reporter.Rows.Select(a => a.Code)];
        foreach (var area in catalogue.Areas)
        {
            _codes.Add(area.Code, area);
        }

        foreach (var (code, area) in catalogue.Areas.SelectMany(a => a.FormerCodes.Select(c => (c, a))))
        {
            _codes.TryAdd(code, area);
        }

        _names = catalogue.Areas
            .SelectMany(a => new[] { a.Name.Zh, a.Name.En }.Concat(a.Aliases).Select(n => (Key: Wording.Key(n), Area: a)).Distinct())
            .ToLookup(e => e.Key, e => e.Area, StringComparer.Ordinal);
    }

    public Reporter Reporter { get; }

    /// <summary>Whether an area has a row in the reporter's workbook.</summary>
    public bool IsOwn(Area area) => _own.Contains(area.Code);

    /// <summary>The area of a present or former code; null where there is none.</summary>
    public Area? FindCode(string text) => _codes.GetValueOrDefault(Wording.Key(text));

    /// <summary>Whether a text has the form of an area code, known or not.</summary>
    public static bool LooksLikeCode(string text) => CodeForm().IsMatch(Wording.Key(text));

    /// <summary>The area that a name means; null where none or several do.</summary>
    public Area? FindName(string text)
    {
        var key = NameKey(text);
        return key.Length == 0 ? null : Single(_names[key]) ?? Single(Endings.SelectMany(e => _names[key + e]));
    }

    /// <summary>Whether a name can mean an area.</summary>
    public bool CanMean(string text, Area area) => NameKey(text) is var key
        && (_names[key].Contains(area) || Endings.Any(e => _names[key + e].Contains(area)));

    /// <summary>Whether a row label is a total.</summary>
    public static bool IsTotal(string text) => Totals.Contains(NameKey(text));

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

        var nearest = Nearness.Order(name, Reporter.Rows.Concat(_catalogue.Areas.Where(a => !IsOwn(a))), a => [a.Code, a.Name.Zh, a.Name.En, .. a.Aliases])
            .Take(3).ToList();
        return _suggestions[name] = new(
            string.Join("、", nearest.Select(a => $"{a.Name.Zh}（{a.Code}）")),
            string.Join(", ", nearest.Select(a => $"{a.Name.En} ({a.Code})")));
    }

    private Area? Single(IEnumerable<Area> areas)
    {
        var found = areas.Distinct().ToList();
        return found.Count == 1 ? found[0] : found.Where(IsOwn).ToList() is [var own] ? own : null;
    }

    private static string NameKey(string text) => Leading().Replace(Wording.Key(Footnote.Strip(text, out _)), "");

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]+、|\d+[.、]|#|其中:?)+")]
    private static partial Regex Leading();

    [GeneratedRegex(@"^(?:\d{6}|\d{12}|[A-Z]{4})$")]
    private static partial Regex CodeForm();
}
