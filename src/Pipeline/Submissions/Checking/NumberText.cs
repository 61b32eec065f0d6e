using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Submissions.Checking;

/// <summary>What a text in a cell of figures is.</summary>
internal abstract record TextReading
{
    private TextReading()
    {
    }

    /// <summary>Nothing, or only invisible characters.</summary>
    public sealed record Blank : TextReading;

    /// <summary>A number, with what stands behind it: a unit, in brackets also a remark, or nothing.</summary>
    public sealed record Number(decimal Value, string Suffix, string Marks, bool InBrackets = false) : TextReading;

    /// <summary>A mark for "cannot exist": 一, －, —.</summary>
    public sealed record CannotExist(string Marks) : TextReading;

    /// <summary>A mark for "not significant": ….</summary>
    public sealed record NotSignificant(string Marks) : TextReading;

    /// <summary>A word for "missing": 无, 不详, N/A.</summary>
    public sealed record Missing : TextReading;

    /// <summary>A word for yes or no: 是, 否, √, ×.</summary>
    public sealed record YesNo(bool Value) : TextReading;

    /// <summary>A number of more digits than can be kept.</summary>
    public sealed record TooLarge : TextReading;

    /// <summary>Something else.</summary>
    public sealed record Unreadable : TextReading;
}

/// <summary>Reads numbers as clerks type them: full width, separators, brackets or △ for minus, a unit or footnote mark behind.</summary>
internal static partial class NumberText
{
    /// <summary>The magnitude from which conversion between units could leave the range of exact numbers.</summary>
    public const decimal Largest = 1_000_000_000_000_000m;

    // Up to so many digits a binary number is written as it was typed.
    private const int ExactDigits = 15;

    private static readonly HashSet<string> Absent = new(StringComparer.Ordinal)
    {
        "无", "不详", "暂无", "暂缺", "缺", "缺失", "待定", "未知", "未统计", "未公布", "无数据", "空", "N/A", "NA", "N.A.", "N.A", "#N/A", "NULL", "NONE", "NIL",
        "TBD", "?", "/", "\\", "待补", "待报",
    };

    private static readonly HashSet<string> Yes = new(StringComparer.Ordinal) { "是", "有", "通", "已通", "√", "✓", "✔", "Y", "YES", "TRUE", "对" };

    private static readonly HashSet<string> No = new(StringComparer.Ordinal) { "否", "未通", "不通", "没有", "×", "✗", "✘", "N", "NO", "FALSE" };

    /// <summary>Reads a text; never throws.</summary>
    public static TextReading Read(string raw)
    {
        if (raw.Length > Wording.LongestName && Wording.Tidy(raw).Length > Wording.LongestName)
        {
            return new TextReading.Unreadable();
        }

        var stripped = Footnote.Strip(raw, out var marks);
        var text = HalfWidth(stripped.TrimStart('\'', '’')).Trim();
        if (text.Length == 0)
        {
            return new TextReading.Blank();
        }

        var word = text.Trim('(', ')').ToUpperInvariant();
        return text.All(c => c is '-' or '一' or '―' or '─') ? new TextReading.CannotExist(marks)
            : text.All(c => c is '…' or '⋯') || (text.Length > 1 && text.All(c => c is '.' or '。')) ? new TextReading.NotSignificant(marks)
            : Absent.Contains(word) ? new TextReading.Missing()
            : Yes.Contains(word) ? new TextReading.YesNo(true)
            : No.Contains(word) ? new TextReading.YesNo(false)
            : ReadNumber(text, marks);
    }

    /// <summary>Reads the digits of a number cell exactly; null where they are none or too large.</summary>
    public static decimal? Exact(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < Largest ? value : null;

    /// <summary>
    /// Reads the number of a number cell: the shortest that is stored the same, since Excel writes a typed 2.675 as 2.6749999999999998, which
    /// would round the other way.
    /// </summary>
    public static decimal? Stored(string text) =>
        text.Length > ExactDigits && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var stored) && double.IsFinite(stored)
            ? Exact(stored.ToString("R", CultureInfo.InvariantCulture))
            : Exact(text);

    private static TextReading ReadNumber(string text, string marks)
    {
        if (Remarked().Match(text) is { Success: true } remarked)
        {
            return ReadNumber(remarked.Groups["number"].Value.Trim(), marks) is TextReading.Number { Suffix: "" } number
                ? number with { Suffix = remarked.Groups["remark"].Value.Trim(), InBrackets = true }
                : new TextReading.Unreadable();
        }

        if (Form().Match(text) is not { Success: true } match)
        {
            return new TextReading.Unreadable();
        }

        var digits = match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (Exact(digits) is not { } value)
        {
            return new TextReading.TooLarge();
        }

        var bracketed = match.Groups["open"].Length > 0;
        var signed = match.Groups["sign"].Value is "-" or "△" or "▲";
        return bracketed != match.Groups["close"].Length > 0 || (bracketed && match.Groups["sign"].Length > 0)
            ? new TextReading.Unreadable()
            : new TextReading.Number(bracketed || signed ? -value : value, match.Groups["suffix"].Value.Trim(), marks);
    }

    /// <summary>Full-width forms as their ordinary ones, every minus as <c>-</c>, and the full stop between digits as the decimal point.</summary>
    private static string HalfWidth(string text)
    {
        StringBuilder half = new(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            half.Append(character switch
            {
                '−' or '–' or '—' or '‐' or '‑' or '‒' or '﹣' => '-',
                '。' when i > 0 && i + 1 < text.Length && IsDigit(text[i - 1]) && IsDigit(text[i + 1]) => '.',
                _ => Width.Narrow(character),
            });
        }

        return half.ToString();
    }

    [GeneratedRegex(@"^(?<number>[^()]*\d[^()]*)\((?<remark>[^()\d]{1,30})\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Remarked();

    private static bool IsDigit(char character) => character is (>= '0' and <= '9') or (>= '０' and <= '９');

    [GeneratedRegex(
        @"^(?<open>\()?\s*(?<sign>[-+△▲])?\s*(?<digits>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?|\.[0-9]+)\s*(?<close>\))?\s*(?<suffix>[^\d\s.,()+-][^()]{0,15})?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
