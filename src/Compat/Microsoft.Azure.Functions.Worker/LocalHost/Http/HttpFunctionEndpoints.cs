using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.LocalHost.Functions;
using Pipeline.LocalHost.Invocation;

namespace Pipeline.LocalHost.Http;

/// <summary>Serves HTTP-triggered functions.</summary>
internal static class HttpFunctionEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var invoker = services.GetRequiredService<FunctionInvoker>();
        var keys = services.GetRequiredService<KeyCheck>();
        foreach (var (function, trigger) in services.GetRequiredService<FunctionCatalogue>().TriggeredBy<Trigger.Http>())
        {
            RequestDelegate answer = http => AnswerAsync(http, function, trigger, keys, invoker);
            var endpoint = trigger.Methods.Count == 0
                ? endpoints.Map(trigger.Route, answer)
                : endpoints.MapMethods(trigger.Route, trigger.Methods, answer);
            endpoint.WithDisplayName(function.Name);
        }
    }

    private static async Task AnswerAsync(
        HttpContext http, LocalFunction function, Trigger.Http trigger, KeyCheck keys, FunctionInvoker invoker)
    {
        if (!await keys.PassAsync(http, trigger.Level))
        {
            return;
        }

        var occasion = new Occasion(http.Request, http.Request.RouteValues, $"{http.Request.Method} {http.Request.Path}") { Http = http };
        try
        {
            await invoker.InvokeAsync(function, occasion, http.RequestAborted, finish: context => WriteAsync(http, context));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody to answer.
        }
        catch (BindingException)
        {
            // As where a route constraint fails: this address names nothing. The invocation's log line says why.
            Fail(http, StatusCodes.Status404NotFound);
        }
#pragma warning disable CA1031 // Logged with the invocation; the caller learns nothing of the inside.
        catch (Exception)
#pragma warning restore CA1031
        {
            Fail(http, StatusCodes.Status500InternalServerError);
        }
    }

    private static void Fail(HttpContext http, int status)
    {
        if (http.Response.HasStarted)
        {
            // Too late for a status: cut the connection, so that half an answer is not taken for a whole one.
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = status;
    }

    private static async Task WriteAsync(HttpContext http, LocalFunctionContext context)
    {
        // Results and formatters resolve services from the request; they must see the invocation's scope.
        http.RequestServices = context.InstanceServices;
        switch (context.Result)
        {
            case IActionResult result:
                await result.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
            case IResult result:
                await result.ExecuteAsync(http);
                break;
            case null:
                // The function, or a middleware that ended the invocation, wrote the answer itself.
                break;
            default:
                await new OkObjectResult(context.Result)
                    .ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
        }
    }
}
