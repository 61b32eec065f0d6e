using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.LocalHost.Functions;
using Pipeline.LocalHost.Invocation;

namespace Pipeline.LocalHost.Timers;

/// <summary>Runs a timer function once, with the retries its policy allows.</summary>
internal sealed partial class TimerRunner(FunctionInvoker invoker, TimeProvider time, ILogger<TimerRunner> logger)
{
    /// <summary>Never throws what the function threw: that is logged, and the schedule goes on.</summary>
    public async Task RunAsync(LocalFunction function, TimerInfo timer, string reason, CancellationToken stop)
    {
        for (var retries = 0; ; retries++)
        {
            try
            {
                await invoker.InvokeAsync(
                    function,
                    new Occasion(timer, Occasion.NoData, reason),
                    CancellationToken.None,
                    function.Retry is { } policy ? new LocalRetryContext(retries, policy.MaxRetryCount) : null);
                return;
            }
#pragma warning disable CA1031 // Whatever the function threw has been logged with its invocation; here it only decides about a retry.
            catch (Exception)
#pragma warning restore CA1031
            {
                if (function.Retry?.Allows(retries) != true || stop.IsCancellationRequested)
                {
                    return;
                }
            }

            var pause = function.Retry.DelayBefore(retries + 1);
            LogRetry(logger, function.Name, retries + 1, pause);
            await Task.Delay(pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The timer {Function} failed; retry {Retry} in {Pause}.")]
    private static partial void LogRetry(ILogger logger, string function, int retry, TimeSpan pause);
}
