using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Submissions.Checking;

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
}
