using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.LocalHost.Functions;
using Pipeline.LocalHost.Storage;

namespace Pipeline.LocalHost.Timers;

/// <summary>Runs one timer by its schedule, one run after the other.</summary>
internal sealed partial class TimerLoop(
    string function, Trigger.Timer trigger, ITimerStateStore store, Func<TimerInfo, Task> run, TimeProvider time, ILogger logger)
{
    /// <summary>Waits are taken in parts, so that a clock that is set, or a machine that slept, is noticed.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private bool _started;

    /// <summary>Runs until stopped; a run in progress is finished first.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var stored = await store.LoadAsync(stop);
        var state = TimerState.Resume(stored, trigger.Schedule, now);
        if (state != stored)
        {
            await store.SaveAsync(state, stop);
        }

        LogNext(logger, function, state.Next);
        if (state.IsPastDue(now))
        {
            LogPastDue(logger, function, state.Next);
            state = await RunOnceAsync(state, isPastDue: true, scheduled: false);
        }
        else if (trigger.RunOnStartup && !_started)
        {
            state = await RunOnceAsync(state, isPastDue: false, scheduled: false);
        }

        _started = true;
        while (!stop.IsCancellationRequested)
        {
            var wait = state.Next - time.GetUtcNow();
            if (wait <= TimeSpan.Zero)
            {
                state = await RunOnceAsync(state, isPastDue: false, scheduled: true);
                continue;
            }

            await Task.Delay(wait < LongestWait ? wait : LongestWait, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TimerState> RunOnceAsync(TimerState state, bool isPastDue, bool scheduled)
    {
        var began = time.GetUtcNow();
        await run(new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = trigger.UseMonitor ? Status(state) : null });
        var after = state.After(trigger.Schedule, began, scheduled);
        try
        {
            await store.SaveAsync(after, CancellationToken.None);
        }
        catch (Exception fault) when (StorageFault.Is(fault))
        {
            // At worst the run is made up for once more after a restart; the schedule goes on.
            LogNotSaved(logger, function, fault.Message);
        }

        return after;
    }

    private static ScheduleStatus Status(TimerState state) => new()
    {
        Last = state.Last?.UtcDateTime ?? default,
        Next = state.Next.UtcDateTime,
        LastUpdated = state.LastUpdated.UtcDateTime,
    };

    [LoggerMessage(LogLevel.Information, "The timer {Function} is next due at {Next:u}.")]
    private static partial void LogNext(ILogger logger, string function, DateTimeOffset next);

    [LoggerMessage(LogLevel.Information, "The timer {Function} missed {Due:u} and runs now.")]
    private static partial void LogPastDue(ILogger logger, string function, DateTimeOffset due);

    [LoggerMessage(LogLevel.Error, "The state of the timer {Function} could not be stored. {Message}")]
    private static partial void LogNotSaved(ILogger logger, string function, string message);
}
