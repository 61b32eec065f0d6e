using System.Buffers;
using System.Globalization;
using System.Text;

namespace Pipeline.Submissions.Checking;

/// <summary>How texts of cells are cleaned and compared.</summary>
internal static class Wording
{
    /// <summary>
    /// A longer text is a remark: no name, unit or number. Patterns are only tried on shorter ones, so that a workbook made to be slow is not.
    /// </summary>
    public const int LongestName = 200;

    // What is compared is no longer than this; the rest of a remark makes no difference and is not looked at.
    private const int LongestCompared = 1_000;
    private const char LastHan = '\u9FFF';
    private const char NoCharacter = '\uFFFE';

    // Nearly every text is of printable ASCII, its full-width forms, Han characters and 、。 only: none of them is invisible, and none
    // combines with its neighbours, so that each can be taken by itself.
    private static readonly SearchValues<char> Plain = SearchValues.Create(PlainCharacters);

    private static string PlainCharacters => string.Concat(
        Enumerable.Range(' ', '~' - ' ' + 1).Concat(Enumerable.Range('！', '～' - '！' + 1)).Concat(Enumerable.Range('一', 0x9FFF - '一' + 1))
            .Select(c => (char)c)) + "、。";

    /// <summary>The text without invisible characters, spaces of every kind as one kind, trimmed.</summary>
    public static string Tidy(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
        {
            return text.Trim();
        }

        StringBuilder tidy = new(text.Length);
        foreach (var character in text)
        {
            var category = char.GetUnicodeCategory(character);
            if (character is '\t' or '\n' or '\r' || category is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator)
            {
                tidy.Append(' ');
            }
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                tidy.Append(character);
            }
        }

        return tidy.ToString().Trim();
    }

    /// <summary>The text as names are compared: one width, upper case, no white space or invisible characters.</summary>
    public static string Key(string text)
    {
        text = text.Length > LongestCompared ? text[..LongestCompared] : text;
        if (!text.AsSpan().ContainsAnyExceptInRange('一', LastHan))
        {
            return text;
        }

        if (PlainKey(text) is { } plain)
        {
            return plain;
        }

        // Half pairs, and this one code that is no character, cannot be normalised.
        if (text.Any(c => char.IsSurrogate(c) || c == NoCharacter))
        {
            text = string.Concat(text.EnumerateRunes().Where(r => r != Rune.ReplacementChar && r.Value != NoCharacter));
        }

        StringBuilder key = new(text.Length);
        foreach (var character in Width.Fold(text))
        {
            if (!char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                key.Append(char.ToUpperInvariant(character));
            }
        }

        return key.ToString();
    }

    /// <summary>The key of a text of plain characters and white space only; null for any other.</summary>
    private static string? PlainKey(string text)
    {
        Span<char> key = text.Length <= LongestName ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        var same = true;
        foreach (var character in text)
        {
            if (character is (> ' ' and < 'a') or (> 'z' and <= '~') or (>= '一' and <= LastHan) or '、' or '。')
            {
                key[length++] = character;
                continue;
            }

            same = false;
            var narrow = Width.Narrow(character);
            if (narrow is > ' ' and <= '~')
            {
                key[length++] = char.ToUpperInvariant(narrow);
            }
            else if (narrow is not (' ' or '\t' or '\n' or '\r'))
            {
                return null;
            }
        }

        return same ? text : new(key[..length]);
    }

    /// <summary>The part before the first line break: templates write the English name below the Chinese one.</summary>
    public static string FirstLine(string text)
    {
        var trimmed = text.Trim();
        var end = trimmed.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? trimmed : trimmed[..end];
    }
}
