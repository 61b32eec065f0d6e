using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.TestFunctionApp;

/// <summary>Timers: one that is remembered, one that ticks, one that fails and is retried.</summary>
public sealed class TimerFunctions(Journal journal)
{
    [Function("Yearly")]
    public async Task Yearly([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer, CancellationToken cancellation)
    {
        journal.Write("yearly", timer.IsPastDue ? "past due" : "on time", timer.ScheduleStatus?.Next.ToString("O", CultureInfo.InvariantCulture));
        await Task.Delay(1, cancellation);
    }

    [Function("Tick")]
    public void Tick([TimerTrigger("%TestTick%")] TimerInfo timer) =>
        journal.Write("tick", timer.ScheduleStatus is null ? "not remembered" : "remembered");

    [Function("Stubborn")]
    [FixedDelayRetry(2, "00:00:00.050")]
    public void Stubborn([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer, FunctionContext context)
    {
        journal.Write("stubborn", $"{context.RetryContext.RetryCount} of {context.RetryContext.MaxRetryCount}", timer.IsPastDue.ToString());
        throw new InvalidOperationException("Never.");
    }
}
