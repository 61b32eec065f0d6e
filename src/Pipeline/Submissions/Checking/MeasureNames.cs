using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>What a heading says: which measure, and what it writes of a unit.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Unit">The unit as written; empty where the heading has none.</param>
/// <param name="Stated">The period as written, such as 上年; empty where the heading has none.</param>
internal readonly record struct Heading(Measure Measure, string Unit, string Stated = "");

/// <summary>Finds measures by the ways in which workbooks write them: name or alias, numbering before it, unit behind it.</summary>
internal sealed partial class MeasureNames
{
    // What a heading may add without meaning something else.
    private static readonly HashSet<string> Neutral = new(StringComparer.Ordinal)
    {
        "现价", "当年价", "当年价格", "按现价计算", "可比价", "年末", "期末", "累计", "本年", "本期", "本年累计", "全年", "总量", "绝对额", "绝对值",
        "绝对数", "数值", "合计", "总额", "快报", "初步核算", "最终核实", "快报数", "初步数", "GDP", "本期数", "本年数", "实际", "实际完成", "完成", "数量", "金额", "规模",
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

    /// <summary>The measure that several rows of a heading name together, whichever of them has its unit; null where they name none.</summary>
    public Heading? Find(IReadOnlyList<string> parts)
    {
        if (Find(string.Concat(parts)) is { } written)
        {
            return written;
        }

        var split = parts.Select(SplitUnit).ToList();
        return split.Find(p => p.Unit.Length > 0).Unit is { } unit && Find(string.Concat(split.Select(p => p.Name))) is { Unit: "" } heading
            ? heading with { Unit = unit }
            : null;
    }

    private (string Name, string Unit) SplitUnit(string text) =>
        Bracket().Match(Wording.Key(text)) is { Success: true } bracket && _units.IsUnit(bracket.Groups["inside"].Value)
            ? (bracket.Groups["name"].Value, bracket.Groups["inside"].Value)
            : (text, "");

    /// <summary>Whether a lower heading leaves the measure above it as it is, but for period, unit and growth.</summary>
    public static bool SaysNothingElse(string text) =>
        Wording.Key(text) is var key && (Neutral.Contains(key.Trim('(', ')')) || PeriodText.IsWords(key) || IsGrowth(text));

    /// <summary>Whether a heading says no more than that a figure is a rate of growth.</summary>
    public static bool IsGrowth(string text)
    {
        var rest = Wording.Key(Footnote.Strip(text, out _));
        return Growth().IsMatch(Bracket().Match(rest) is { Success: true } bracket && bracket.Groups["inside"].Value == "%" ? bracket.Groups["name"].Value : rest);
    }

    /// <summary>
    /// A heading with what other rows of the header say beside it: a unit, a period, that it is a rate of growth. Null where they make it
    /// another figure that is no measure, and, where all must be known, where one of them says anything else.
    /// </summary>
    public Heading? Beside(Heading heading, IReadOnlyList<string> others, bool mustBeKnown)
    {
        foreach (var text in others)
        {
            var rest = Wording.Key(Footnote.Strip(text, out _));
            if (IsGrowth(text))
            {
                if (GrowthOf(heading.Measure) is not { } growth)
                {
                    return null;
                }

                heading = heading with { Measure = growth, Unit = "" };
                continue;
            }

            if (Bracket().Match(rest) is { Success: true } bracket && _units.IsUnit(bracket.Groups["inside"].Value))
            {
                rest = bracket.Groups["name"].Value;
                heading = heading.Unit.Length > 0 ? heading : heading with { Unit = bracket.Groups["inside"].Value };
            }

            if (_units.IsUnit(rest.Trim('(', ')')))
            {
                heading = heading.Unit.Length > 0 ? heading : heading with { Unit = rest.Trim('(', ')') };
            }
            else if (PeriodText.IsWords(rest))
            {
                heading = heading.Stated.Length > 0 ? heading : heading with { Stated = rest };
            }
            else if (!Neutral.Contains(rest.Trim('(', ')')) && (mustBeKnown || Share().IsMatch(rest)))
            {
                return null;
            }
        }

        return heading;
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
        var (unit, stated) = ("", "");
        while (rest.Length > 0)
        {
            if (Named(rest) is { } measure)
            {
                return new(measure, unit, stated);
            }

            if (Bracket().Match(rest) is { Success: true } bracket)
            {
                foreach (var inside in bracket.Groups["inside"].Value.Split(',', ';', '、').Select(i => i.StartsWith("单位:", StringComparison.Ordinal) ? i[3..] : i))
                {
                    (unit, stated) = Neutral.Contains(inside) ? (unit, stated)
                        : PeriodText.IsWords(inside) ? (unit, inside)
                        : (unit.Length > 0 ? unit : inside, stated);
                }

                rest = bracket.Groups["name"].Value;
            }
            else if (Tail().Match(rest) is { Success: true } tail && unit.Length == 0 && _units.IsUnit(tail.Groups["unit"].Value))
            {
                unit = tail.Groups["unit"].Value;
                rest = tail.Groups["name"].Value;
            }
            else if (unit is "" or "%" && GrowthBehind().Match(rest) is { Success: true } growth
                && Named(growth.Groups["name"].Value) is { } of && GrowthOf(of) is { } rate)
            {
                return new(rate, unit, stated);
            }
            else if (stated.Length == 0 && PeriodText.SplitOff(rest) is var (words, name))
            {
                (rest, stated) = (name, words);
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    private Measure? Named(string key) => _names.GetValueOrDefault(key) ?? _names.GetValueOrDefault(key.TrimEnd('#', ':'));

    private Measure? GrowthOf(Measure measure) => _names.GetValueOrDefault(Wording.Key(measure.Name.Zh + "增速"));

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]+、|\d+[.、](?!\d)|\([一二三四五六七八九十\d]+\)|#|其中:?)+")]
    private static partial Regex Numbering();

    [GeneratedRegex(@"^(?<name>.+?)[(\[【](?<inside>[^()\[\]【】]*)[)\]】]$", RegexOptions.ExplicitCapture)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^(?<name>.+?)[,:/、_-](?:单位:?)?(?<unit>[^,:、]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Tail();

    // Nominal growth is left out: the catalogue's rates are real ones.
    [GeneratedRegex(@"^(?:(?:(?:[比较](?:上年|去年)(?:同期)?|同比)?(?:实际|可比价)?(?:增长率?|增速|增幅|增减率|±)|同比|[比较](?:上年|去年)(?:同期)?±?)%?)$")]
    private static partial Regex Growth();

    [GeneratedRegex(@"^(?<name>.+?)(?:[比较](?:上年|去年)(?:同期)?|同比)?(?:实际|可比价)?(?:增长率?|增速|增幅|增减率|±)%?$", RegexOptions.ExplicitCapture)]
    private static partial Regex GrowthBehind();

    // A share or a rank under or over a measure's name is another figure.
    [GeneratedRegex("比重|占比|^占|构成|[位名]次|排名|排位|增量|增减")]
    private static partial Regex Share();
}
