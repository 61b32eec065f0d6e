using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalogue;
using Pipeline.Storage;

namespace Pipeline.Functions.Http;

/// <summary>Whether the app works.</summary>
public sealed class HealthEndpoint(SnapshotReader snapshots, StatisticalCatalogue catalogue)
{
    /// <summary>200 where storage answers, 503 where it does not; tells nothing that is not public.</summary>
    [Function(nameof(GetHealth))]
    public async Task<IResult> GetHealth(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/health")] HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            var latest = await snapshots.ResolveAsync(SnapshotPointers.Nightly, cancellation);
            return Json.Of(new { status = "ok", catalogueVersion = catalogue.Version, nightly = latest?.Sequence });
        }
        catch (RequestFailedException e)
        {
            return Json.Of(
                new { status = "storage-unavailable", message = $"存储不可用 Storage does not answer: {e.Status} {e.ErrorCode}" },
                StatusCodes.Status503ServiceUnavailable);
        }
    }
}
