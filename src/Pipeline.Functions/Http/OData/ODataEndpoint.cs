using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Access;

namespace Pipeline.Functions.Http.OData;

/// <summary>The data sets for tools that read OData 4, such as Excel and Power BI.</summary>
public sealed class ODataEndpoint(ODataPull pull)
{
    /// <summary>Everything that can be read: service document, schema, rows.</summary>
    [Function(nameof(GetOData))]
    public Task<IResult> GetOData(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "odata/v1/{*path}")] HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return pull.AnswerAsync(request, cancellation);
    }

    /// <summary>What cannot be done: batches, changes, other versions.</summary>
    [Function(nameof(AnswerOtherOData))]
    public IResult AnswerOtherOData([HttpTrigger(AuthorizationLevel.Anonymous, Route = "odata/{*rest}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var read = new Bilingual($"以 GET 读取 {ODataAddress.Base}/。", $"Read {ODataAddress.Base}/ by GET.");
        if (request.Path.Value?.EndsWith("/$batch", StringComparison.Ordinal) == true)
        {
            return ODataFault.Unsupported("$batch", "$batch", read).Problem;
        }

        if (!request.Path.StartsWithSegments(ODataAddress.Base))
        {
            return Problem.NotFound(new($"没有地址 {request.Path}。", $"There is no address {request.Path}."), read);
        }

        request.HttpContext.Response.Headers.Allow = "GET, HEAD";
        return HttpMethods.IsOptions(request.Method)
            ? Results.NoContent()
            : Problem.Of(StatusCodes.Status405MethodNotAllowed, "method-not-allowed", new($"该地址不接受 {request.Method}：本服务只读。", $"This address does not take {request.Method}: the service only reads."), read);
    }
}
