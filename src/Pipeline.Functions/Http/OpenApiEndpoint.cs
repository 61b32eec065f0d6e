using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http.OpenApi;
using Pipeline.Functions.Http.Pulls;

namespace Pipeline.Functions.Http;

/// <summary>The API's description of itself.</summary>
public sealed class OpenApiEndpoint(OpenApiDocument document)
{
    /// <summary>The OpenAPI 3.1 document.</summary>
    [Function(nameof(GetOpenApi))]
    public IResult GetOpenApi(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/openapi.json")] HttpRequest request) =>
        new DocumentAnswer(document.Bytes, Json.MediaType) { CacheControl = "public, no-cache" };
}
