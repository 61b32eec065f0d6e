using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>Writes rows as JSON and weighs them by the service's formula while doing so.</summary>
internal sealed class EntityWriter : IDisposable
{
    private const int EntityOverhead = 4;
    private const int PropertyOverhead = 8;
    private const int LengthPrefix = 4;

    private static readonly JsonEncodedText Int64 = JsonEncodedText.Encode("Edm.Int64");
    private static readonly JsonEncodedText Double = JsonEncodedText.Encode("Edm.Double");
    private static readonly JsonEncodedText NaN = JsonEncodedText.Encode("NaN");
    private static readonly JsonEncodedText DateTimeType = JsonEncodedText.Encode("Edm.DateTime");
    private static readonly JsonEncodedText GuidType = JsonEncodedText.Encode("Edm.Guid");
    private static readonly JsonEncodedText Binary = JsonEncodedText.Encode("Edm.Binary");
    private static readonly JsonEncodedText PartitionKey = JsonEncodedText.Encode(SystemProperty.PartitionKey);
    private static readonly JsonEncodedText RowKey = JsonEncodedText.Encode(SystemProperty.RowKey);

    private readonly Utf8JsonWriter _json;
    private int _properties;
    private long _size;

    public EntityWriter(PooledBuffer buffer) =>
        _json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = PropertyName.Encoder, SkipValidation = true });

    /// <summary>Writes one row; its keys must have been checked.</summary>
    public void Write(ITableEntity entity)
    {
        _properties = 0;
        _size = EntityOverhead + (2L * (entity.PartitionKey.Length + entity.RowKey.Length));
        _json.WriteStartObject();
        _json.WriteString(PartitionKey, entity.PartitionKey);
        _json.WriteString(RowKey, entity.RowKey);
        switch (entity)
        {
            case TableEntity dynamic:
                foreach (var property in dynamic.OrderedProperties)
                    WriteDynamic(property.Key, property.Value);
                break;
            case IDictionary<string, object> dictionary:
                foreach (var property in dictionary)
                    WriteDynamic(property.Key, property.Value);
                break;
            default:
                EntityShape.For(entity.GetType()).Write(entity, this);
                break;
        }

        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        Check(entity);
    }

    public void Write(PropertyName name, string value)
    {
        if (value.Length > Limit.StringLength)
            throw TooLarge(name, $"{value.Length} characters", $"{Limit.StringLength} (64 KiB)");
        Limit.CheckText(name.Text.Value, value);
        Weigh(name, LengthPrefix + (2 * value.Length));
        _json.WriteString(name.Text, value);
    }

    public void Write(PropertyName name, int value)
    {
        Weigh(name, sizeof(int));
        _json.WriteNumber(name.Text, value);
    }

    public void Write(PropertyName name, bool value)
    {
        Weigh(name, sizeof(bool));
        _json.WriteBoolean(name.Text, value);
    }

    public void Write(PropertyName name, long value)
    {
        Weigh(name, sizeof(long));
        Span<byte> text = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, text, out var length);
        _json.WriteString(name.TypeText, Int64);
        _json.WriteString(name.Text, text[..length]);
    }

    public void Write(PropertyName name, double value)
    {
        Weigh(name, sizeof(double));
        _json.WriteString(name.TypeText, Double);
        if (double.IsNaN(value))
            _json.WriteString(name.Text, NaN);
        else if (double.IsInfinity(value))
            throw new ArgumentException($"Property '{name.Text}' is infinite, which a table cannot store. Leave the property out, or store NaN.");
        else
            _json.WriteNumber(name.Text, value);
    }

    public void Write(PropertyName name, DateTimeOffset value) => Write(name, value.UtcDateTime);

    public void Write(PropertyName name, DateTime value)
    {
        if (value.Kind != DateTimeKind.Utc)
            throw new NotSupportedException(
                $"DateTime {value.ToString("O", CultureInfo.InvariantCulture)} of property '{name.Text}' has the kind {value.Kind}; tables store UTC. "
                + "Call ToUniversalTime on a local one, DateTime.SpecifyKind on an unspecified one.");
        if (value < Limit.EarliestMoment)
            throw Limit.Exceeded(
                "OutOfRangeInput",
                $"Property '{name.Text}' is {value.ToString("O", CultureInfo.InvariantCulture)}; tables store moments from 1601 on. Was it never set? Use a nullable property.");
        Weigh(name, sizeof(long));
        Span<byte> text = stackalloc byte[33];
        value.TryFormat(text, out var length, "O", CultureInfo.InvariantCulture);
        _json.WriteString(name.TypeText, DateTimeType);
        _json.WriteString(name.Text, text[..length]);
    }

    public void Write(PropertyName name, Guid value)
    {
        Weigh(name, 16);
        Span<byte> text = stackalloc byte[36];
        value.TryFormat(text, out _);
        _json.WriteString(name.TypeText, GuidType);
        _json.WriteString(name.Text, text);
    }

    public void Write(PropertyName name, ReadOnlySpan<byte> value)
    {
        if (value.Length > Limit.BinaryLength)
            throw TooLarge(name, $"{value.Length} bytes", $"{Limit.BinaryLength} (64 KiB)");
        Weigh(name, LengthPrefix + value.Length);
        _json.WriteString(name.TypeText, Binary);
        _json.WriteBase64String(name.Text, value);
    }

    public void Dispose() => _json.Dispose();

    private void WriteDynamic(string key, object? value)
    {
        if (value is null || SystemProperty.IsKeyOrMetadata(key))
            return;

        var name = PropertyName.For(key);
        switch (value)
        {
            case string text: Write(name, text); break;
            case int number: Write(name, number); break;
            case double number: Write(name, number); break;
            case long number: Write(name, number); break;
            case bool truth: Write(name, truth); break;
            case DateTimeOffset moment: Write(name, moment); break;
            case DateTime moment: Write(name, moment); break;
            case Guid guid: Write(name, guid); break;
            case byte[] bytes: Write(name, bytes); break;
            case BinaryData bytes: Write(name, bytes.ToMemory().Span); break;
            case Enum:
                throw new NotSupportedException(
                    $"Property '{key}' is the enum {value.GetType()}. Enums are only supported in classes implementing ITableEntity: store its name.");
            default:
                throw new NotSupportedException(
                    $"Property '{key}' is a {value.GetType()}, which a table cannot store. Convert it to a string, int, long, double, bool, "
                    + "DateTimeOffset, DateTime in UTC, Guid or byte[].");
        }
    }

    private void Weigh(PropertyName name, int valueSize)
    {
        _properties++;
        _size += PropertyOverhead + (2 * name.Length) + valueSize;
    }

    private void Check(ITableEntity entity)
    {
        if (_properties > Limit.Properties)
            throw Limit.Exceeded(
                "TooManyProperties",
                $"The row '{entity.PartitionKey}', '{entity.RowKey}' has {_properties} properties; {Limit.Properties} are allowed besides keys "
                + "and timestamp. Spread them over several rows.");
        if (_size > Limit.EntitySize)
            throw Limit.Exceeded(
                "EntityTooLarge",
                $"The row '{entity.PartitionKey}', '{entity.RowKey}' has {_size} bytes; {Limit.EntitySize} (1 MiB) are allowed. Spread it over "
                + "several rows, or store the large values as blobs.");
    }

    private static RequestFailedException TooLarge(PropertyName name, string size, string allowed) => Limit.Exceeded(
        "PropertyValueTooLarge",
        $"Property '{name.Text}' has {size}; {allowed} are allowed. Split it, or store it as a blob.");
}
