using System.Globalization;

namespace Pipeline.Workbooks.Reading;

/// <summary>Turns dates that a file writes as text (ISO 8601) into the numbers that other files have instead.</summary>
internal static class IsoDate
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    private static readonly DateTime Epoch1900 = new(1899, 12, 30);
    private static readonly DateTime Epoch1904 = new(1904, 1, 1);

    /// <summary>The number of days since the workbook's epoch as text; null where the text is no date.</summary>
    public static string? ToSerial(string text, bool date1904)
    {
        if (!DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return TimeSpan.TryParseExact(text, [@"hh\:mm\:ss", @"\Thh\:mm\:ss"], CultureInfo.InvariantCulture, out var time) ? Text(time) : null;
        }

        var days = date - (date1904 ? Epoch1904 : Epoch1900);

        // Counting from 1900, a 29 February 1900 that never was is counted too.
        return Text(!date1904 && date < new DateTime(1900, 3, 1) ? days - TimeSpan.FromDays(1) : days);
    }

    private static string Text(TimeSpan span) => span.TotalDays.ToString("R", CultureInfo.InvariantCulture);
}
