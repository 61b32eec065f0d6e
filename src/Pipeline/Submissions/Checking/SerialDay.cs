using System.Globalization;

namespace Pipeline.Submissions.Checking;

/// <summary>Days as workbooks number them.</summary>
internal static class SerialDay
{
    private static readonly string[] Forms =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy-M-d H:m:s", "yyyy/M/d H:m:s",
    ];

    /// <summary>The day of a serial number; null where it is none. Day 60 of the 1900 system never was: earlier numbers are one off.</summary>
    public static DateOnly? Of(string serial, bool date1904)
    {
        if (!decimal.TryParse(serial, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 2_900_000)
        {
            return null;
        }

        var days = (int)decimal.Truncate(number);
        return date1904 ? new DateOnly(1904, 1, 1).AddDays(days)
            : new DateOnly(1899, 12, days < 60 ? 31 : 30).AddDays(days);
    }

    /// <summary>A day as clerks write it; null where it is none.</summary>
    public static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(Wording.Key(text), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
