using System.Text.Json.Nodes;
using Pipeline.Publishing;

namespace Pipeline.Functions.Http.OpenApi;

/// <summary>JSON schemas (2020-12) as the API document uses them; those of tables follow from the columns.</summary>
internal static class Schema
{
    /// <summary>Lists longer than this are not repeated in the document: the catalogue has them.</summary>
    private const int LongestEnum = 40;

    /// <summary>A text.</summary>
    public static JsonObject Text() => new() { ["type"] = "string" };

    /// <summary>A whole number.</summary>
    public static JsonObject Whole() => new() { ["type"] = "integer" };

    /// <summary>A file.</summary>
    public static JsonObject Binary() => new() { ["type"] = "string", ["format"] = "binary" };

    /// <summary>One of these texts.</summary>
    public static JsonObject OneOf(IEnumerable<string> values) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) };

    /// <summary>A schema of the document's list.</summary>
    public static JsonObject Ref(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    /// <summary>An object with a list under <c>value</c>.</summary>
    public static JsonObject ListOf(JsonObject item) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("value"),
        ["properties"] = new JsonObject { ["value"] = new JsonObject { ["type"] = "array", ["items"] = item } },
    };

    /// <summary>A schema written as JSON.</summary>
    public static JsonObject Json([System.Diagnostics.CodeAnalysis.StringSyntax("json")] string json) => JsonNode.Parse(json)!.AsObject();

    /// <summary>One row as JSON has it.</summary>
    public static JsonObject Row(Dataset dataset) => new()
    {
        ["type"] = "object",
        ["description"] = dataset.Title.ToString(),
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject(dataset.Columns.Select(column => KeyValuePair.Create<string, JsonNode?>(column.Name, Field(column)))),
    };

    /// <summary>A table as JSON has it, in either layout.</summary>
    public static JsonObject Page(string row, Dataset dataset)
    {
        JsonObject Properties(string rows, JsonObject schema) => new()
        {
            ["dataset"] = new JsonObject { ["const"] = dataset.Name },
            ["snapshot"] = Ref("SnapshotStamp"),
            ["notice"] = Ref("Bilingual"),
            [rows] = schema,
            ["nextLink"] = new JsonObject { ["type"] = "string", ["format"] = "uri" },
        };
        JsonObject Layout(string rows, JsonObject schema) => new()
        {
            ["type"] = "object",
            ["required"] = new JsonArray("dataset", rows),
            ["additionalProperties"] = false,
            ["properties"] = Properties(rows, schema),
        };
        var columns = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(dataset.Columns.Select(column => KeyValuePair.Create<string, JsonNode?>(
                column.Name, new JsonObject { ["type"] = "array", ["items"] = Field(column) }))),
        };
        return new()
        {
            ["oneOf"] = new JsonArray(Layout("value", new() { ["type"] = "array", ["items"] = Ref(row) }), Layout("columns", columns)),
        };
    }

    /// <summary>The codes of a list where it is short enough to be repeated; else a text.</summary>
    public static JsonObject Codes(IReadOnlyList<CodeName>? codes) =>
        codes is { Count: <= LongestEnum } ? OneOf(codes.Select(code => code.Code)) : Text();

    private static JsonObject Field(Column column)
    {
        JsonNode type = column.Type switch
        {
            ColumnType.Number => new JsonArray("number", "null"),
            ColumnType.WholeNumber => new JsonArray("integer", "null"),
            ColumnType.Date => new JsonArray("string", "null"),
            _ => JsonValue.Create("string"),
        };
        var schema = new JsonObject { ["type"] = type, ["description"] = column.Description.ToString() };
        if (column.Type == ColumnType.Date)
        {
            schema["format"] = "date";
        }

        if (column.Codes is { Codes.Count: <= LongestEnum } list)
        {
            // Empty where a row has none of the codes.
            schema["enum"] = new JsonArray([.. list.Codes.Select(code => JsonValue.Create(code.Code)), JsonValue.Create("")]);
        }

        return schema;
    }
}
