using NCrontab;

namespace Pipeline.LocalHost.Timers;

/// <summary>NCRONTAB schedules, in UTC as on every Linux plan.</summary>
internal static class Cron
{
    public static CrontabSchedule Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
        var options = new CrontabSchedule.ParseOptions { IncludingSeconds = fields != 5 };
        var schedule = CrontabSchedule.TryParse(text, options)
            ?? throw new StartupException(
                $"'{text}' is not an NCRONTAB schedule: second minute hour day month weekday, such as 0 30 18 * * * (five fields: without seconds).");
        return schedule.GetNextOccurrence(DateTime.UnixEpoch) < DateTime.MaxValue
            ? schedule
            : throw new StartupException($"The schedule '{text}' names a day that never comes.");
    }

    public static DateTimeOffset Next(CrontabSchedule schedule, DateTimeOffset after) =>
        new(schedule.GetNextOccurrence(after.UtcDateTime), TimeSpan.Zero);

    /// <summary>Whether it fires more than once in some minute; such schedules are never remembered, there is nothing to make up for.</summary>
    public static bool IsBelowOneMinute(CrontabSchedule schedule)
    {
        var first = schedule.GetNextOccurrence(DateTime.UnixEpoch);
        return schedule.GetNextOccurrence(first) - first < TimeSpan.FromMinutes(1);
    }
}
