using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Access;

namespace Pipeline.Functions.Http;

/// <summary>Answers requests that failed inside with a problem document that says whether trying again helps, and nothing of the inside.</summary>
public sealed partial class FaultMiddleware(ILogger<FaultMiddleware> log) : IFunctionsWorkerMiddleware
{
    private const int RetrySeconds = 5;

    /// <summary>Runs the request; a fault is logged in full.</summary>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException fault) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await Malformed(fault).ExecuteAsync(http);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !http.Response.HasStarted)
        {
            LogFault(log, fault, context.FunctionDefinition.Name, context.InvocationId);
            http.Response.Clear();
            await Answer(fault, context.InvocationId, http).ExecuteAsync(http);
        }
    }

    /// <summary>The caller's body broke off, came too slowly, or was longer than it said.</summary>
    private static Problem Malformed(BadHttpRequestException fault) => Problem.Of(
        fault.StatusCode,
        "request-incomplete",
        new("请求没有完整到达。", "The request did not arrive whole."),
        new("请检查网络后重新发送。", "Check the connection and send it again."));

    private static Problem Answer(Exception fault, string invocation, HttpContext http)
    {
        // What the storage client gives up on after its own retries: overloaded, out of reach, or not answering.
        if (fault is RequestFailedException { Status: 0 or 408 or 429 or >= 500 } or AggregateException)
        {
            http.Response.Headers.RetryAfter = RetrySeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Problem.Of(
                StatusCodes.Status503ServiceUnavailable,
                "storage-unavailable",
                new("存储暂时不可用。", "Storage does not answer at the moment."),
                new("请稍后再试。", "Try again shortly."));
        }

        return Problem.Of(
            StatusCodes.Status500InternalServerError,
            "internal",
            new("服务内部出错。", "Something failed inside."),
            new($"请把编号 {invocation} 告诉管理员。", $"Give the operator the number {invocation}."));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed, invocation {Invocation}")]
    private static partial void LogFault(ILogger log, Exception fault, string function, string invocation);
}
