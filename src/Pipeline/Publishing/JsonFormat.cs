using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Pipeline.Publishing;

/// <summary>JSON in UTF-8: an array with one object per row, numbers with their published decimals, missing values <c>null</c>.</summary>
public static class JsonFormat
{
    private const int FlushAt = 1 << 16;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes the rows as they come; the output stays open.</summary>
    public static void Write<T>(Dataset<T> dataset, IEnumerable<T> rows, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        var names = dataset.Columns.Select(column => JsonEncodedText.Encode(column.Name)).ToArray();
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < names.Length; i++)
            {
                json.WritePropertyName(names[i]);
                WriteField(json, dataset.Columns[i].Get(row));
            }

            json.WriteEndObject();
            if (json.BytesPending > FlushAt)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteField(Utf8JsonWriter json, Field field)
    {
        if (field.Number is { } number)
        {
            json.WriteNumberValue(number);
        }
        else if (field.Text is not null || field.Day is not null)
        {
            json.WriteStringValue(field.ToString());
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
