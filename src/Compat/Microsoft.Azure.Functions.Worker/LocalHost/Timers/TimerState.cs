using System.Globalization;
using System.Text.Json;
using NCrontab;

namespace Pipeline.LocalHost.Timers;

/// <summary>What a timer remembers: the last occurrence that ran (null: none yet), the next, and when this was computed.</summary>
internal sealed record TimerState(DateTimeOffset? Last, DateTimeOffset Next, DateTimeOffset LastUpdated)
{
    /// <summary>A timer never seen before waits for its next occurrence.</summary>
    public static TimerState Fresh(CrontabSchedule schedule, DateTimeOffset now) => new(null, Cron.Next(schedule, now), now);

    /// <summary>What follows from the stored state at start-up. A changed schedule starts afresh, so it does not seem late.</summary>
    public static TimerState Resume(TimerState? stored, CrontabSchedule schedule, DateTimeOffset now)
    {
        if (stored is null)
        {
            return Fresh(schedule, now);
        }

        var expected = Cron.Next(schedule, stored.Last ?? stored.LastUpdated);
        if (expected == stored.Next)
        {
            return stored;
        }

        return expected < now ? Fresh(schedule, now) : new TimerState(null, expected, stored.Last ?? stored.LastUpdated);
    }

    public bool IsPastDue(DateTimeOffset now) => now > Next;

    /// <summary>The state after a run that began at the given time.</summary>
    public TimerState After(CrontabSchedule schedule, DateTimeOffset ran, bool scheduled)
    {
        // A clock that runs a little ahead must not give the same occurrence twice.
        var counted = scheduled && Next > ran ? Next : ran;
        return new TimerState(counted, Cron.Next(schedule, counted), counted);
    }

    public string ToJson() =>
        $$"""{"Last":"{{Text(Last)}}","Next":"{{Text(Next)}}","LastUpdated":"{{Text(LastUpdated)}}"}""";

    /// <summary>Reads a stored state; null where it is not one.</summary>
    public static TimerState? Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            var last = Time(root, "Last");
            return Time(root, "Next") is { } next && Time(root, "LastUpdated") is { } updated
                ? new TimerState(last is { Year: > 1 } ? last : null, next, updated)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(DateTimeOffset? time) =>
        (time ?? DateTimeOffset.MinValue).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF+00:00", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : null;
}
