using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalogue;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Storage.Access;
using Pipeline.Storage.Health;

namespace Pipeline.Functions.Http;

/// <summary>Whether the app works, and what is wrong where it does not.</summary>
public sealed class HealthEndpoint(HealthReader health, StatisticalCatalogue catalogue)
{
    /// <summary>503 where the pipeline does not do its work, else 200. Only reviewers and operators are told more than the status.</summary>
    [Function(nameof(GetHealth))]
    public async Task<IResult> GetHealth(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/health")] HttpRequest request, CancellationToken cancellation)
    {
        var report = await health.ReadAsync(cancellation);
        var status = report.Status == HealthStatus.Broken ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        return SnapshotDoor.CallerOf(request).Identity?.Role is Role.Reviewer or Role.Operator
            ? Json.Of(
                new
                {
                    report.Status,
                    report.CheckedAt,
                    CatalogueVersion = catalogue.Version,
                    checks = report.Checks.Select(check => new
                    {
                        check.Name,
                        check.Status,
                        MessageZh = check.Message.Zh,
                        MessageEn = check.Message.En,
                        RemedyZh = check.Remedy.Zh,
                        RemedyEn = check.Remedy.En,
                    }),
                },
                status)
            : Json.Of(new { report.Status }, status);
    }
}
