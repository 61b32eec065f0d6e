using System.Globalization;

namespace Pipeline.Workbooks;

/// <summary>Addresses as Excel writes them.</summary>
public static class CellAddress
{
    /// <summary>The address of a cell, such as <c>D7</c>; row and column count from 1.</summary>
    public static string Of(int row, int column) => ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>The letters of a column counted from 1: 1 is <c>A</c>, 16384 is <c>XFD</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is below 1.</exception>
    public static string ColumnName(int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        Span<char> letters = stackalloc char[7];
        var start = letters.Length;
        for (; column > 0; column = (column - 1) / 26)
        {
            letters[--start] = (char)('A' + ((column - 1) % 26));
        }

        return new string(letters[start..]);
    }
}
