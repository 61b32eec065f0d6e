using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;

namespace Pipeline.Storage.Backups;

/// <summary>Rows of tables as the table service writes them: one JSON object a line, types that JSON has not under <c>name@odata.type</c>.</summary>
internal static class EntityJson
{
    private const string Type = "@odata.type";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A row as a line, without the line feed; what the service itself adds is left out.</summary>
    public static byte[] ToBytes(TableEntity row)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("PartitionKey", row.PartitionKey);
            json.WriteString("RowKey", row.RowKey);
            foreach (var (name, value) in row.Where(p => p.Key is not ("odata.etag" or "PartitionKey" or "RowKey" or "Timestamp")))
            {
                Write(json, name, value);
            }

            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>The row of a line.</summary>
    /// <exception cref="JsonException">The line holds none.</exception>
    public static TableEntity Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var properties = json.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal);
        TableEntity row = new(Key("PartitionKey"), Key("RowKey"));
        foreach (var (name, value) in properties)
        {
            if (name is not ("PartitionKey" or "RowKey") && !name.EndsWith(Type, StringComparison.Ordinal))
            {
                row[name] = Value(value, properties.TryGetValue(name + Type, out var type) ? type.GetString() : null);
            }
        }

        return row;

        string Key(string name) => properties.TryGetValue(name, out var key) ? key.GetString()! : throw new JsonException($"A row has no {name}.");
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteString(name + Type, "Edm.Int64");
                json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                json.WriteString(name + Type, "Edm.Double");
                json.WriteNumber(name, number);
                break;
            case DateTimeOffset moment:
                json.WriteString(name + Type, "Edm.DateTime");
                json.WriteString(name, moment.UtcDateTime);
                break;
            case DateTime moment:
                json.WriteString(name + Type, "Edm.DateTime");
                json.WriteString(name, moment.ToUniversalTime());
                break;
            default:
                throw new InvalidDataException($"Property '{name}' is a {value.GetType().Name}: not written by this program.");
        }
    }

    private static object Value(JsonElement value, string? type) => (type, value.ValueKind) switch
    {
        ("Edm.Int64", _) => long.Parse(value.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        ("Edm.Double", _) => value.GetDouble(),
        ("Edm.DateTime", _) => new DateTimeOffset(value.GetDateTime(), TimeSpan.Zero),
        (null, JsonValueKind.Number) => value.GetInt32(),
        (null, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        (null, JsonValueKind.String) => value.GetString()!,
        _ => throw new JsonException($"A property of type {type} holds {value.ValueKind}."),
    };
}
