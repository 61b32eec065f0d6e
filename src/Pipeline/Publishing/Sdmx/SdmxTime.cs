using System.Globalization;

namespace Pipeline.Publishing.Sdmx;

/// <summary>Periods as SDMX has them: parts of the calendar. That our quarters and months count from January is said where the column is described.</summary>
internal static class SdmxTime
{
    /// <summary>The first day of the calendar's year, quarter or month.</summary>
    public static DateOnly FirstDay(Period period) =>
        new(period.Year, period.LastMonth - (period.Frequency switch { Frequency.Annual => 11, Frequency.Quarterly => 2, _ => 0 }), 1);

    /// <summary>When a period begins, in Yunnan.</summary>
    public static string Start(Period period) => Text(FirstDay(period), "00:00:00");

    /// <summary>When a period ends, in Yunnan.</summary>
    public static string End(Period period) => Text(period.LastDay, "23:59:59");

    private static string Text(DateOnly day, string time) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T{time}+08:00");
}
