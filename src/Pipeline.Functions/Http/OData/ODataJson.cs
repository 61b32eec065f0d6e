using System.Globalization;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Pipeline.Publishing;

namespace Pipeline.Functions.Http.OData;

/// <summary>Writes rows as OData's JSON: numbers with their published decimals, the same as every other format has them.</summary>
internal sealed class ODataJson
{
    /// <summary>How much may wait before it is sent.</summary>
    private const int Enough = 1 << 16;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly Dataset _dataset;
    private readonly ODataAddress _address;
    private readonly ODataFormat _format;
    private readonly string _context;
    private readonly (int Place, string Name, string? Type)[] _columns;
    private readonly int[] _keys;

    /// <summary>A writer of these columns of a data set.</summary>
    public ODataJson(ODataAddress address, ODataQuery query, ODataFormat format)
    {
        (_address, _dataset, _format) = (address, address.Dataset!, format);
        var columns = _dataset.Columns;
        _columns = [.. (query.Columns ?? [.. Enumerable.Range(0, columns.Count)]).Select(place => (place, columns[place].Name, TypeName(columns[place])))];
        _keys = [.. Enumerable.Range(0, columns.Count).Where(place => columns[place].Role == ColumnRole.Key)];
        _context = $"{address.Root}$metadata#{_dataset.Name}{(query.Columns is null ? "" : $"({string.Join(',', _columns.Select(column => column.Name))})")}";
    }

    /// <summary>Writes a page of rows; what has been written is sent on before it piles up.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="count">How many rows there are on all pages; null where nobody asked.</param>
    /// <param name="nextLink">Where the next page is, asked when all rows are written; null where there is none.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task WriteAsync(IAsyncEnumerable<Row> rows, long? count, Func<string?> nextLink, PipeWriter output, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        WriteContext(json, _context);
        if (count is { } known)
        {
            json.WritePropertyName("@odata.count");
            WriteLong(json, known);
        }

        json.WriteStartArray("value");
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            json.WriteStartObject();
            WriteRow(json, row);
            json.WriteEndObject();
            if (output.UnflushedBytes > Enough)
            {
                await json.FlushAsync(cancellation);
                await output.FlushAsync(cancellation);
            }
        }

        json.WriteEndArray();
        if (nextLink() is { } next)
        {
            json.WriteString("@odata.nextLink", next);
        }

        json.WriteEndObject();
        await json.FlushAsync(cancellation);
        await output.FlushAsync(cancellation);
    }

    /// <summary>One row as a document of its own.</summary>
    public byte[] Entity(Row row) => Document(json =>
    {
        WriteContext(json, $"{_context}/$entity");
        WriteRow(json, row);
    });

    /// <summary>One property of a row as a document of its own.</summary>
    public byte[] Property(Row row, Column column) => Document(json =>
    {
        var place = _columns.Single(each => each.Name == column.Name).Place;
        WriteContext(json, $"{_address.Root}$metadata#{Id(row)}/{column.Name}");
        json.WritePropertyName("value");
        WriteField(json, row[place]);
    });

    /// <summary>The list of the entity sets.</summary>
    public static byte[] Service(ODataAddress address, ODataFormat format, IEnumerable<Dataset> datasets) => Document(json =>
    {
        if (format.Metadata != ODataMetadata.None)
        {
            json.WriteString("@odata.context", $"{address.Root}$metadata");
        }

        json.WriteStartArray("value");
        foreach (var dataset in datasets)
        {
            json.WriteStartObject();
            json.WriteString("name", dataset.Name);
            json.WriteString("title", dataset.Title.ToString());
            json.WriteString("kind", "EntitySet");
            json.WriteString("url", dataset.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static byte[] Document(Action<Utf8JsonWriter> write)
    {
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return written.ToArray();
    }

    private void WriteContext(Utf8JsonWriter json, string context)
    {
        if (_format.Metadata != ODataMetadata.None)
        {
            json.WriteString("@odata.context", context);
        }
    }

    private void WriteRow(Utf8JsonWriter json, Row row)
    {
        if (_format.Metadata == ODataMetadata.Full)
        {
            var id = $"{_address.Root}{Id(row)}";
            json.WriteString("@odata.type", $"#{ODataModel.Namespace}.{ODataModel.RowTypeName(_dataset)}");
            json.WriteString("@odata.id", id);
            json.WriteString("@odata.readLink", id);
        }

        foreach (var (place, name, type) in _columns)
        {
            var field = row[place];
            if (_format.Metadata == ODataMetadata.Full && type is not null && !field.IsNothing)
            {
                json.WriteString($"{name}@odata.type", type);
            }

            json.WritePropertyName(name);
            WriteField(json, field);
        }
    }

    /// <summary>The row by its key, relative to the root of the service.</summary>
    private string Id(Row row) => $"{_dataset.Name}({string.Join(',', _keys.Select(place =>
        $"{_dataset.Columns[place].Name}='{Uri.EscapeDataString(row[place].ToString().Replace("'", "''", StringComparison.Ordinal))}'"))})";

    private void WriteField(Utf8JsonWriter json, Field field)
    {
        if (field.Number is { } number)
        {
            if (_format.Ieee754Compatible)
            {
                json.WriteStringValue(field.ToString());
            }
            else
            {
                json.WriteNumberValue(number);
            }
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

    private void WriteLong(Utf8JsonWriter json, long number)
    {
        if (_format.Ieee754Compatible)
        {
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNumberValue(number);
        }
    }

    /// <summary>The type that JSON does not tell; null for texts.</summary>
    private static string? TypeName(Column column) => column.Type switch
    {
        ColumnType.Number => "#Decimal",
        ColumnType.WholeNumber => "#Int64",
        ColumnType.Date => "#Date",
        _ => null,
    };
}
