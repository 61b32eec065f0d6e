using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http.Pulls;

namespace Pipeline.Functions.Http;

/// <summary>The lists of the catalogue: what codes stand for.</summary>
public sealed class CatalogueEndpoint(CatalogueSet lists)
{
    /// <summary>One list in any format.</summary>
    [Function(nameof(GetCatalogue))]
    public async Task<IResult> GetCatalogue(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/catalogue/{list}")] HttpRequest request,
        string list,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (lists.Find(list) is not var (table, queries, format))
        {
            return Problem.NotFound(
                new($"目录中没有“{list}”。", $"The catalogue has no list '{list}'."),
                new($"现有：{string.Join("、", lists.Names)}。", $"There are: {string.Join(", ", lists.Names)}."));
        }

        if (TableRequest.Read(request, queries, format, out var problem) is not { } asked)
        {
            return problem!;
        }

        return asked.Moment is null
            ? await lists.AnswerAsync(request, table, asked, cancellation)
            : Problem.BadRequest(
                "parameter-unknown",
                new("目录没有历史。", "The catalogue has no past."),
                new("去掉 asOf。", "Leave out asOf."),
                TableRequest.AsOf);
    }
}
