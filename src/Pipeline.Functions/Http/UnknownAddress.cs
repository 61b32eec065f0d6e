using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Access;

namespace Pipeline.Functions.Http;

/// <summary>Answers addresses under <c>/api</c> that no other function has, and verbs that the one that has them does not take.</summary>
public sealed class UnknownAddress(ApiRoutes routes)
{
    /// <summary>404 with the addresses that there are, 405 with the verbs that are allowed, or 204 to whoever asks which those are.</summary>
    [Function(nameof(AnswerUnknown))]
    public IResult AnswerUnknown([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/{*rest}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (routes.VerbsOf(request.Path) is not { Count: > 0 } verbs)
        {
            return Problem.NotFound(
                new($"没有地址 {request.Path}。", $"There is no address {request.Path}."),
                new("全部地址见 /api/v1/openapi.json；数据从 /api/v1/snapshots/released/indicators 开始。",
                    "/api/v1/openapi.json has all addresses; for data begin with /api/v1/snapshots/released/indicators."));
        }

        return Problem.WrongVerb(request, string.Join(", ", verbs));
    }
}
