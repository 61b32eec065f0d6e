using System.Globalization;

namespace Pipeline.Workbooks;

/// <summary>Addresses as Excel writes them.</summary>
public static class CellAddress
{
    // What the largest number of 32 bits needs, and its sign.
    private const int MostLetters = 7;
    private const int MostDigits = 11;

    /// <summary>The address of a cell, such as <c>D7</c>; row and column count from 1.</summary>
    public static string Of(int row, int column)
    {
        Span<char> address = stackalloc char[MostLetters + MostDigits];
        var letters = Letters(column, address[..MostLetters]);
        letters.CopyTo(address);
        row.TryFormat(address[letters.Length..], out var digits, provider: CultureInfo.InvariantCulture);
        return new string(address[..(letters.Length + digits)]);
    }

    /// <summary>The letters of a column counted from 1: 1 is <c>A</c>, 16384 is <c>XFD</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is below 1.</exception>
    public static string ColumnName(int column) => new(Letters(column, stackalloc char[MostLetters]));

    // At the end of the space given.
    private static ReadOnlySpan<char> Letters(int column, Span<char> letters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        var start = letters.Length;
        for (; column > 0; column = (column - 1) / 26)
        {
            letters[--start] = (char)('A' + ((column - 1) % 26));
        }

        return letters[start..];
    }
}
