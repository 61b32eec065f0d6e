using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;
using Pipeline.Storage;

namespace Pipeline.Functions.Http;

/// <summary>Published snapshots.</summary>
public sealed class SnapshotEndpoints(SnapshotReader snapshots, SnapshotDoor door, TableSet tables, DatasetPull pull)
{
    private const string Manifest = "manifest.json";

    /// <summary>The published snapshots that the caller may read, newest first.</summary>
    [Function(nameof(ListSnapshots))]
    public async Task<IResult> ListSnapshots(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/snapshots")] HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var caller = SnapshotDoor.CallerOf(request);
        var list = new List<object>();
        await foreach (var entry in snapshots.ListAsync(cancellation))
        {
            if (caller.MayRead(entry.ReleasedAt is not null))
            {
                list.Add(new
                {
                    entry.Sequence,
                    entry.Hash,
                    entry.TakenAt,
                    entry.CatalogueVersion,
                    entry.Previous,
                    entry.ReleasedAt,
                    entry.Indicators,
                    entry.Observations,
                    entry.Targets,
                });
            }
        }

        return Json.Document(new { value = list });
    }

    /// <summary>The manifest of a snapshot: what it consists of and what it was computed from.</summary>
    [Function(nameof(GetSnapshot))]
    public async Task<IResult> GetSnapshot(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/snapshots/{snapshot}")] HttpRequest request,
        string snapshot,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await DescriptionAsync(request, snapshot, Manifest, cancellation);
    }

    /// <summary>One of a snapshot's data sets in any format, whole or filtered; or a file that describes the snapshot.</summary>
    [Function(nameof(GetDataset))]
    public async Task<IResult> GetDataset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/snapshots/{snapshot}/{dataset}")] HttpRequest request,
        string snapshot,
        string dataset,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (dataset is Manifest or DataPackage.FileName)
        {
            return await DescriptionAsync(request, snapshot, dataset, cancellation);
        }

        if (tables.Find(dataset) is not var (table, queries, format))
        {
            var names = tables.All.Select(each => each.Name).Append(DataPackage.FileName).ToList();
            return Problem.NotFound(
                new($"没有数据集“{dataset}”。", $"There is no data set '{dataset}'."),
                new($"现有：{string.Join("、", names)}。", $"There are: {string.Join(", ", names)}."));
        }

        if (TableRequest.Read(request, queries, format, out var problem) is not { } asked)
        {
            return problem!;
        }

        return await door.EnterAsync(request, snapshot, asked.Moment, cancellation) switch
        {
            (null, var refusal) => refusal!,
            var (entrance, _) => await pull.AnswerAsync(request, entrance, table, asked, cancellation),
        };
    }

    /// <summary>A file that describes a snapshot, which may be named by the time at which it was the one.</summary>
    private async Task<IResult> DescriptionAsync(HttpRequest request, string snapshot, string name, CancellationToken cancellation)
    {
        DateTimeOffset? moment = null;
        foreach (var (parameter, values) in request.Query)
        {
            if (parameter != TableRequest.AsOf)
            {
                return Problem.BadRequest(QueryFault.Unknown(parameter, [TableRequest.AsOf]));
            }

            if ((moment = Moment.Last(values.ToString())) is null)
            {
                return Problem.BadRequest(QueryFault.NoMoment(parameter, values.ToString()));
            }
        }

        return await door.EnterAsync(request, snapshot, moment, cancellation) switch
        {
            (null, var refusal) => refusal!,
            var (entrance, _) => await pull.DocumentAsync(request, entrance, name, Json.MediaType, cancellation),
        };
    }
}
