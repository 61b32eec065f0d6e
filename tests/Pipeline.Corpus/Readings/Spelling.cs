using System.Globalization;
using Pipeline.Workbooks;

namespace Pipeline.Corpus.Readings;

/// <summary>One spelling for the values of all readers.</summary>
internal static class Spelling
{
    private static readonly DateTime Epoch1900 = new(1899, 12, 30);
    private static readonly DateTime Epoch1904 = new(1904, 1, 1);

    public static ReadCell Of(SheetCell cell, bool date1904) => cell.Kind switch
    {
        CellKind.Number => Number(double.Parse(cell.Text, CultureInfo.InvariantCulture)),
        CellKind.Date => Date(double.Parse(cell.Text, CultureInfo.InvariantCulture), date1904),
        _ => new(cell.Kind, cell.Text.ReplaceLineEndings("\n")),
    };

    public static ReadCell Number(double value) => new(CellKind.Number, (value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture));

    public static ReadCell Text(string value) => new(CellKind.Text, value.ReplaceLineEndings("\n"));

    public static ReadCell Boolean(bool value) => new(CellKind.Boolean, value ? "TRUE" : "FALSE");

    public static ReadCell Error(string value) => new(CellKind.Error, value);

    /// <summary>A date to the second: binary fractions of a day are not exact.</summary>
    public static ReadCell Date(DateTime date) => new(
        CellKind.Date, new DateTime((date.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond).ToString("s", CultureInfo.InvariantCulture));

    /// <summary>A serial number: a moment after the epoch; a day that never was, and a number out of range, as what it is.</summary>
    public static ReadCell Date(double serial, bool date1904)
    {
        if (serial is < 0 or >= 2_958_466)
        {
            return new(CellKind.Date, serial.ToString("R", CultureInfo.InvariantCulture));
        }

        var days = !date1904 && serial is >= 1 and < 60 ? serial + 1 : serial;
        return Date((date1904 ? Epoch1904 : Epoch1900).AddTicks((long)(days * TimeSpan.TicksPerDay)));
    }

    /// <summary>A time of day, or a duration, as the moment that long after the epoch.</summary>
    public static ReadCell Time(TimeSpan time, bool date1904) => Date(time.TotalDays, date1904);
}
