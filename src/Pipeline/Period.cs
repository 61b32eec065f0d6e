using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pipeline;

/// <summary>How often a figure is reported.</summary>
public enum Frequency
{
    /// <summary>Once a year, written <c>2024</c>.</summary>
    Annual,

    /// <summary>Four times a year, cumulative from January, written <c>2024-Q3</c>.</summary>
    Quarterly,

    /// <summary>Twelve times a year, cumulative from January, written <c>2024-06</c>.</summary>
    Monthly,
}

/// <summary>The time a figure describes: a year, or the part of a year from January to the end of a quarter or month.</summary>
public sealed record Period : IComparable<Period>
{
    private Period(int year, Frequency frequency, int number) => (Year, Frequency, Number) = (year, frequency, number);

    /// <summary>The calendar year, 1949 to 2999.</summary>
    public int Year { get; }

    /// <summary>Whether this is a year, a quarter or a month.</summary>
    public Frequency Frequency { get; }

    /// <summary>The quarter (1 to 4) or month (1 to 12); 0 for a year.</summary>
    public int Number { get; }

    /// <summary>The last month that the figure covers, 1 to 12.</summary>
    public int LastMonth => Frequency switch { Frequency.Annual => 12, Frequency.Quarterly => Number * 3, _ => Number };

    /// <summary>The last day that the figure covers.</summary>
    public DateOnly LastDay => new(Year, LastMonth, DateTime.DaysInMonth(Year, LastMonth));

    /// <summary>The same part of the year before: what growth is measured against.</summary>
    public Period YearBefore => Of(Year - 1, Frequency, Number);

    /// <summary>The same part of the year after.</summary>
    public Period YearAfter => Of(Year + 1, Frequency, Number);

    /// <summary>The same part of another year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 1949 to 2999.</exception>
    public Period InYear(int year) => Of(year, Frequency, Number);

    /// <summary>A whole year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 1949 to 2999.</exception>
    public static Period Annual(int year) => Of(year, Frequency.Annual, 0);

    /// <summary>January to the end of a quarter, 1 to 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 1949 to 2999, or the quarter not 1 to 4.</exception>
    public static Period Quarter(int year, int quarter) => Of(year, Frequency.Quarterly, quarter);

    /// <summary>January to the end of a month, 1 to 12.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 1949 to 2999, or the month not 1 to 12.</exception>
    public static Period Month(int year, int month) => Of(year, Frequency.Monthly, month);

    /// <summary>Reads the canonical text: <c>2024</c>, <c>2024-Q3</c> or <c>2024-06</c>.</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static Period Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is not a period; write 2024, 2024-Q3 or 2024-06.");

    /// <summary>Reads the canonical text: <c>2024</c>, <c>2024-Q3</c> or <c>2024-06</c>, and nothing else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Period? period)
    {
        period = null;
        if (text is not { Length: 4 or 7 } || !TryDigits(text.AsSpan(0, 4), out var year) || year is < 1949 or > 2999)
        {
            return false;
        }

        if (text.Length == 4)
        {
            period = new(year, Frequency.Annual, 0);
        }
        else if (text[4] == '-' && text[5] == 'Q' && text[6] is >= '1' and <= '4')
        {
            period = new(year, Frequency.Quarterly, text[6] - '0');
        }
        else if (text[4] == '-' && TryDigits(text.AsSpan(5, 2), out var month) && month is >= 1 and <= 12)
        {
            period = new(year, Frequency.Monthly, month);
        }

        return period is not null;
    }

    /// <summary>Earlier ends first; of two that end on the same day the shorter frequency (month, quarter, year) is first.</summary>
    public int CompareTo(Period? other) => other is null
        ? 1
        : (Year, LastMonth, -(int)Frequency).CompareTo((other.Year, other.LastMonth, -(int)other.Frequency));

    /// <summary>The canonical text: <c>2024</c>, <c>2024-Q3</c> or <c>2024-06</c>.</summary>
    public override string ToString() => Frequency switch
    {
        Frequency.Annual => Year.ToString(CultureInfo.InvariantCulture),
        Frequency.Quarterly => string.Create(CultureInfo.InvariantCulture, $"{Year}-Q{Number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Number:D2}"),
    };

    /// <summary>Whether the left period comes before the right one.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left period comes after the right one.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left period comes before the right one or is it.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left period comes after the right one or is it.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    private static Period Of(int year, Frequency frequency, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1949);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2999);
        var last = frequency switch { Frequency.Annual => 0, Frequency.Quarterly => 4, _ => 12 };
        return number >= Math.Min(1, last) && number <= last
            ? new(year, frequency, number)
            : throw new ArgumentOutOfRangeException(nameof(number), number, $"A {frequency} period takes a number from 1 to {last}.");
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
