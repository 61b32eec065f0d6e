using System.Text;
using Pipeline.LocalHost;
using Pipeline.LocalHost.Timers;

namespace Pipeline.Tests.LocalHost;

public sealed class TimerStateTests
{
    private static readonly NCrontab.CrontabSchedule Nightly = Cron.Parse("0 30 18 * * *");
    private static readonly DateTimeOffset Noon = new(2026, 4, 10, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0 30 18 * * *", "2026-04-10T18:30:00Z")]
    [InlineData("30 18 * * *", "2026-04-10T18:30:00Z")]
    [InlineData("*/10 * * * * *", "2026-04-10T12:00:10Z")]
    [InlineData("0 0 0 29 2 *", "2028-02-29T00:00:00Z")]
    public void Computes_the_next_occurrence_in_utc(string schedule, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Cron.Next(Cron.Parse(schedule), Noon));

    [Theory]
    [InlineData("")]
    [InlineData("every night")]
    [InlineData("0 0 0 30 2 *")]
    [InlineData("61 * * * * *")]
    public void Refuses_a_schedule_that_is_none(string schedule) => Assert.Throws<StartupException>(() => Cron.Parse(schedule));

    [Theory]
    [InlineData("*/10 * * * * *", true)]
    [InlineData("0 * * * * *", false)]
    [InlineData("0 30 18 * * *", false)]
    public void Knows_schedules_too_frequent_to_be_remembered(string schedule, bool expected) =>
        Assert.Equal(expected, Cron.IsBelowOneMinute(Cron.Parse(schedule)));

    [Fact]
    public void Lets_a_new_timer_wait_for_its_next_occurrence()
    {
        var state = TimerState.Resume(null, Nightly, Noon);

        Assert.Equal(new TimerState(null, Noon.AddHours(6.5), Noon), state);
        Assert.False(state.IsPastDue(Noon));
    }

    [Fact]
    public void Is_past_due_once_the_stored_occurrence_has_passed()
    {
        var stored = new TimerState(Noon.AddHours(6.5), Noon.AddHours(30.5), Noon.AddHours(6.5));

        Assert.False(TimerState.Resume(stored, Nightly, Noon.AddHours(30)).IsPastDue(Noon.AddHours(30)));
        Assert.True(TimerState.Resume(stored, Nightly, Noon.AddHours(31)).IsPastDue(Noon.AddHours(31)));
    }

    [Fact]
    public void Does_not_take_a_changed_schedule_for_a_missed_one()
    {
        var stored = new TimerState(Noon, Noon.AddMinutes(10), Noon);
        var later = Noon.AddDays(3);

        var state = TimerState.Resume(stored, Nightly, later);

        Assert.False(state.IsPastDue(later));
        Assert.Equal(Cron.Next(Nightly, later), state.Next);
    }

    [Fact]
    public void Never_gives_the_same_occurrence_twice_when_the_clock_is_early()
    {
        var due = Noon.AddHours(6.5);
        var state = new TimerState(null, due, Noon).After(Nightly, due.AddMilliseconds(-20), scheduled: true);

        Assert.Equal(due, state.Last);
        Assert.Equal(due.AddDays(1), state.Next);
    }

    [Fact]
    public void Survives_being_stored()
    {
        var state = new TimerState(Noon.AddTicks(1), Noon.AddDays(1), Noon);

        Assert.Equal(state, TimerState.Parse(Encoding.UTF8.GetBytes(state.ToJson())));
        Assert.Equal(state with { Last = null }, TimerState.Parse(Encoding.UTF8.GetBytes((state with { Last = null }).ToJson())));
    }

    [Theory]
    [InlineData("""{"Last":"0001-01-01T00:00:00","Next":"2026-04-10T18:30:00+00:00","LastUpdated":"2026-04-10T20:00:00+08:00"}""", true)]
    [InlineData("{}", false)]
    [InlineData("half a fi", false)]
    public void Reads_what_the_real_host_stored_and_nothing_else(string text, bool readable)
    {
        var state = TimerState.Parse(Encoding.UTF8.GetBytes(text));

        Assert.Equal(readable ? new TimerState(null, Noon.AddHours(6.5), Noon) : null, state);
    }
}
