using Pipeline.Catalogue;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Lineage;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;
using Pipeline.Publishing.Sdmx;
using Pipeline.Publishing.Starters;

namespace Pipeline.Functions.Http.OpenApi;

/// <summary>What the API document says of every function that answers HTTP. A test fails where one is missing.</summary>
internal static class Operations
{
    private const string Reading = "snapshots";
    private const string Values = "values";
    private const string Lists = "catalogue";
    private const string Reporting = "submissions";
    private const string System = "system";

    /// <summary>What the names of rows of the catalogue begin with: a list and a data set may share a name.</summary>
    public const string OfCatalogue = "Catalogue";

    private static readonly string[] Conditional = ["ETag", "Cache-Control", "Vary"];
    private static readonly string[] OfDataset =
        ["ETag", "Last-Modified", "Cache-Control", "Vary", "Link", "Content-Location", PullHeaders.Snapshot, PullHeaders.Hash, PullHeaders.DatasetVersion, PullHeaders.Notice];

    /// <summary>All operations.</summary>
    public static IReadOnlyList<Operation> All(StatisticalCatalogue catalogue, TableSet tables, CatalogueSet lists) =>
    [
        new(nameof(SnapshotEndpoints.ListSnapshots), Reading, new("已发布的快照，最新在前", "The published snapshots, newest first"))
        {
            Answers = [Document("application/json", Schema.ListOf(Schema.Ref("SnapshotEntry"))), NotModified],
        },
        new(nameof(SnapshotEndpoints.GetSnapshot), Reading, new("一期快照的清单：内容、版本、来源", "The manifest of a snapshot: what it has, in which versions, computed from what"))
        {
            Parameters = [AsOf],
            Answers = [Describing("Manifest"), NotModified],
            Problems = [400, 404, 410],
        },
        new(nameof(SnapshotEndpoints.GetDataset), Reading, new("快照中的一个数据集或说明文件", "A data set of a snapshot, or a file that describes it"))
        {
            Problems = [400, 404, 406, 410, 416],
            Paths =
            [
                .. tables.All.Select(dataset => new OperationPath("dataset", dataset.Name, dataset.Title)
                {
                    Parameters = [.. TableParameters(tables.QueriesOf(dataset)), .. PageParameters],
                    Answers = [TableAnswer(dataset, "", OfDataset), Partial, NotModified],
                }),
                new("dataset", DataPackage.FileName, new("数据包说明（Frictionless）", "The data package (Frictionless)"))
                {
                    Parameters = [AsOf],
                    Answers = [Describing("DataPackage"), NotModified],
                },
                new("dataset", "manifest.json", new("清单，与上一级地址相同", "The manifest, as one level up"))
                {
                    Parameters = [AsOf],
                    Answers = [Describing("Manifest"), NotModified],
                },
            ],
        },
        new(nameof(ChangesFeed.ListChanges), Reading, new("每夜变化", "What each night changed"))
        {
            Answers = [Document("application/json", Schema.ListOf(Schema.Ref("NightChange"))), NotModified],
        },
        new(nameof(ChangesFeed.GetChangesFeed), Reading, new("每夜变化（Atom 订阅）", "What each night changed, as an Atom feed"))
        {
            Answers = [Document("application/atom+xml", Schema.Text()), NotModified],
        },
        new(nameof(LineageEndpoints.GetChanges), Values, new("两期快照之间的每个变动及原因", "Every value that differs between two snapshots, and why"))
        {
            Parameters =
            [
                new("since", new("与哪一期比较：nightly、released 或期号", "The snapshot to compare with: nightly, released or a number"), Schema.Text(), "1") { IsRequired = true },
                Format,
            ],
            Answers = [TableAnswer(RevisionDatasets.Changes(catalogue), "", Conditional), NotModified],
            Problems = [400, 404, 406, 410],
        },
        new(nameof(LineageEndpoints.GetHistory), Values, new("一个数值历次发布的值及变动原因", "What the kept snapshots said of a value, and why it changed"))
        {
            Parameters = [Subject, Area, new("period", new("报告期；省略为全部", "The period; all where it is left out"), Schema.Text(), "2020"), Format],
            Answers = [TableAnswer(RevisionDatasets.History, "", Conditional), NotModified],
            Problems = [400, 404, 406],
        },
        new(nameof(LineageEndpoints.ExplainValue), Values, new("一个数值由什么算出，直到工作簿的单元格", "What a value was computed from, down to the cells of the workbooks"))
        {
            Parameters =
            [
                Subject,
                Area,
                new("period", new("报告期", "The period"), Schema.Text(), "2020") { IsRequired = true },
                new("snapshot", new("nightly、released 或期号", "nightly, released or a number"), Schema.Text(), "released"),
                new("depth", new("展开几层", "How many levels deep"), Schema.Json("""{ "type": "integer", "minimum": 0 }"""), "1"),
                new("column", new("解释哪一列", "Which column is explained"), Schema.OneOf(["value", "value_from_below", "value_own_row"]), "value"),
            ],
            Answers = [new(200, new("由数值到单元格的树", "The tree from the number to the cells"), [("application/json", new() { ["type"] = "object" })], Conditional), NotModified],
            Problems = [400, 404, 410],
        },
        new(nameof(CatalogueEndpoint.GetCatalogue), Lists, new("目录中的一张表", "A list of the catalogue"))
        {
            Problems = [400, 404, 406],
            Paths =
            [
                .. lists.All.Select(list => new OperationPath("list", list.Table.Dataset.Name, list.Table.Dataset.Title)
                {
                    Parameters = [.. TableParameters(list.Queries), .. PageParameters.Where(parameter => parameter.Name != TableRequest.AsOf)],
                    Answers = [TableAnswer(list.Table.Dataset, OfCatalogue, [.. Conditional, "Link"]), NotModified],
                }),
            ],
        },
        new(nameof(StarterEndpoints.ListStarters), Reading, new("各工具的起步文件", "The starter files for each tool"))
        {
            Answers = [Document("application/json", Schema.ListOf(Schema.Ref("Starter"))), NotModified],
        },
        new(nameof(StarterEndpoints.GetStarter), Reading, new("一个起步文件：地址、列和类型已写好，不含令牌", "A starter file: address, columns and types are in it, no token is"))
        {
            Answers =
            [
                new(200, new("文件", "The file"), [.. StarterKind.All.Select(kind => (kind.MediaType.Split(';')[0], kind.MediaType == "application/json" ? new() { ["type"] = "object" } : Schema.Text()))], Conditional),
                NotModified,
            ],
            Problems = [404],
        },
        .. SdmxOperations.All(tables),
        ODataOperations.Get(tables),
        new(nameof(StatusEndpoint.GetStatus), Reporting, new("谁报了什么：单位与报告期的矩阵", "Who has reported what: reporters and periods"))
        {
            Answers = [Document("application/json", Schema.ListOf(Schema.Ref("ReporterStatus"))), NotModified],
        },
        new(nameof(SubmissionEndpoints.ListSubmissions), Reporting, new("一个单位的上传与结果，最新在前", "The uploads of a reporter and what became of them, newest first"))
        {
            Answers = [Document("application/json", Schema.ListOf(Schema.Ref("Submission"))), NotModified],
            Problems = [404],
        },
        new(nameof(SubmissionEndpoints.GetReceipt), Reporting, new("一次上传的回执", "The receipt of an upload"))
        {
            Answers = [Document("application/json", Schema.Ref("Receipt")), InWork, NotModified],
            Problems = [404],
        },
        new(nameof(SubmissionEndpoints.GetFeedback), Reporting, new("带检查结果的工作簿", "The workbook with the findings at its cells"))
        {
            Answers = [Workbook, InWork],
            Problems = [404],
        },
        new(nameof(SubmissionEndpoints.PostSubmission), Reporting, new("上传工作簿", "Take a workbook"))
        {
            Parameters = [FileName],
            Answers = [new(202, new("已收下；回执地址在 Location", "Taken; Location says where the receipt will be"), [("application/json", Schema.Ref("InWork"))], "Location")],
            Problems = [400, 413],
            TakesWorkbook = true,
        },
        new(nameof(CheckEndpoint.PostCheck), Reporting, new("只检查，不上传", "Check a workbook without sending it"))
        {
            Parameters =
            [
                new("reporter", new("填报单位代码", "The reporter's code"), Schema.Text(), "530100") { IsRequired = true },
                new("period", new("报告期", "The period"), Schema.Text(), "2020") { IsRequired = true },
                FileName,
                new("format", new("json 为检查结果，xlsx 为带结果的工作簿；也可用 Accept", "json: the findings; xlsx: the workbook with them; or use Accept"), Schema.OneOf(["json", "xlsx"]), "json"),
            ],
            Answers = [new(200, new("检查结果", "The findings"), [("application/json", Schema.Ref("Check")), (XlsxFormat.Instance.MediaType, Schema.Binary())])],
            Problems = [400, 413],
            TakesWorkbook = true,
        },
        new(nameof(TemplateEndpoint.GetTemplate), Reporting, new("填报模板", "The workbook to fill in")) { Answers = [Workbook], Problems = [404] },
        new(nameof(HealthEndpoint.GetHealth), System, new("服务是否正常；审核员和运维可见原因与处理办法", "Whether the service works; reviewers and operators see what is wrong and what to do"))
        {
            Answers = [new(200, new("正常，或需要留意", "It works, though somebody may have to look"), [("application/json", Schema.Ref("Health"))]), new(503, new("不能工作", "It does not do its work"), [("application/json", Schema.Ref("Health"))])],
        },
        new(nameof(OpenApiEndpoint.GetOpenApi), System, new("本文档", "This document"))
        {
            Answers = [Document("application/json", new() { ["type"] = "object" }), NotModified],
        },
    ];

    private static ApiAnswer NotModified => new(304, new("与 If-None-Match 或 If-Modified-Since 所说相同，不读数据", "What If-None-Match or If-Modified-Since names; no data is read"), [], Conditional);

    private static ApiAnswer Partial => new(206, new("所要的字节（仅原样 CSV）", "The bytes asked for (whole CSV as stored only)"), [("text/csv", Schema.Text())], [.. OfDataset, "Content-Range"]);

    private static ApiAnswer InWork => new(202, new("正在处理，请稍后再取", "In work; ask again shortly"), [("application/json", Schema.Ref("InWork"))], "Retry-After");

    private static ApiAnswer Workbook => new(200, new("工作簿", "A workbook"), [(XlsxFormat.Instance.MediaType, Schema.Binary())]);

    private static ApiParameter Subject => new("indicator", new("指标或统计量代码", "Code of the indicator or measure"), Schema.Text(), "gdp") { IsRequired = true };

    private static ApiParameter Area => new("area", new("地区或板块代码", "Code of the area or group"), Schema.Text(), "530000") { IsRequired = true };

    private static ApiParameter Format => new(
        FormatNegotiation.Parameter, new("格式；也可用 Accept", "The format; or use Accept"), Schema.OneOf(Formats.For(RevisionDatasets.History).Select(format => format.Name)), "json");

    private static ApiParameter FileName => new("file", new("文件名", "The file's name"), Schema.Text(), "530100 2020.xlsx");

    private static ApiAnswer Document(string mediaType, global::System.Text.Json.Nodes.JsonObject schema) => new(200, new("成功", "Success"), [(mediaType, schema)], Conditional);

    private static ApiAnswer Describing(string schema) => new(200, new("成功", "Success"), [("application/json", Schema.Ref(schema))], [.. Conditional, "Last-Modified", "Content-Location", PullHeaders.Snapshot, PullHeaders.Hash]);

    private static ApiAnswer TableAnswer(Dataset dataset, string prefix, string[] headers) => new(
        200,
        dataset.Title,
        [.. Formats.For(dataset).Select(format => (format.MediaType.Split(';')[0], Body(format, dataset, prefix)))],
        headers);

    private static global::System.Text.Json.Nodes.JsonObject Body(ITableFormat format, Dataset dataset, string prefix) =>
        format == JsonFormat.Instance ? Schema.Page(RowName(dataset, prefix), dataset)
        : format == SdmxJsonFormat.Instance ? new() { ["type"] = "object" }
        : format.Compressible ? Schema.Text()
        : Schema.Binary();

    /// <summary>The tables whose rows the document's list of schemas has, by the names that they have there.</summary>
    public static IEnumerable<(string Name, Dataset Dataset)> Rows(StatisticalCatalogue catalogue, TableSet tables, CatalogueSet lists) =>
    [
        .. tables.All.Append(RevisionDatasets.Changes(catalogue)).Append(RevisionDatasets.History).Select(dataset => (RowName(dataset), dataset)),
        .. lists.All.Select(list => (RowName(list.Table.Dataset, OfCatalogue), list.Table.Dataset)),
    ];

    /// <summary>The name of a table's row in the list of schemas.</summary>
    public static string RowName(Dataset dataset, string prefix = "") => $"{prefix}{char.ToUpperInvariant(dataset.Name[0])}{dataset.Name[1..]}Row";

    private static IReadOnlyList<ApiParameter> TableParameters(QueryReader queries) =>
    [
        new(FormatNegotiation.Parameter, new("格式；也可用 Accept，或把地址写成 {名称}.{格式}", "The format; or use Accept, or end the address with .{format}"), Schema.OneOf(Formats.For(queries.Dataset).Select(format => format.Name)), "json"),
        .. queries.Parameters.Select(parameter => new ApiParameter(parameter.Name, parameter.Description, Schema.Codes(parameter.Values), parameter.Example) { IsList = parameter.Multiple }),
        .. Formats.For(queries.Dataset).SelectMany(format => format.Options.Select(option => new ApiParameter(
            option.Name, new($"仅 format={format.Name}。{option.Description.Zh}", $"With format={format.Name} only. {option.Description.En}"), Schema.OneOf(option.Values), option.Values[^1]))),
    ];

    private static ApiParameter AsOf => new(
        TableRequest.AsOf,
        new("某日终了或某一时刻在用的那一期快照；只用于 nightly、released；没有时区的按北京时间", "The snapshot that was in force at the end of a day, or at a time; with nightly and released only; without a zone it is Beijing time"),
        Schema.Text(),
        "2100-01-01");

    private static IReadOnlyList<ApiParameter> PageParameters { get; } =
    [
        new(TableRequest.Top, new("每页最多几行；下一页见 nextLink 或 Link", "How many rows a page has at most; nextLink or Link leads to the next"), Schema.Json("""{ "type": "integer", "minimum": 1 }"""), "10"),
        new(TableRequest.SkipToken, new("翻页标记，取自 nextLink，固定在一期快照上", "The page mark of a nextLink; it stays with one snapshot"), Schema.Text(), ""),
        AsOf,
    ];
}
