using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Storage;

namespace Pipeline.Functions.Http;

/// <summary>Who has reported what.</summary>
public sealed class StatusEndpoint(Completeness completeness)
{
    /// <summary>The matrix of reporters and periods, newest period first.</summary>
    [Function(nameof(GetStatus))]
    public async Task<IResult> GetStatus(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/status")] HttpRequest request, CancellationToken cancellation) =>
        Json.Document(new { value = (await completeness.StatusAsync(cancellation)).Select(Row) });

    /// <summary>One cell of the matrix as answers write it.</summary>
    internal static object Row(ReporterStatus status) => new
    {
        status.Reporter,
        Period = status.Period.ToString(),
        status.Timeliness,
        status.DueOn,
        status.AcceptedAt,
        status.DaysAfterDue,
    };
}
