using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>What a heading says: which measure, and what it writes of a unit.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Unit">The unit as written; empty where the heading has none.</param>
internal readonly record struct Heading(Measure Measure, string Unit);

/// <summary>Finds measures by the ways in which workbooks write them: name or alias, numbering before it, unit behind it.</summary>
internal sealed partial class MeasureNames
{
    // What a heading may add without meaning something else.
    private static readonly HashSet<string> Neutral = new(StringComparer.Ordinal)
    {
        "现价", "当年价", "当年价格", "按现价计算", "可比价", "年末", "期末", "累计", "本年", "本期", "本年累计", "全年", "总量", "绝对额", "绝对值",
        "绝对数", "数值", "合计", "总额", "快报", "初步核算", "最终核实", "快报数", "初步数", "GDP",
    };

    private const int MostRemembered = 2_000;

    private readonly StatisticalCatalogue _catalogue;
    private readonly UnitNames _units;
    private readonly Dictionary<string, Measure> _names = new(StringComparer.Ordinal);

    // Workbooks of one template have the same headings; what was found for one is found for all, within a bound.
    private readonly ConcurrentDictionary<string, Heading?> _found = new(StringComparer.Ordinal);

    public MeasureNames(StatisticalCatalogue catalogue, UnitNames units)
    {
        (_catalogue, _units) = (catalogue, units);
        foreach (var measure in catalogue.Measures)
        {
            foreach (var name in Names(measure))
            {
                _names.TryAdd(Wording.Key(name), measure);
            }
        }
    }

    /// <summary>The measure that a heading names; null where it names none.</summary>
    public Heading? Find(string text)
    {
        if (text.Length > Wording.LongestName)
        {
            return null;
        }

        if (_found.TryGetValue(text, out var known))
        {
            return known;
        }

        var heading = Read(text) ?? (Wording.FirstLine(text) is var line && line.Length < text.Trim().Length ? Read(line) : null);
        if (_found.Count < MostRemembered)
        {
            _found.TryAdd(text, heading);
        }

        return heading;
    }

    /// <summary>Whether a word beside a measure's name leaves its meaning as it is.</summary>
    private static bool IsNeutral(string text) => Neutral.Contains(Wording.Key(text).Trim('(', ')'));

    /// <summary>The unit that a lower heading adds to the measure above it; empty where it adds none, null where it means something else.</summary>
    public string? UnitAdded(string text)
    {
        var rest = Wording.Key(Footnote.Strip(text, out _));
        if (_units.IsUnit(rest.Trim('(', ')')))
        {
            return rest.Trim('(', ')');
        }

        var unit = "";
        if (Bracket().Match(rest) is { Success: true } bracket && _units.IsUnit(bracket.Groups["inside"].Value))
        {
            (rest, unit) = (bracket.Groups["name"].Value, bracket.Groups["inside"].Value);
        }

        return IsNeutral(rest) ? unit : null;
    }

    /// <summary>The three measures whose names are nearest to a text, as messages list them.</summary>
    public Bilingual Nearest(string text)
    {
        var name = text.Length > 40 ? text[..40] : text;
        var nearest = Nearness.Order(name, _catalogue.Measures, m => Names(m)).Take(3).ToList();
        return new(
            string.Join("、", nearest.Select(m => $"{m.Name.Zh}（{m.Code}）")),
            string.Join(", ", nearest.Select(m => $"{m.Name.En} ({m.Code})")));
    }

    private static IEnumerable<string> Names(Measure measure) => [measure.Code, measure.Name.Zh, measure.Name.En, .. measure.Aliases];

    private Heading? Read(string text)
    {
        var rest = Wording.Key(Footnote.Strip(text, out _));
        // "#" and 其中 head items that are part of the one before.
        rest = Numbering().Replace(rest, "");
        var unit = "";
        while (rest.Length > 0)
        {
            if (_names.TryGetValue(rest, out var measure) || _names.TryGetValue(rest.TrimEnd('#', ':'), out measure))
            {
                return new(measure, unit);
            }

            if (Bracket().Match(rest) is { Success: true } bracket)
            {
                var inside = bracket.Groups["inside"].Value;
                inside = inside.StartsWith("单位:", StringComparison.Ordinal) ? inside[3..] : inside;
                unit = unit.Length > 0 || IsNeutral(inside) ? unit : inside;
                rest = bracket.Groups["name"].Value;
            }
            else if (Tail().Match(rest) is { Success: true } tail && unit.Length == 0 && _units.IsUnit(tail.Groups["unit"].Value))
            {
                unit = tail.Groups["unit"].Value;
                rest = tail.Groups["name"].Value;
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]+、|\d+[.、](?!\d)|\([一二三四五六七八九十\d]+\)|#|其中:?)+")]
    private static partial Regex Numbering();

    [GeneratedRegex(@"^(?<name>.+?)[(\[【](?<inside>[^()\[\]【】]*)[)\]】]$", RegexOptions.ExplicitCapture)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^(?<name>.+?)[,:/、_-](?:单位:?)?(?<unit>[^,:、]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Tail();
}
