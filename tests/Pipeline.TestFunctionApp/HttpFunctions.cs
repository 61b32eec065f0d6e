using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.TestFunctionApp;

/// <summary>HTTP in all its return types.</summary>
public sealed class HttpFunctions(Journal journal)
{
    [Function("Hello")]
    public static IActionResult Hello(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hello/{name}/{times:int?}")] HttpRequest request, string name, int? times) =>
        new OkObjectResult(new { name, times, query = request.Query["q"].ToString() });

    [Function("Root")]
    public static IResult Root([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "/")] HttpRequest request) =>
        Results.Text($"root of {request.Host.Host}");

    [Function("Echo")]
    public static async Task<IResult> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "echo")] HttpRequest request, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body);
        return Results.Text(await reader.ReadToEndAsync(cancellation), "text/plain");
    }

    [Function("Boom")]
    public static IActionResult Boom([HttpTrigger(AuthorizationLevel.Anonymous, Route = "boom")] HttpRequest request) =>
        throw new InvalidOperationException($"secret detail of {request.Path}");

    [Function("Locked")]
    public static IActionResult Locked([HttpTrigger(AuthorizationLevel.Function, "get", Route = "locked")] HttpRequest request) =>
        new OkObjectResult(request.Path.Value);

    [Function("Slow")]
    public async Task<IActionResult> Slow([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow/{file}")] HttpRequest request, string file, CancellationToken cancellation)
    {
        journal.Write("slow", request.Method);
        await journal.WaitForAsync(file, cancellation);
        journal.Write("slow done", request.Method);
        return new OkObjectResult("done");
    }
}
