using System.Text.RegularExpressions;

namespace Pipeline.Submissions.Checking;

/// <summary>Footnote marks such as ① * [注1] on labels and values.</summary>
internal static partial class Footnote
{
    // Beyond this a text is a remark, however much of it is white space.
    private const int LongestLooked = 5 * Wording.LongestName;

    /// <summary>The text without marks at its start and end; the marks, in order, are handed out.</summary>
    public static string Strip(string text, out string marks)
    {
        var found = "";
        var rest = Wording.Tidy(text.Length > LongestLooked ? text[..LongestLooked] : text);
        if (rest.Length > Wording.LongestName || HasNone(rest))
        {
            marks = "";
            return rest;
        }

        while (Trailing().Match(rest) is { Success: true } trailing)
        {
            found = trailing.Groups["mark"].Value + found;
            rest = rest[..trailing.Index].TrimEnd();
        }

        // A mark may stand before the unit: 常住人口*（万人）.
        if (Inner().Match(rest) is { Success: true } inner)
        {
            found = inner.Groups["mark"].Value + found;
            rest = rest.Remove(inner.Index, inner.Length);
        }

        if (Circled().Match(rest) is { Success: true, Length: var length } leading && length < rest.Length)
        {
            found = leading.Value.Trim() + found;
            rest = rest[length..].TrimStart();
        }

        marks = found;
        return rest;
    }

    /// <summary>Whether a text cannot have a mark, as nearly all: it begins and ends with letters or digits, and has no 注 (note).</summary>
    private static bool HasNone(string text) =>
        text.Length == 0 || (IsPlain(text[0]) && IsPlain(text[^1]) && !text.Contains('注', StringComparison.Ordinal));

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is >= '一' and <= '\u9FFF';

    /// <summary>The mark with which a note begins, and its text; null where a row is no note.</summary>
    public static (string Mark, string Text)? ReadNote(string text)
    {
        var tidy = Wording.Tidy(text);
        return Note().Match(tidy) is { Success: true } note ? (note.Groups["mark"].Value.Trim('[', ']', '［', '］'), note.Groups["text"].Value.Trim()) : null;
    }

    [GeneratedRegex(@"(?<=.)\s*(?<mark>[①-⑳⓪❶-❿*＊※†‡¹²³⁴-⁹]|[\[［(（【]\s*注\s*\d*\s*[\]］)）】]|[\[［]\d{1,2}[\]］]|注\d{0,2})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"(?<=\p{L}\s*)(?<mark>[①-⑳⓪❶-❿*＊※†‡])(?=\s*[(（\[【][^()（）\[\]【】]*[)）\]】]$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Inner();

    [GeneratedRegex(@"^(?:[①-⑳⓪❶-❿*＊※†‡]\s*)+")]
    private static partial Regex Circled();

    [GeneratedRegex(
        @"^(?:(?<mark>[①-⑳⓪❶-❿*＊※†‡]|[\[［]?注\s*\d*[\]］]?)(?:\s*[:：.、]\s*|\s+|(?<=[①-⑳❶-❿*＊※†‡]))(?<text>.+)|(?<mark>)(?:说明|备注|资料来源|数据来源|来源|Notes?|Source)\s*[:：](?<text>.*))$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Note();
}
