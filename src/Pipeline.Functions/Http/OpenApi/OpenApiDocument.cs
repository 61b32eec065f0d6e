using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Catalogue;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Publishing;

namespace Pipeline.Functions.Http.OpenApi;

/// <summary>The API as an OpenAPI 3.1 document: paths and verbs from the functions, access from the rules, rows and parameters from the columns.</summary>
public sealed class OpenApiDocument
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    /// <summary>What stands in the place of each part of a route, with an example that works on the sample data.</summary>
    private static readonly Dictionary<string, (Bilingual Description, string Example)> PathParameters = new(StringComparer.Ordinal)
    {
        ["snapshot"] = (new("nightly、released 或期号", "nightly, released or a number"), "released"),
        ["reporter"] = (new("填报单位代码", "The reporter's code"), "530100"),
        ["period"] = (new("报告期：2024、2024-Q3 或 2024-06", "The period: 2024, 2024-Q3 or 2024-06"), "2020"),
        ["file"] = (new("文件名，见 /api/v1/starters", "The file's name, as /api/v1/starters lists it"), "indicators.odc"),
        ["key"] = (new("维度代码，以点分隔；* 为全部", "Codes of the dimensions with dots between them; * for all"), "*"),
        ["eventId"] = (new("上传的编号", "The upload's id"), ""),
    };

    private static readonly (string Name, Bilingual Description)[] Headers =
    [
        ("ETag", new("强实体标签：快照、查询、格式、语言、名称所出的目录、写法版本和压缩方式", "Strong entity tag over snapshot, query, format, language, the catalogue that names are from, serializer version and coding")),
        ("Last-Modified", new("快照的时间；nightly、released 为指向它的时间", "When the snapshot was taken; of nightly and released since when they lead to it")),
        ("Cache-Control", new("期号：immutable；nightly、released：no-cache", "immutable under a number; no-cache under nightly and released")),
        ("Vary", new("答复取决于哪些请求头", "The request headers that the answer depends on")),
        ("Link", new("rel=next 下一页；rel=describedby 数据包说明", "rel=next: the next page; rel=describedby: the data package")),
        ("Content-Location", new("固定到期号的同一内容", "The same under the snapshot's number")),
        ("Content-Range", new("哪些字节", "Which bytes")),
        ("Location", new("回执地址", "Where the receipt will be")),
        ("Retry-After", new("几秒后再试", "Seconds to wait")),
        (PullHeaders.Snapshot, new("快照期号", "The snapshot's number")),
        (PullHeaders.Hash, new("快照内容的哈希", "The hash of the snapshot's content")),
        (PullHeaders.DatasetVersion, new("数据集的语义版本", "The data set's semantic version")),
        (PullHeaders.Notice, new("使用前须知；非 ASCII 字符以百分号编码", "What readers must know first; percent-encoded beyond ASCII")),
    ];

    private readonly StatisticalCatalogue _catalogue;
    private readonly TableSet _tables;
    private readonly CatalogueSet _lists;
    private readonly IReadOnlyList<ApiRoute> _routes;

    /// <summary>Writes the document of this app.</summary>
    public OpenApiDocument(StatisticalCatalogue catalogue, TableSet tables, CatalogueSet lists, ApiRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        (_catalogue, _tables, _lists, _routes) = (catalogue, tables, lists, routes.All);
        Bytes = Encoding.UTF8.GetBytes(Build().ToJsonString(Options) + "\n");
    }

    /// <summary>The document.</summary>
    public byte[] Bytes { get; }

    private JsonObject Build()
    {
        var paths = new JsonObject();
        foreach (var operation in Operations.All(_catalogue, _tables, _lists))
        {
            var route = _routes.Single(each => each.Function == operation.Function);
            List<OperationPath?> all = operation.Paths is null ? [null] : [.. operation.Paths];
            foreach (var path in all)
            {
                var address = $"/{(path is null ? route.Template : route.Template.Replace($"{{{path.Placeholder}}}", path.Name, StringComparison.Ordinal))}";
                var item = paths[address] as JsonObject ?? [];
                foreach (var verb in route.Verbs)
                {
                    item[verb.ToLowerInvariant()] = Describe(operation, path, address, verb);
                }

                paths[address] = item;
            }
        }

        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "云南省区域协调发展指标 Regional development indicators for Yunnan",
                ["version"] = string.Create(CultureInfo.InvariantCulture, $"1.{DataContract.Version}.{Formats.SerializerVersion}"),
                ["description"] = "快照一经发布永不改变；nightly 与 released 指向最新一期。 Snapshots never change once published; nightly and released lead to the newest.",
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = new JsonArray([.. Operations.All(_catalogue, _tables, _lists).Select(operation => operation.Tag).Distinct().Select(tag => new JsonObject { ["name"] = tag })]),
            ["paths"] = paths,
            ["components"] = Components(),
        };
    }

    private JsonObject Components()
    {
        var schemas = Schemas.All();
        foreach (var (name, dataset) in Operations.Rows(_catalogue, _tables, _lists))
        {
            schemas[name] = Schema.Row(dataset);
        }

        return new()
        {
            ["schemas"] = schemas,
            ["headers"] = new JsonObject(Headers.Select(header => KeyValuePair.Create<string, JsonNode?>(
                header.Name, new JsonObject { ["description"] = header.Description.ToString(), ["schema"] = Schema.Text() }))),
            ["responses"] = new JsonObject
            {
                ["Problem"] = new JsonObject
                {
                    ["description"] = "出了什么问题，怎样改正 What is wrong and how to mend it",
                    ["content"] = new JsonObject { [Problem.MediaType] = new JsonObject { ["schema"] = Schema.Ref("Problem") } },
                },
                [ODataOperations.Problem] = ODataOperations.ProblemResponse(),
            },
            ["securitySchemes"] = new JsonObject
            {
                ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "pipeline token create" },
                ["password"] = new JsonObject
                {
                    ["type"] = "http",
                    ["scheme"] = "basic",
                    ["description"] = "用户名任意，密码为令牌。 Any user name; the token is the password.",
                },
            },
        };
    }

    private static JsonObject Describe(Operation operation, OperationPath? path, string address, string verb)
    {
        var rule = AccessRules.Find(operation.Function) ?? throw new InvalidOperationException($"{operation.Function} has no access rule.");
        var described = new JsonObject
        {
            ["operationId"] = $"{operation.Function}{(path is null ? "" : $"_{string.Concat(path.Name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'))}")}{(verb == "GET" || verb == "POST" ? "" : $"_{verb}")}",
            ["tags"] = new JsonArray(operation.Tag),
            ["summary"] = (path?.Summary ?? operation.Summary).ToString(),
            ["security"] = rule switch
            {
                AccessRule.Anyone => new JsonArray(),
                AccessRule.Snapshots => new JsonArray(new JsonObject(), Scheme("token"), Scheme("password")),
                _ => new JsonArray(Scheme("token"), Scheme("password")),
            },
            ["parameters"] = new JsonArray(
            [
                .. PathParameters.Where(pair => address.Contains($"{{{pair.Key}}}", StringComparison.Ordinal)).Select(pair => Parameter("path", pair.Key, pair.Value.Description, Schema.Text(), pair.Value.Example, required: true)),
                .. operation.Parameters.Concat(path?.Parameters ?? []).Select(Parameter),
            ]),
            ["responses"] = Responses(operation, path, rule, verb),
        };
        if (operation.TakesWorkbook)
        {
            described["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject { ["application/octet-stream"] = new JsonObject { ["schema"] = Schema.Binary() } },
            };
        }

        return described;
    }

    private static JsonObject Scheme(string name) => new() { [name] = new JsonArray() };

    private static JsonObject Parameter(ApiParameter parameter)
    {
        var schema = parameter.IsList ? new JsonObject { ["type"] = "array", ["items"] = parameter.Schema.DeepClone() } : parameter.Schema.DeepClone().AsObject();
        var described = Parameter("query", parameter.Name, parameter.Description, schema, parameter.Example, parameter.IsRequired);
        if (parameter.IsList)
        {
            described["style"] = "form";
            described["explode"] = false;
            if (parameter.Example.Length > 0)
            {
                described["example"] = new JsonArray([.. parameter.Example.Split(',').Select(value => JsonValue.Create(value))]);
            }
        }

        return described;
    }

    private static JsonObject Parameter(string place, string name, Bilingual description, JsonObject schema, string example, bool required)
    {
        var described = new JsonObject { ["name"] = name, ["in"] = place, ["required"] = required, ["description"] = description.ToString(), ["schema"] = schema };
        if (example.Length > 0)
        {
            described["example"] = schema["type"]?.ToString() == "integer" ? JsonValue.Create(int.Parse(example, CultureInfo.InvariantCulture)) : JsonValue.Create(example);
        }

        return described;
    }

    private static JsonObject Responses(Operation operation, OperationPath? path, AccessRule rule, string verb)
    {
        var responses = new JsonObject();
        foreach (var answer in path?.Answers ?? operation.Answers)
        {
            var described = new JsonObject { ["description"] = answer.Description.ToString() };
            if (answer.Headers.Count > 0)
            {
                described["headers"] = new JsonObject(answer.Headers.Select(name => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject { ["$ref"] = $"#/components/headers/{name}" })));
            }

            if (verb != "HEAD" && answer.Content.Count > 0)
            {
                described["content"] = new JsonObject(answer.Content.Select(content => KeyValuePair.Create<string, JsonNode?>(
                    content.MediaType, new JsonObject { ["schema"] = content.Schema.DeepClone() })));
            }

            responses[answer.Status.ToString(CultureInfo.InvariantCulture)] = described;
        }

        int[] byAccess = rule switch
        {
            AccessRule.Anyone => [],
            AccessRule.Snapshots or AccessRule.Identified => [401],
            _ => [401, 403],
        };
        foreach (var status in operation.Problems.Concat(byAccess).Order())
        {
            responses[status.ToString(CultureInfo.InvariantCulture)] = ProblemRef(operation);
        }

        responses["default"] = ProblemRef(operation);
        return responses;
    }

    private static JsonObject ProblemRef(Operation operation) => new() { ["$ref"] = $"#/components/responses/{operation.ProblemResponse}" };
}
