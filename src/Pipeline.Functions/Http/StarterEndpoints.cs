using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http.OData;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Publishing.Starters;
using Pipeline.Storage;

namespace Pipeline.Functions.Http;

/// <summary>Files that lead Excel, Power BI, DuckDB, R and Python to the data sets of this deployment.</summary>
public sealed class StarterEndpoints(TableSet tables)
{
    private readonly IReadOnlyList<Starter> _starters = Starter.All(tables.All);

    /// <summary>The starter files: what each is for and where it is.</summary>
    [Function(nameof(ListStarters))]
    public IResult ListStarters([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/starters")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Json.Document(new
        {
            value = _starters.Select(starter => new
            {
                starter.File,
                Dataset = starter.Dataset.Name,
                starter.Dataset.Title,
                starter.Kind.Tool,
                starter.Kind.Purpose,
                starter.Kind.MediaType,
                Link = $"{PublicAddress.RootOf(request)}/api/v1/starters/{starter.File}",
            }),
        });
    }

    /// <summary>One starter file, with the addresses of this deployment in it.</summary>
    [Function(nameof(GetStarter))]
    public IResult GetStarter([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/starters/{file}")] HttpRequest request, string file)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_starters.FirstOrDefault(each => each.File == file) is not { } starter)
        {
            return Problem.NotFound(
                new($"没有起步文件“{file}”。", $"There is no starter '{file}'."),
                new("全部文件见 /api/v1/starters。", "/api/v1/starters lists all of them."));
        }

        var (root, name) = (PublicAddress.RootOf(request), starter.Dataset.Name);
        var text = starter.Write($"{root}/api/v1/snapshots/{SnapshotPointers.Released}/{name}", $"{root}{ODataAddress.Base}/{name}");
        request.HttpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{starter.File}\"";
        return new DocumentAnswer(Encoding.UTF8.GetBytes(text), starter.Kind.MediaType);
    }
}
