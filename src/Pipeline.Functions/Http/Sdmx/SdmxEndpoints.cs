using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Publishing.Sdmx;
using Pipeline.Storage;

namespace Pipeline.Functions.Http.Sdmx;

/// <summary>The part of SDMX REST 2 that statistical software reads data with: data of flows, and the structures that explain them.</summary>
public sealed class SdmxEndpoints(SdmxArtefacts artefacts, SnapshotDoor door, DatasetPull pull, SdmxHistory history)
{
    /// <summary>Data of a flow, of the released snapshot or of the one that was released at a time.</summary>
    [Function(nameof(GetSdmxData))]
    public async Task<IResult> GetSdmxData(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sdmx/v2/data/{*path}")] HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (SdmxDataRequest.Read(request, artefacts, out var problem) is not var (dataset, asked))
        {
            return problem!;
        }

        return await door.EnterAsync(request, SnapshotPointers.Released, asked.Moment, cancellation) switch
        {
            (null, var refusal) => refusal!,
            (not null, _) when asked.Selection is SdmxDataQuery { UpdatedAfter: not null } or SdmxDataQuery { IncludesHistory: true } =>
                await history.AnswerAsync(request, dataset, asked, (SdmxDataQuery)asked.Selection, cancellation),
            var (entrance, _) => await pull.AnswerAsync(request, entrance, dataset, asked, cancellation),
        };
    }

    /// <summary>Flows, data structures, concepts, code lists and the agency.</summary>
    [Function(nameof(GetSdmxStructure))]
    public IResult GetSdmxStructure([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sdmx/v2/structure/{*path}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (StructureNegotiation.Refuse(request) is { } refusal)
        {
            return refusal;
        }

        var given = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        if (SdmxStructureQuery.Read(SdmxPath.Of(request), given, out var fault) is not { } query)
        {
            return SdmxPath.Problem(fault!);
        }

        var answer = query.Answer(artefacts);
        if (answer.Count == 0)
        {
            return Problem.NotFound(
                new("没有这样的结构。", "There is no such structure."),
                new("全部结构见 /sdmx/v2/structure/*?detail=allstubs。", "/sdmx/v2/structure/*?detail=allstubs lists all."));
        }

        using MemoryStream message = new();
        SdmxStructureMessage.Write(answer, Problem.Language(request), message);
        return new DocumentAnswer(message.ToArray(), SdmxStructureMessage.MediaType);
    }

    /// <summary>What SDMX REST knows and this service does not do, and what nobody knows.</summary>
    [Function(nameof(AnswerUnknownSdmx))]
    public IResult AnswerUnknownSdmx([HttpTrigger(AuthorizationLevel.Anonymous, Route = "sdmx/{*path}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SdmxPath.Of(request) switch
        {
            ["v2", "data" or "structure", ..] => Problem.WrongVerb(request, "GET, HEAD"),
            ["v2", ("availability" or "schema" or "metadata" or "registration") and var resource, ..] => Problem.Of(
                StatusCodes.Status501NotImplemented,
                SdmxFault.NotImplementedCode,
                new($"本服务不支持 SDMX 的 {resource} 查询。", $"This service does not do SDMX's queries for {resource}."),
                new("可用：/sdmx/v2/data、/sdmx/v2/structure。", "Use /sdmx/v2/data or /sdmx/v2/structure.")),
            _ => Problem.NotFound(
                new($"没有地址 {request.Path}。", $"There is no address {request.Path}."),
                new("数据：/sdmx/v2/data/dataflow/{机构}/{数据流}；结构：/sdmx/v2/structure/{类型}。", "Data: /sdmx/v2/data/dataflow/{agency}/{flow}; structures: /sdmx/v2/structure/{type}.")),
        };
    }
}
