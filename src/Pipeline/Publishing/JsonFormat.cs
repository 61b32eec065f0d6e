using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Pipeline.Publishing;

/// <summary>
/// JSON in UTF-8: what the rows are of, then <c>value</c> with one object per row, or <c>columns</c> with one array per column; numbers with
/// their published decimals, missing values <c>null</c>.
/// </summary>
public sealed class JsonFormat : ITableFormat
{
    /// <summary>Whether there is an object for each row or an array for each column.</summary>
    public static readonly FormatOption Layout = new(
        "layout",
        new("records：每行一个对象；columns：每列一个数组，更紧凑", "records: an object per row; columns: an array per column, which is more compact"),
        ["records", "columns"]);

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private JsonFormat()
    {
    }

    /// <summary>The format.</summary>
    public static JsonFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public string MediaType => "application/json; charset=utf-8";

    /// <inheritdoc/>
    public bool Compressible => true;

    /// <inheritdoc/>
    public IReadOnlyList<FormatOption> Options { get; } = [Layout];

    /// <inheritdoc/>
    public async Task WriteAsync(TableView view, RowSource rows, PipeWriter output, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(output, WriterOptions);
        json.WriteStartObject();
        WriteHead(json, view);
        if (view.Choice(Layout) == "columns")
        {
            await WriteColumnsAsync(json, rows, output, cancellation);
        }
        else
        {
            await WriteRecordsAsync(json, rows, output, cancellation);
        }

        if (view.NextLink is { } next)
        {
            json.WriteString("nextLink", next);
        }

        json.WriteEndObject();
        json.Flush();
        await output.FlushAsync(cancellation);
    }

    private static void WriteHead(Utf8JsonWriter json, TableView view)
    {
        json.WriteString("dataset", view.Name);
        if (view.Snapshot is { } snapshot)
        {
            json.WriteStartObject("snapshot");
            json.WriteNumber("sequence", snapshot.Sequence);
            json.WriteString("hash", snapshot.Hash);
            json.WriteString("taken_at", snapshot.TakenAt);
            json.WriteString("catalogue_version", snapshot.CatalogueVersion);
            json.WriteString("dataset_version", snapshot.DatasetVersion);
            json.WriteEndObject();
        }

        if (view.Notice is { } notice)
        {
            json.WriteStartObject("notice");
            json.WriteString("zh", notice.Zh);
            json.WriteString("en", notice.En);
            json.WriteEndObject();
        }
    }

    private static async Task WriteRecordsAsync(Utf8JsonWriter json, RowSource rows, PipeWriter output, CancellationToken cancellation)
    {
        var names = rows.Columns.Select(column => JsonEncodedText.Encode(column.Name)).ToArray();
        json.WriteStartArray("value");
        await foreach (var row in rows.ReadAsync(cancellation))
        {
            json.WriteStartObject();
            for (var i = 0; i < names.Length; i++)
            {
                json.WritePropertyName(names[i]);
                WriteField(json, row[i]);
            }

            json.WriteEndObject();
            await FlushFullAsync(json, output, cancellation);
        }

        json.WriteEndArray();
    }

    /// <summary>Reads the rows once for each column: no column waits in memory for the ones before it.</summary>
    private static async Task WriteColumnsAsync(Utf8JsonWriter json, RowSource rows, PipeWriter output, CancellationToken cancellation)
    {
        json.WriteStartObject("columns");
        for (var i = 0; i < rows.Columns.Count; i++)
        {
            json.WriteStartArray(rows.Columns[i].Name);
            await foreach (var row in rows.ReadAsync(cancellation))
            {
                WriteField(json, row[i]);
                await FlushFullAsync(json, output, cancellation);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static ValueTask FlushFullAsync(Utf8JsonWriter json, PipeWriter output, CancellationToken cancellation)
    {
        if (!PipeStream.IsFull(output))
        {
            return ValueTask.CompletedTask;
        }

        json.Flush();
        return Discard(output.FlushAsync(cancellation));

        static async ValueTask Discard(ValueTask<FlushResult> flush) => await flush;
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
