using System.Buffers;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;

namespace Pipeline.Benchmarks.Tables;

/// <summary>Writes the body of a transaction with nothing but the framework's JSON writer: the bytes of the tables client, none of its checks.</summary>
internal sealed class BareWriter(Uri batchAddress, string table)
{
    private readonly string _entities = $"{batchAddress.GetLeftPart(UriPartial.Path).Replace("/$batch", "", StringComparison.Ordinal)}/{table}";
    private readonly ArrayBufferWriter<byte> _body = new(64 << 10);

    /// <summary>The body for a batch, with the boundaries of a recorded one.</summary>
    public ReadOnlyMemory<byte> Write(TableTransactionAction[] batch, Boundaries boundaries)
    {
        _body.ResetWrittenCount();
        Text($"--{boundaries.Batch}\r\nContent-Type: multipart/mixed; boundary={boundaries.Changeset}\r\n\r\n");
        using Utf8JsonWriter json = new(_body, new() { SkipValidation = true });
        foreach (var action in batch)
        {
            var row = (TableEntity)action.Entity;
            Text($"--{boundaries.Changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
                + $"PUT {_entities}(PartitionKey='{row.PartitionKey}',RowKey='{row.RowKey}') HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\n"
                + "Content-Type: application/json\r\nPrefer: return-no-content\r\nDataServiceVersion: 3.0\r\n\r\n");
            Entity(json, row);
            Text("\r\n");
        }

        Text($"--{boundaries.Changeset}--\r\n--{boundaries.Batch}--\r\n");
        return _body.WrittenMemory;
    }

    private static void Entity(Utf8JsonWriter json, TableEntity row)
    {
        json.WriteStartObject();
        json.WriteString("PartitionKey", row.PartitionKey);
        json.WriteString("RowKey", row.RowKey);
        foreach (var (name, value) in row)
        {
            switch (value)
            {
                case double number:
                    json.WriteString($"{name}@odata.type", "Edm.Double");
                    json.WriteNumber(name, number);
                    break;
                case string text when name is not ("PartitionKey" or "RowKey"):
                    json.WriteString(name, text);
                    break;
            }
        }

        json.WriteEndObject();
        json.Flush();
        json.Reset();
    }

    private void Text(string text) => Encoding.ASCII.GetBytes(text, _body);
}

/// <summary>The boundaries that a recorded body has.</summary>
internal sealed record Boundaries(string Batch, string Changeset)
{
    public static Boundaries Of(ReadOnlySpan<byte> body)
    {
        var lines = Encoding.ASCII.GetString(body[..400]).Split("\r\n");
        return new(lines[0][2..], lines[1][(lines[1].IndexOf('=', StringComparison.Ordinal) + 1)..]);
    }
}
