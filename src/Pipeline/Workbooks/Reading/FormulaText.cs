namespace Pipeline.Workbooks.Reading;

/// <summary>What can be told from a formula without computing it.</summary>
internal static class FormulaText
{
    /// <summary>
    /// Whether a formula refers to another file, which it writes as the number of the link in brackets: <c>[1]Sheet1!A1</c>,
    /// <c>'[2]表 一'!B2</c>. Brackets after a name are a table's columns, and <c>[0]</c> is the file itself.
    /// </summary>
    public static bool HasExternalLink(ReadOnlySpan<byte> formula)
    {
        var inText = false;
        for (var i = 0; i < formula.Length; i++)
        {
            if (formula[i] == '"')
            {
                inText = !inText;
            }
            else if (!inText && formula[i] == '[' && (i == 0 || !EndsName(formula[i - 1])) && IsLinkNumber(formula[(i + 1)..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsName(byte value) =>
        char.IsAsciiLetterOrDigit((char)value) || value is (byte)'_' or (byte)'.' or (byte)']' or (byte)'[' or (byte)',' or > 0x7F;

    private static bool IsLinkNumber(ReadOnlySpan<byte> rest)
    {
        var digits = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return digits > 0 && rest[digits] == ']' && rest[..digits].IndexOfAnyExcept((byte)'0') >= 0;
    }
}
