using Pipeline.Functions.Http.Pulls;
using Pipeline.Functions.Http.Sdmx;
using Pipeline.Publishing;
using Pipeline.Publishing.Sdmx;

namespace Pipeline.Functions.Http.OpenApi;

/// <summary>What the API document says of SDMX REST; the rest is said by SDMX itself.</summary>
internal static class SdmxOperations
{
    private const string Tag = "sdmx";
    private const string Placeholder = "*path";

    private static readonly string[] Headers =
        ["ETag", "Last-Modified", "Cache-Control", "Vary", PullHeaders.Snapshot, PullHeaders.Hash, PullHeaders.DatasetVersion, PullHeaders.Notice];

    private static readonly ApiAnswer NotModified = new(304, new("与 If-None-Match 或 If-Modified-Since 所说相同", "What If-None-Match or If-Modified-Since names"), [], ["ETag", "Cache-Control", "Vary"]);

    private static readonly ApiParameter Whole = new("", new("", ""), Schema.Json("""{ "type": "integer", "minimum": 1 }"""), "");

    /// <summary>The operations.</summary>
    public static IReadOnlyList<Operation> All(TableSet tables) =>
    [
        new(nameof(SdmxEndpoints.GetSdmxData), Tag, new("SDMX 数据", "Data by SDMX REST 2"))
        {
            Problems = [400, 404, 406, 410, 413, 501],
            Paths = [.. tables.All.Where(SdmxStructure.Suits).Select(Data)],
        },
        new(nameof(SdmxEndpoints.GetSdmxStructure), Tag, new("SDMX 结构", "Structures by SDMX REST 2"))
        {
            Problems = [400, 404, 406, 501],
            Paths =
            [
                .. SdmxArtefactKind.All.Select(kind => new OperationPath(Placeholder, kind.Name, new($"结构：{kind.Name}；其后可接 /机构/代码/版本/项目", $"Structures: {kind.Name}; /agency/id/version/item may follow"))
                {
                    Parameters =
                    [
                        new("references", new("相关结构", "What comes with them"), Schema.OneOf(SdmxStructureQuery.ReferenceValues), "descendants"),
                        new("detail", new("详细程度", "How much of each"), Schema.OneOf(SdmxStructureQuery.DetailValues), "allstubs"),
                    ],
                    Answers = [new(200, new("SDMX-JSON 结构消息", "The SDMX-JSON structure message"), [(Plain(SdmxStructureMessage.MediaType), new() { ["type"] = "object" })], "ETag", "Cache-Control", "Vary"), NotModified],
                }),
            ],
        },
    ];

    private static OperationPath Data(Dataset dataset) => new(Placeholder, $"dataflow/{SdmxNames.Agency}/{SdmxNames.Id(dataset.Name)}/{SdmxNames.Version}/{{key}}", dataset.Title)
    {
        Parameters =
        [
            new(FormatNegotiation.Parameter, new("格式；也可用 Accept", "The format; or use Accept"), Schema.OneOf([SdmxJsonFormat.Instance.Name, SdmxCsvFormat.Instance.Name]), SdmxCsvFormat.Instance.Name),
            .. SdmxStructure.Of(dataset).Components.Select(component => new ApiParameter(
                $"c[{component.Id}]",
                new($"{component.Name.Zh}；逗号为或，加号为与，可加 eq、ne、lt、le、gt、ge、co、nc、sw、ew", $"{component.Name.En}; commas mean or, plus signs and; with eq, ne, lt, le, gt, ge, co, nc, sw or ew"),
                Schema.Text(),
                component.Role is SdmxRole.TimeDimension ? "ge:2019+le:2020" : "")),
            Whole with { Name = "firstNObservations", Description = new("每个序列最前几个", "How many from the beginning of each series"), Example = "1" },
            Whole with { Name = "lastNObservations", Description = new("每个序列最后几个", "How many from the end of each series"), Example = "1" },
            Whole with { Name = "limit", Description = new("最多几个观测", "How many observations at most"), Example = "5" },
            Whole with { Name = "offset", Description = new("跳过几个观测", "How many observations to pass over"), Example = "1" },
            new("dimensionAtObservation", new("序列沿哪个维度；AllDimensions 为不分序列", "The dimension along which series run; AllDimensions for none"), Schema.Text(), SdmxNames.AllDimensions),
            new("attributes", new("要哪些属性：dsd、series、obs、none 或代码", "Which attributes: dsd, series, obs, none or ids"), Schema.Text(), "none"),
            new("measures", new("要哪些度量：all、none 或代码", "Which measures: all, none or ids"), Schema.Text(), "all"),
            new("updatedAfter", new("只要此后发布的变动，日期从零时起；不能与 limit 等同用", "What changed in releases since then, of a day since its beginning; not with limit and the like"), Schema.Text(), "2001-01-01T00:00:00+08:00"),
            new("includeHistory", new("true：历次发布的变动，各有起止时间", "true: what every release changed, each with the time in which it held"), Schema.OneOf(["false", "true"]), "true"),
            new(TableRequest.AsOf, new("某日终了或某一时刻已审定的那一期快照", "The snapshot that was the released one at the end of a day, or at a time"), Schema.Text(), "2100-01-01"),
        ],
        Answers =
        [
            new(200, dataset.Title, [(Plain(SdmxJsonFormat.Instance.MediaType), new() { ["type"] = "object" }), (Plain(SdmxCsvFormat.Instance.MediaType), Schema.Text())], Headers),
            new(204, new("没有符合的观测", "No observation is meant"), [], "ETag", "Cache-Control"),
            NotModified,
        ],
    };

    private static string Plain(string mediaType) => mediaType.Split(';')[0];
}
