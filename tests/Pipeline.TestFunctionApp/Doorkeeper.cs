using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.TestFunctionApp;

/// <summary>Middleware around every kind of trigger.</summary>
public sealed class Doorkeeper(Journal journal) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        context.Items["visit"] = context.InstanceServices.GetRequiredService<Visit>().Id;
        if (context.GetHttpContext() is { } http)
        {
            if (http.Request.Headers.ContainsKey("x-turn-away"))
            {
                http.Response.StatusCode = StatusCodes.Status418ImATeapot;
                return;
            }

            http.Response.Headers["x-function"] = context.FunctionDefinition.Name;
        }
        else
        {
            journal.Write("middleware", context.FunctionDefinition.Name);
        }

        await next(context);
    }
}
