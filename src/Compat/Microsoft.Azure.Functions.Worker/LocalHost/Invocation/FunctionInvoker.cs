using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.LocalHost.Configuration;
using Pipeline.LocalHost.Functions;

namespace Pipeline.LocalHost.Invocation;

/// <summary>Invokes functions: scope, context, middleware, time limit, log lines.</summary>
internal sealed partial class FunctionInvoker(
    IServiceScopeFactory scopes, MiddlewarePipeline middleware, DrainGate gate, HostJson hostJson, ILoggerFactory loggers)
{
    public const string ActivitySourceName = "Microsoft.Azure.Functions.Worker";

    private static readonly ActivitySource Source = new(ActivitySourceName);

    private readonly FunctionExecution _execution = new();

    /// <summary>Runs a function once. The function's exception passes through, after it has been logged.</summary>
    /// <param name="function">Which.</param>
    /// <param name="occasion">What triggered it.</param>
    /// <param name="cancellation">Cancelled when the trigger loses interest, such as a caller that hangs up.</param>
    /// <param name="retry">Which retry this is, for functions with a policy.</param>
    /// <param name="finish">What remains to be done with the result, inside the scope.</param>
    public async Task InvokeAsync(
        LocalFunction function,
        Occasion occasion,
        CancellationToken cancellation,
        LocalRetryContext? retry = null,
        Func<LocalFunctionContext, Task>? finish = null)
    {
        using var running = gate.Enter();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, gate.Expired);
        using var timer = new CancellationTokenSource();
        using var onTimeout = timer.Token.Register(limit.Cancel);
        if (hostJson.FunctionTimeout is { } timeout)
        {
            timer.CancelAfter(timeout);
        }

        using var activity = Source.StartActivity($"function {function.Name}", ActivityKind.Server);
        await using var scope = scopes.CreateAsyncScope();
        var context = new LocalFunctionContext(function.Definition, occasion, retry, scope.ServiceProvider, limit.Token);
        activity?.SetTag("faas.invocation_id", context.InvocationId);
        var logger = loggers.CreateLogger($"Function.{function.Name}");
        using var logScope = logger.BeginScope(new KeyValuePair<string, object>[] { new("InvocationId", context.InvocationId) });
        LogExecuting(logger, function.Name, occasion.Reason, context.InvocationId);
        var started = Stopwatch.GetTimestamp();
        try
        {
            await middleware.Around(_ => _execution.RunAsync(function, context))(context);
            if (finish is not null)
            {
                await finish(context);
            }

            LogSucceeded(logger, function.Name, context.InvocationId, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception fault)
        {
            activity?.SetStatus(ActivityStatusCode.Error, fault.GetType().Name);
            if (timer.IsCancellationRequested && fault is OperationCanceledException)
            {
                LogTimedOut(logger, function.Name, context.InvocationId, hostJson.FunctionTimeout);
                throw new TimeoutException($"Function '{function.Name}' was cancelled after {hostJson.FunctionTimeout} (host.json functionTimeout).", fault);
            }

            LogFailed(logger, fault, function.Name, context.InvocationId, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Information, "Executing 'Functions.{Name}' (Reason='{Reason}', Id={InvocationId})")]
    private static partial void LogExecuting(ILogger logger, string name, string reason, string invocationId);

    [LoggerMessage(LogLevel.Information, "Executed 'Functions.{Name}' (Succeeded, Id={InvocationId}, Duration={Milliseconds:F0}ms)")]
    private static partial void LogSucceeded(ILogger logger, string name, string invocationId, double milliseconds);

    [LoggerMessage(LogLevel.Error, "Executed 'Functions.{Name}' (Failed, Id={InvocationId}, Duration={Milliseconds:F0}ms)")]
    private static partial void LogFailed(ILogger logger, Exception fault, string name, string invocationId, double milliseconds);

    [LoggerMessage(LogLevel.Error, "Executed 'Functions.{Name}' (Timed out after {Limit}, Id={InvocationId})")]
    private static partial void LogTimedOut(ILogger logger, string name, string invocationId, TimeSpan? limit);
}
