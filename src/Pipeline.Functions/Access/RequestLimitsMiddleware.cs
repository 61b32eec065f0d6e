using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Pipeline.Functions.Access;

/// <summary>Turns away requests that are too large or malformed, before tokens are looked up or bodies read.</summary>
public sealed class RequestLimitsMiddleware(RequestLimits limits) : IFunctionsWorkerMiddleware
{
    /// <summary>Lets the request through, or says which limit it exceeds.</summary>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
        }
        else if (limits.Refuse(context.FunctionDefinition.Name, http.Request) is { } refusal)
        {
            await refusal.ExecuteAsync(http);
        }
        else
        {
            await next(context);
        }
    }
}
