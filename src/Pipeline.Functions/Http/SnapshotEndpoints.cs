using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using Pipeline.Functions.Access;
using Pipeline.Storage;

namespace Pipeline.Functions.Http;

/// <summary>Published snapshots.</summary>
public sealed class SnapshotEndpoints(SnapshotReader snapshots)
{
    private static readonly string[] Formats = ["csv", "json", "xlsx"];
    private static readonly Bilingual NoSnapshot = new("没有这一期快照。", "There is no such snapshot.");

    /// <summary>The published snapshots that the caller may read, newest first.</summary>
    [Function(nameof(ListSnapshots))]
    public async Task<IResult> ListSnapshots(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/snapshots")] HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var caller = CallerOf(request);
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

        return Json.Of(new { value = list });
    }

    /// <summary>The manifest of a snapshot: what it consists of and what it was computed from.</summary>
    [Function(nameof(GetSnapshot))]
    public async Task<IResult> GetSnapshot(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/snapshots/{snapshot}")] HttpRequest request,
        string snapshot,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (reference, refusal) = await FindAsync(request, snapshot, cancellation);
        if (reference is null)
        {
            return refusal!;
        }

        return await ServeAsync(request, reference, "manifest.json", $"\"{reference.Hash}-manifest\"", null, cancellation);
    }

    /// <summary>One of a snapshot's datasets, as the file that was published.</summary>
    [Function(nameof(GetDataset))]
    public async Task<IResult> GetDataset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/snapshots/{snapshot}/{dataset}")] HttpRequest request,
        string snapshot,
        string dataset,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Query.Keys.FirstOrDefault(key => key != "format") is { } unknown)
        {
            return Problem.BadRequest(
                "parameter-unknown",
                new($"不认识的查询参数“{unknown}”。", $"Unknown query parameter '{unknown}'."),
                new("可用参数：format（csv、json、xlsx）。", "Use: format (csv, json, xlsx)."));
        }

        var format = request.Query["format"].ToString() is { Length: > 0 } asked ? asked : "csv";
        if (!Formats.Contains(format))
        {
            return Problem.BadRequest(
                "format-unknown",
                new($"不认识的格式“{format}”。", $"Unknown format '{format}'."),
                new($"可用格式：{string.Join("、", Formats)}。", $"Use one of: {string.Join(", ", Formats)}."));
        }

        var (reference, refusal) = await FindAsync(request, snapshot, cancellation);
        if (reference is null)
        {
            return refusal!;
        }

        if (await snapshots.ManifestAsync(reference, cancellation) is not { } manifest)
        {
            return Problem.NotFound(NoSnapshot, new("它已超过保留期；请用 nightly 或 released。", "It is past its retention; use nightly or released."));
        }

        if (manifest.Files.FirstOrDefault(f => f.Name == $"{dataset}.{format}") is not { } file)
        {
            var names = string.Join(", ", manifest.Files.Select(f => f.Name));
            return Problem.NotFound(
                new($"这一期快照没有 {dataset}.{format}。", $"This snapshot has no {dataset}.{format}."),
                new($"现有文件：{names}。", $"It has: {names}."));
        }

        return await ServeAsync(request, reference, file.Name, $"\"{file.Sha256}\"", $"{dataset}-{manifest.Sequence}.{format}", cancellation);
    }

    private static Caller CallerOf(HttpRequest request) =>
        request.HttpContext.Features.Get<Caller>() ?? throw new InvalidOperationException("The access middleware did not run.");

    private async Task<(SnapshotReference? Reference, IResult? Refusal)> FindAsync(
        HttpRequest request, string name, CancellationToken cancellation)
    {
        var caller = CallerOf(request);
        if (await snapshots.ResolveAsync(name, cancellation) is not { } reference)
        {
            return (null, Problem.NotFound(
                NoSnapshot,
                new("地址中写 released、nightly 或期号；第一期快照要等夜间任务运行之后。",
                    "The address names released, nightly or a number; the first snapshot exists after the first nightly run.")));
        }

        var released = name == SnapshotPointers.Released
            || caller.Identity is not null
            || (await snapshots.FindAsync(reference.Sequence, cancellation))?.ReleasedAt is not null;
        return caller.MayRead(released) ? (reference, null) : (null, AccessMiddleware.Unauthorised(request.HttpContext));
    }

    /// <summary>Streams a stored file, answering conditional and range requests; a 304 reads no data.</summary>
    private async Task<IResult> ServeAsync(
        HttpRequest request, SnapshotReference reference, string file, string etag, string? downloadName, CancellationToken cancellation)
    {
        // What a number names never changes; what a pointer names may, so caches must ask.
        request.HttpContext.Response.Headers.CacheControl = "no-cache";
        var tag = new EntityTagHeaderValue(etag);
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known == EntityTagHeaderValue.Any))
        {
            request.HttpContext.Response.GetTypedHeaders().ETag = tag;
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        if (await snapshots.OpenSeekableAsync(reference, file, cancellation) is not { } content)
        {
            return Problem.NotFound(NoSnapshot, new("它已超过保留期；请用 nightly 或 released。", "It is past its retention; use nightly or released."));
        }

        return Results.Stream(content.Content, content.MediaType, downloadName, content.LastModified, tag, enableRangeProcessing: true);
    }
}
