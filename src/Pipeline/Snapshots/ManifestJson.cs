using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Pipeline.Snapshots;

/// <summary>The manifest as JSON: UTF-8, indented, names in snake case; the same manifest gives the same bytes.</summary>
public static class ManifestJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new PeriodText() },
    };

    /// <summary>Writes a manifest.</summary>
    public static void Write(SnapshotManifest manifest, Stream output) => JsonSerializer.Serialize(output, manifest, Options);

    /// <summary>Reads a manifest; members that a later version added are passed over.</summary>
    /// <exception cref="JsonException">It is not JSON, or a member is missing or malformed.</exception>
    public static SnapshotManifest Read(Stream input) =>
        JsonSerializer.Deserialize<SnapshotManifest>(input, Options) ?? throw new JsonException("The manifest is null.");

    private sealed class PeriodText : JsonConverter<Period>
    {
        public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Period.TryParse(reader.GetString(), out var period) ? period : throw new JsonException("A period is malformed.");

        public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
