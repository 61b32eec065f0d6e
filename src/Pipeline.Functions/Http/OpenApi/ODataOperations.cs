using System.Text.Json.Nodes;
using Pipeline.Functions.Http.OData;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Publishing;

namespace Pipeline.Functions.Http.OpenApi;

/// <summary>What the API document says of OData; the full description is the service's own <c>$metadata</c>.</summary>
internal static class ODataOperations
{
    /// <summary>The name that the document's list of responses has OData's errors under.</summary>
    public const string Problem = "ODataProblem";

    private const string Placeholder = "*path";
    private const string Json = "application/json";

    private static readonly string[] Headers = ["ETag", "Last-Modified", "Cache-Control", "Vary", PullHeaders.Snapshot, PullHeaders.Hash, PullHeaders.DatasetVersion, PullHeaders.Notice];

    private static readonly ApiAnswer NotModified = new(304, new("与 If-None-Match 或 If-Modified-Since 所说相同", "What If-None-Match or If-Modified-Since names"), [], ["ETag", "Cache-Control", "Vary"]);

    private static readonly ApiParameter Format = new(
        ODataFormat.Option, new("json，或带参数的 application/json", "json, or application/json with parameters"), Schema.Text(), "application/json;odata.metadata=full");

    /// <summary>The operation that reads.</summary>
    public static Operation Get(TableSet tables) => new(nameof(ODataEndpoint.GetOData), "odata", new("OData 4：Excel、Power BI", "OData 4, for Excel and Power BI"))
    {
        Problems = [400, 404, 406, 410, 501],
        ProblemResponse = Problem,
        Paths =
        [
            new(Placeholder, "", new("服务文档（已审定快照）；/odata/v1/{snapshot}/ 为其他快照", "The service document, of the released snapshot; /odata/v1/{snapshot}/ is that of another one"))
            {
                Answers = [new(200, new("实体集", "The entity sets"), [(Json, Schema.ListOf(new() { ["type"] = "object" }))], "ETag", "Cache-Control"), NotModified],
                Parameters = [Format],
            },
            new(Placeholder, "$metadata", new("结构（CSDL）", "The schema (CSDL)"))
            {
                Answers = [new(200, new("CSDL", "CSDL"), [("application/xml", Schema.Text()), (Json, new() { ["type"] = "object" })], "ETag", "Cache-Control"), NotModified],
                Parameters = [new(ODataFormat.Option, new("xml 或 json", "xml or json"), Schema.OneOf(["xml", "json"]), "json")],
            },
            .. tables.All.SelectMany(dataset => (OperationPath[])
            [
                Rows(dataset, dataset.Name, dataset.Title),
                OfSnapshot(dataset),
                new(Placeholder, $"{dataset.Name}/$count", new($"{dataset.Title.Zh}的行数", $"How many rows: {dataset.Title.En}"))
                {
                    Answers = [new(200, new("行数", "The number"), [("text/plain", Schema.Text())], Headers), NotModified],
                    Parameters = [Filter(dataset)],
                },
            ]),
        ],
    };

    /// <summary>An error as OData writes it.</summary>
    public static JsonObject ProblemResponse() => new()
    {
        ["description"] = "出了什么问题，怎样改正（OData 写法） What is wrong and how to mend it, as OData writes it",
        ["content"] = new JsonObject
        {
            [Json] = new JsonObject
            {
                ["schema"] = Schema.Json("""
                    {
                      "type": "object", "required": ["error"], "additionalProperties": false,
                      "properties": { "error": {
                        "type": "object", "required": ["code", "message", "details"], "additionalProperties": false,
                        "properties": {
                          "code": { "type": "string" }, "message": { "type": "string" }, "target": { "type": "string" },
                          "details": { "type": "array", "items": {
                            "type": "object", "required": ["code", "message"], "additionalProperties": false,
                            "properties": { "code": { "type": "string" }, "message": { "type": "string" } } } } } } }
                    }
                    """),
            },
        },
    };

    private static OperationPath Rows(Dataset dataset, string path, Bilingual summary) => new(Placeholder, path, summary)
    {
        Answers = [new(200, dataset.Title, [(Json, Page())], Headers), NotModified],
        Parameters =
        [
            Filter(dataset),
            new(ODataQuery.Select, new("要哪些列", "Which columns"), Schema.Text(), string.Join(',', Keys(dataset))),
            new(ODataQuery.OrderBy, new("按哪些列排序，可加 desc", "The columns to order by, each with desc if need be"), Schema.Text(), $"{Keys(dataset)[^1]} desc,{Keys(dataset)[0]}"),
            new(ODataQuery.Top, new("最多几行", "How many rows at most"), Whole(), "5"),
            new(ODataQuery.Skip, new("跳过几行", "How many rows to pass over"), Whole(), "5"),
            new(ODataQuery.Count, new("是否说明总行数", "Whether to say how many rows there are"), Schema.OneOf(["true", "false"]), "true"),
            new(ODataQuery.SkipToken, new("翻页标记，取自 @odata.nextLink，固定在一期快照上", "The page mark of an @odata.nextLink; it stays with one snapshot"), Schema.Text(), ""),
            Format,
        ],
    };

    /// <summary>The same of any snapshot; the examples stand at the released one.</summary>
    private static OperationPath OfSnapshot(Dataset dataset)
    {
        var rows = Rows(dataset, $"{{snapshot}}/{dataset.Name}", new($"{dataset.Title.Zh}（指定快照）", $"{dataset.Title.En}, of a snapshot"));
        return rows with { Parameters = [.. rows.Parameters.Select(parameter => parameter with { Example = "" })] };
    }

    private static ApiParameter Filter(Dataset dataset) => new(
        ODataQuery.Filter, new("要哪些行", "Which rows"), Schema.Text(), $"startswith({Keys(dataset)[0]},'a') or period eq '2020'");

    private static List<string> Keys(Dataset dataset) => [.. dataset.Columns.Where(column => column.Role == ColumnRole.Key).Select(column => column.Name)];

    private static JsonObject Whole() => Schema.Json("""{ "type": "integer", "minimum": 0 }""");

    private static JsonObject Page() => Schema.Json("""
        {
          "type": "object", "required": ["value"], "additionalProperties": false,
          "properties": {
            "@odata.context": { "type": "string", "format": "uri" },
            "@odata.count": { "type": "integer" },
            "@odata.nextLink": { "type": "string", "format": "uri" },
            "value": { "type": "array", "items": { "type": "object" } }
          }
        }
        """);
}
