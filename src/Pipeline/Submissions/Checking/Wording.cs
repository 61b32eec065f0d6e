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

    /// <summary>The text without invisible characters, spaces of every kind as one kind, trimmed.</summary>
    public static string Tidy(string text)
    {
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
        if (text.Any(char.IsSurrogate))
        {
            text = string.Concat(text.EnumerateRunes().Where(r => r != Rune.ReplacementChar));
        }

        StringBuilder key = new(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                key.Append(char.ToUpperInvariant(character));
            }
        }

        return key.ToString();
    }

    /// <summary>The part before the first line break: templates write the English name below the Chinese one.</summary>
    public static string FirstLine(string text)
    {
        var trimmed = text.Trim();
        var end = trimmed.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? trimmed : trimmed[..end];
    }
}
