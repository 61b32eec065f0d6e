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
        writer.WriteString(Names.Area, observation.Area);
        writer.WriteString(Names.Period, observation.Period.ToString());
        writer.WriteString(Names.Measure, observation.Measure);
        if (observation.Value is { } value)
        {
            writer.WriteNumber(Names.Value, SubmissionJson.WithoutTrailingZeros(value));
        }
        else
        {
            writer.WriteNull(Names.Value);
        }

        writer.WriteString(Names.Status, observation.Status.Letter().ToString());
        if (observation.Source is { } source)
        {
            writer.WriteStartObject(Names.Source);
            writer.WriteString(Names.Sheet, source.Sheet);
            writer.WriteString(Names.Cell, source.Cell);
            writer.WriteString(Names.RawText, source.RawText);
            if (source.Unit is { } unit)
            {
                writer.WriteString(Names.Unit, unit);
            }

            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull(Names.Source);
        }

        writer.WriteString(Names.Note, observation.Note);
        writer.WriteEndObject();
    }

    private static class Names
    {
        public static readonly JsonEncodedText Area = JsonEncodedText.Encode("area");
        public static readonly JsonEncodedText Period = JsonEncodedText.Encode("period");
        public static readonly JsonEncodedText Measure = JsonEncodedText.Encode("measure");
        public static readonly JsonEncodedText Value = JsonEncodedText.Encode("value");
        public static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");
        public static readonly JsonEncodedText Source = JsonEncodedText.Encode("source");
        public static readonly JsonEncodedText Sheet = JsonEncodedText.Encode("sheet");
        public static readonly JsonEncodedText Cell = JsonEncodedText.Encode("cell");
        public static readonly JsonEncodedText RawText = JsonEncodedText.Encode("rawText");
        public static readonly JsonEncodedText Unit = JsonEncodedText.Encode("unit");
        public static readonly JsonEncodedText Note = JsonEncodedText.Encode("note");
    }
}
