namespace Pipeline.Workbooks.Reading;

/// <summary>Reads addresses such as <c>D7</c> and <c>$A$1:B2</c>.</summary>
internal static class CellReference
{
    /// <summary>The row and column of an address, counted from 1; null where it is none.</summary>
    public static (int Row, int Column)? Parse(ReadOnlySpan<byte> text)
    {
        var (row, column, at) = (0L, 0, 0);
        for (; at < text.Length && at < 4 && char.IsAsciiLetter((char)text[at]); at++)
        {
            column = (column * 26) + (text[at] | 0x20) - 'a' + 1;
        }

        var digits = at;
        for (; at < text.Length && at - digits < 8 && char.IsAsciiDigit((char)text[at]); at++)
        {
            row = (row * 10) + text[at] - '0';
        }

        return at == text.Length && column is > 0 and <= 16_384 && row is > 0 and <= 1_048_576 ? ((int)row, column) : null;
    }

    /// <summary>The rectangle between two addresses, or the one cell of a single address; null where it is none.</summary>
    public static CellRange? ParseRange(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (Parse(colon < 0 ? text : text[..colon]) is not var (row, column))
        {
            return null;
        }

        return colon < 0
            ? new(row, column, row, column)
            : Parse(text[(colon + 1)..]) is var (otherRow, otherColumn)
                ? new(Math.Min(row, otherRow), Math.Min(column, otherColumn), Math.Max(row, otherRow), Math.Max(column, otherColumn))
                : null;
    }
}
