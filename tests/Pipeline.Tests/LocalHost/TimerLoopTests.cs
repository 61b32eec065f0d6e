using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.LocalHost.Functions;
using Pipeline.LocalHost.Timers;

namespace Pipeline.Tests.LocalHost;

public sealed class TimerLoopTests
{
    private static readonly DateTimeOffset Noon = new(2026, 4, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly SteppedTime _time = new(Noon);
    private readonly MemoryStore _store = new();
    private readonly List<string> _runs = [];

    [Fact]
    public async Task Waits_for_its_schedule_and_remembers_each_run()
    {
        await RunAsync("0 0 * * * *", runs: 2);

        Assert.Equal(["04-10 13:00 on time, next 13:00", "04-10 14:00 on time, next 14:00"], _runs);
        Assert.Equal(Noon.AddHours(3), _store.State!.Next);
    }

    [Fact]
    public async Task Makes_up_for_a_missed_run_first()
    {
        _store.State = new TimerState(Noon.AddHours(-5), Noon.AddHours(-4), Noon.AddHours(-5));
        await RunAsync("0 0 * * * *", runs: 2);

        Assert.Equal(["04-10 12:00 past due, next 08:00", "04-10 13:00 on time, next 13:00"], _runs);
    }

    [Fact]
    public async Task Runs_on_startup_where_asked()
    {
        await RunAsync("0 0 * * * *", runs: 1, onStartup: true);

        Assert.Equal(["04-10 12:00 on time, next 13:00"], _runs);
    }

    [Fact]
    public async Task Goes_on_with_the_next_occurrence_after_a_run_that_took_longer_than_the_interval()
    {
        await RunAsync("0 0 * * * *", runs: 3, takes: TimeSpan.FromMinutes(150));

        // The one that came due meanwhile follows at once, never beside the first; then the schedule is regained.
        Assert.Equal(["04-10 13:00 on time, next 13:00", "04-10 15:30 on time, next 14:00", "04-10 18:00 on time, next 16:00"], _runs);
    }

    private async Task RunAsync(string schedule, int runs, bool onStartup = false, TimeSpan takes = default)
    {
        using var stop = new CancellationTokenSource();
        var loop = new TimerLoop(
            "T",
            new Trigger.Timer(Cron.Parse(schedule), UseMonitor: true, onStartup),
            _store,
            timer =>
            {
                _runs.Add(FormattableString.Invariant(
                    $"{_time.GetUtcNow():MM-dd HH:mm} {(timer.IsPastDue ? "past due" : "on time")}, next {timer.ScheduleStatus!.Next:HH:mm}"));
                _time.Pass(takes);
                if (_runs.Count == runs)
                {
                    stop.Cancel();
                }

                return Task.CompletedTask;
            },
            _time,
            NullLogger.Instance);
        await loop.RunAsync(stop.Token);
    }

    private sealed class MemoryStore : ITimerStateStore
    {
        public TimerState? State { get; set; }

        public Task<TimerState?> LoadAsync(CancellationToken cancellation) => Task.FromResult(State);

        public Task SaveAsync(TimerState state, CancellationToken cancellation)
        {
            State = state;
            return Task.CompletedTask;
        }
    }

    /// <summary>Waiting takes no time: the clock jumps to the end of each wait.</summary>
    private sealed class SteppedTime(DateTimeOffset start) : TimeProvider
    {
        private DateTimeOffset _now = start;

        public override DateTimeOffset GetUtcNow() => _now;

        public void Pass(TimeSpan time) => _now += time;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Pass(dueTime);
            return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
