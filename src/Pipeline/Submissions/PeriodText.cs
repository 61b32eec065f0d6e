using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Submissions.Checking;
using Pipeline.Workbooks;

namespace Pipeline.Submissions;

/// <summary>The ways in which clerks write a period.</summary>
internal static partial class PeriodText
{
    /// <summary>
    /// Reads <c>2024</c>, <c>2024年</c>, <c>2024年度</c>, <c>2024年三季度</c>, <c>2024年前三季度</c>, <c>2024Q3</c>, <c>2024-Q3</c>, <c>2024.06</c>,
    /// <c>2024/6</c>, <c>202406</c>, <c>2024年6月</c>, <c>2024年1-6月</c>, <c>2024年上半年</c>, also in full width.
    /// </summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out Period? period)
    {
        period = null;
        var match = Form().Match(Wording.Key(text ?? ""));
        if (!match.Success || Digits(match.Groups["year"].Value) is not { } year || year is < 1949 or > 2999)
        {
            return false;
        }

        if (match.Groups["quarter"] is { Success: true } quarter)
        {
            period = Period.Quarter(year, QuarterOf(quarter.Value));
        }
        else if (match.Groups["half"].Success)
        {
            period = Period.Quarter(year, 2);
        }
        else if (match.Groups["month"] is { Success: true } month)
        {
            period = Digits(month.Value) is >= 1 and <= 12 and var number ? Period.Month(year, number) : null;
        }
        else
        {
            period = Period.Annual(year);
        }

        return period is not null;
    }

    /// <summary>Whether a cell states a period: as text, as a date, or as a number such as 2024.</summary>
    public static bool IsStatedBy(SheetCell cell) => cell.Kind == CellKind.Date || (cell.Kind is CellKind.Text or CellKind.Number && TryRead(cell.Text, out _));

    /// <summary>Whether a text speaks of an earlier period without saying which: 上年, 去年同期.</summary>
    public static bool IsEarlier(string text) => Earlier().IsMatch(Wording.Key(text));

    /// <summary>
    /// Whether a text states a period: 1-9月 is the third quarter and 1-12月 the year too, since quarters and months count from January.
    /// </summary>
    public static bool Means(string text, Period period) => TryRead(text, out var stated)
        && (stated == period || (stated.Year == period.Year && stated.LastMonth == period.LastMonth && FromJanuary().IsMatch(Wording.Key(text))));

    /// <summary>Whether a heading is nothing but words for a period: 2023年, 上年同期, 本年, 1-9月.</summary>
    public static bool IsWords(string key) =>
        IsYear(key) || (Words().Match(key) is { Success: true } match && match.Length == key.Length);

    /// <summary>Whether a text is a bare year, as headings of series have it.</summary>
    public static bool IsYear(string text) => text.Length == 4 && Digits(text) is >= 1949 and <= 2099;

    /// <summary>The words for a period at the beginning or end of a heading, and the rest of it; null where it has none.</summary>
    public static (string Words, string Name)? SplitOff(string key)
    {
        if (Words().Match(key) is { Success: true, Length: > 0 } before && before.Length < key.Length)
        {
            return (before.Value, key[before.Length..]);
        }

        return WordsBehind().Match(key) is { Success: true, Index: > 0 } behind ? (behind.Value, key[..behind.Index].TrimEnd('_', '-', ',', ':', '/')) : null;
    }

    /// <summary>Whether the words for a period in a heading mean another one than expected.</summary>
    public static bool IsOther(string words, Period expected)
    {
        var key = Ending().Replace(Wording.Key(words), "");
        return !This().IsMatch(key) && (IsEarlier(key)
            || (TryRead(key, out var stated) && stated.Frequency == Frequency.Annual ? stated.Year != expected.Year
                : !Means(key, expected) && !Means($"{expected.Year}年{key}", expected)));
    }

    /// <summary>The month of a day that a date cell holds.</summary>
    public static Period OfDay(DateOnly day) => Period.Month(day.Year, day.Month);

    private static int? Digits(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static int QuarterOf(string text) => text switch
    {
        "一" or "1" => 1,
        "二" or "2" => 2,
        "三" or "3" => 3,
        _ => 4,
    };

    [GeneratedRegex(
        @"^(?<year>\d{4})(?:年度?|年?(?<half>上半年)|[年.\-/]?(?:Q(?<quarter>[1-4])|第?前?(?<quarter>[一二三四1-4])季度?(?:累计)?)|[年.\-/](?:(?:1|01)(?:月?[-~—–至到]))?(?<month>\d{1,2})月?(?:份|累计)?|(?<month>\d{2}))?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex("^(?:上一?年度?|去年|前年|上期|上一期|往年|历年|同期)(?:同期|实际|累计|完成|末|底|数据?|值|数)*$")]
    private static partial Regex Earlier();

    [GeneratedRegex("^[^月]*[年./-](?:1|01)月?[-~—–至到]")]
    private static partial Regex FromJanuary();

    private const string AnyWords =
        @"(?:(?:19|20)\d{2}年(?:度?(?:1月?[-~—–至到]\d{1,2}月|\d{1,2}月|第?前?[一二三四]季度|上半年)?)|1月?[-~—–至到]\d{1,2}月|第?前?[一二三四]季度|上半年"
        + "|上一?年度?(?:同期)?|去年(?:同期)?|前年|上期|上一期|同期|本年度?|本期|今年|当年|当期)(?:实际|累计|完成|末|底|份|数据?|值)*";

    [GeneratedRegex("^" + AnyWords)]
    private static partial Regex Words();

    [GeneratedRegex(AnyWords + "$")]
    private static partial Regex WordsBehind();

    [GeneratedRegex("(?:实际|累计|完成|末|底|份|数据?|值)+$")]
    private static partial Regex Ending();

    [GeneratedRegex("^(?:本年度?|本期|今年|当年|当期)$")]
    private static partial Regex This();
}
