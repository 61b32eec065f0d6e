using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Pipeline.Submissions;

namespace Pipeline.Snapshots;

/// <summary>How what belongs to a snapshot is written as JSON: names in snake case, Chinese as it is, the same record always as the same bytes.</summary>
internal static class SnapshotJson
{
    /// <summary>Indented, with <c>\n</c> on every system.</summary>
    public static JsonSerializerOptions Indented { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new PeriodText(), new StatusLetter(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private sealed class PeriodText : JsonConverter<Period>
    {
        public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Period.TryParse(reader.GetString(), out var period) ? period : throw new JsonException("A period is malformed.");

        public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class StatusLetter : JsonConverter<ObservationStatus>
    {
        public override ObservationStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString();
            try
            {
                return ObservationStatusCodes.FromLetter(text?.Length == 1 ? text[0] : '?');
            }
            catch (FormatException unknown)
            {
                throw new JsonException(unknown.Message, unknown);
            }
        }

        public override void Write(Utf8JsonWriter writer, ObservationStatus value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Letter().ToString());
    }
}
