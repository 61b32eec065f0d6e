using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Submissions;

/// <summary>
/// Writes observations as the serializer would, in half the time: a document has hundreds of them and little else.
/// </summary>
internal sealed class ObservationsConverter : JsonConverter<IReadOnlyList<Observation>>
{
    public override IReadOnlyList<Observation> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<List<Observation>>(ref reader, options) ?? [];

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Observation> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var observation in value)
        {
            Write(writer, observation);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Observation observation)
    {
        writer.WriteStartObject();
        writer.WriteString("area"u8, observation.Area);
        writer.WriteString("period"u8, observation.Period.ToString());
        writer.WriteString("measure"u8, observation.Measure);
        if (observation.Value is { } value)
        {
            writer.WriteNumber("value"u8, SubmissionJson.WithoutTrailingZeros(value));
        }
        else
        {
            writer.WriteNull("value"u8);
        }

        writer.WriteString("status"u8, observation.Status.Letter().ToString());
        if (observation.Source is { } source)
        {
            writer.WriteStartObject("source"u8);
            writer.WriteString("sheet"u8, source.Sheet);
            writer.WriteString("cell"u8, source.Cell);
            writer.WriteString("rawText"u8, source.RawText);
            if (source.Unit is { } unit)
            {
                writer.WriteString("unit"u8, unit);
            }

            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("source"u8);
        }

        writer.WriteString("note"u8, observation.Note);
        writer.WriteEndObject();
    }
}
