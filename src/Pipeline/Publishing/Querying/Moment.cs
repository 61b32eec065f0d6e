using System.Globalization;

namespace Pipeline.Publishing.Querying;

/// <summary>Times as callers write them: days and times by ISO 8601, by the clock of Yunnan where they name no other.</summary>
public static class Moment
{
    private const string Day = "yyyy-MM-dd";

    private static readonly TimeSpan Yunnan = TimeSpan.FromHours(8);
    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>How a time is to be written.</summary>
    public static Bilingual Remedy { get; } = new(
        "写 ISO 8601 的日期或时间，如 2026-01-31 或 2026-01-31T08:00:00+08:00；没有时区的按北京时间。",
        "Write a day or time as ISO 8601 does, such as 2026-01-31 or 2026-01-31T08:00:00+08:00; without a zone it is Beijing time.");

    /// <summary>The time that a text names, of a day its beginning; null where it names none.</summary>
    public static DateTimeOffset? First(string text) => Read(text, TimeOnly.MinValue);

    /// <summary>The time that a text names, of a day its end; null where it names none.</summary>
    public static DateTimeOffset? Last(string text) => Read(text, TimeOnly.MaxValue);

    private static DateTimeOffset? Read(string text, TimeOnly ofDay)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return InYunnan(day.ToDateTime(ofDay));
        }

        // A plus sign in an address arrives as the space that it stands for there.
        return DateTime.TryParseExact(text.Replace(' ', '+'), Times, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time)
            ? time.Kind == DateTimeKind.Utc ? new(time) : InYunnan(time)
            : null;
    }

    /// <summary>The first year is what programs write that mean no time at all; not every zone has the whole of it.</summary>
    private static DateTimeOffset InYunnan(DateTime time) => time.Year == 1 ? DateTimeOffset.MinValue : new(time, Yunnan);
}
