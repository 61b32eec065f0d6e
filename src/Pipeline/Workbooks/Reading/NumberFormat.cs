namespace Pipeline.Workbooks.Reading;

/// <summary>What a number format makes of a number.</summary>
internal enum NumberFormatKind : byte
{
    /// <summary>A plain number.</summary>
    Number,

    /// <summary>A percentage.</summary>
    Percent,

    /// <summary>A date or time.</summary>
    Date,
}

/// <summary>Tells what a number format shows, by its built-in number or its code.</summary>
internal static class NumberFormat
{
    /// <summary>What a built-in format shows; East Asian Excel has its own dates at 27 to 36 and 50 to 58.</summary>
    public static NumberFormatKind OfBuiltIn(int id) => id switch
    {
        9 or 10 => NumberFormatKind.Percent,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => NumberFormatKind.Date,
        _ => NumberFormatKind.Number,
    };

    /// <summary>What a format code shows: its first section decides, without quoted and escaped text, colours, locales and conditions.</summary>
    public static NumberFormatKind Of(string code)
    {
        var percent = false;
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = End(code, i, '"');
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[':
                    var close = End(code, i, ']');
                    if (IsElapsedTime(code.AsSpan(i + 1, Math.Max(0, close - i - 1))))
                    {
                        return NumberFormatKind.Date;
                    }

                    i = close;
                    break;
                case '%':
                    percent = true;
                    break;
                case 'G' or 'g' when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += "General".Length - 1;
                    break;
                case 'a' or 'A' when code.AsSpan(i).StartsWith("aaa", StringComparison.OrdinalIgnoreCase):
                    // The day of the week, as East Asian Excel writes it.
                    return NumberFormatKind.Date;
                case 'E' or 'e' when i + 1 < code.Length && code[i + 1] is '+' or '-':
                    i++;
                    break;
                case 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H' or 's' or 'S' or 'e' or 'E' or 'g' or 'G' or 'b' or 'B':
                    return NumberFormatKind.Date;
            }
        }

        return percent ? NumberFormatKind.Percent : NumberFormatKind.Number;
    }

    private static int End(string code, int start, char mark) => code.IndexOf(mark, start + 1) is >= 0 and var end ? end : code.Length;

    // [h], [mm], [ss]: hours, minutes or seconds beyond the day.
    private static bool IsElapsedTime(ReadOnlySpan<char> bracketed) =>
        bracketed.Length > 0 && bracketed[0] is 'h' or 'H' or 'm' or 'M' or 's' or 'S'
        && bracketed.IndexOfAnyExcept(bracketed[0], char.IsLower(bracketed[0]) ? char.ToUpperInvariant(bracketed[0]) : char.ToLowerInvariant(bracketed[0])) < 0;
}
