using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// Reads the rows of one response. Rows of a table mostly have the same properties in the same order, so each name is
/// looked for first where the row before had it.
/// </summary>
internal sealed class EntityReader<T>
    where T : class, ITableEntity
{
    private readonly EntityShape? _shape =
        typeof(IDictionary<string, object>).IsAssignableFrom(typeof(T)) ? null : EntityShape.For(typeof(T));

    private readonly List<Slot> _slots = [];
    private readonly List<(string Name, string Type)> _announced = [];

    private enum Kind
    {
        Property,
        TypeAnnotation,
        ETag,
        PartitionKey,
        RowKey,
        Timestamp,
        Ignored,
    }

    /// <summary>A response that is one row.</summary>
    public static T ReadOne(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        return new EntityReader<T>().Read(ref reader);
    }

    /// <summary>A response that is a page of rows.</summary>
    public static List<T> ReadPage(ReadOnlyMemory<byte> json)
    {
        var rows = new List<T>();
        var self = new EntityReader<T>();
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRows = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (!isRows)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                rows.Add(self.Read(ref reader));
        }

        return rows;
    }

    private T Read(ref Utf8JsonReader reader)
    {
        var entity = Activator.CreateInstance<T>();
        _announced.Clear();
        for (var position = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; position++)
        {
            var slot = Find(ref reader, position);
            reader.Read();
            switch (slot.Kind)
            {
                case Kind.ETag: entity.ETag = new ETag(reader.GetString()!); break;
                case Kind.PartitionKey: entity.PartitionKey = reader.GetString()!; break;
                case Kind.RowKey: entity.RowKey = reader.GetString()!; break;
                case Kind.Timestamp: entity.Timestamp = Codec.ReadMoment(ref reader); break;
                case Kind.Property when slot.Member is { } member: member.Read(entity, ref reader); break;
                case Kind.Property when _shape is null: SetDynamic(entity, slot.Name, ref reader); break;
                case Kind.TypeAnnotation when _shape is null: Announce(entity, slot.Name, reader.GetString()!); break;
                default: reader.Skip(); break;
            }
        }

        return entity;
    }

    private Slot Find(ref Utf8JsonReader reader, int position)
    {
        if (position < _slots.Count && reader.ValueTextEquals(_slots[position].Utf8))
            return _slots[position];
        foreach (var slot in _slots)
            if (reader.ValueTextEquals(slot.Utf8))
                return slot;

        var created = Create(reader.GetString()!);
        _slots.Insert(Math.Min(position, _slots.Count), created);
        return created;
    }

    private Slot Create(string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        return name switch
        {
            SystemProperty.ETag => new(Kind.ETag, name, utf8),
            SystemProperty.PartitionKey => new(Kind.PartitionKey, name, utf8),
            SystemProperty.RowKey => new(Kind.RowKey, name, utf8),
            SystemProperty.Timestamp => new(Kind.Timestamp, name, utf8),
            _ when name == SystemProperty.Timestamp + SystemProperty.TypeSuffix => new(Kind.Ignored, name, utf8),
            _ when name.EndsWith(SystemProperty.TypeSuffix, StringComparison.Ordinal) =>
                new(Kind.TypeAnnotation, name[..^SystemProperty.TypeSuffix.Length], utf8),
            _ when name.StartsWith("odata.", StringComparison.Ordinal) => new(Kind.Ignored, name, utf8),
            _ => new(Kind.Property, name, utf8, _shape?.Find(name)),
        };
    }

    /// <summary>The annotation stands before its property, but JSON does not promise so: a value already read is converted.</summary>
    private void Announce(T entity, string name, string type)
    {
        if (((IDictionary<string, object>)entity).TryGetValue(name, out var read) && read is not null)
            Set(entity, name, Converted(Convert.ToString(read, CultureInfo.InvariantCulture)!, type));
        else
            _announced.Add((name, type));
    }

    private void SetDynamic(T entity, string name, ref Utf8JsonReader reader)
    {
        string? type = null;
        for (var i = 0; i < _announced.Count && type is null; i++)
            if (_announced[i].Name == name)
            {
                type = _announced[i].Type;
                _announced.RemoveAt(i);
            }

        object? value = (reader.TokenType, type) switch
        {
            (JsonTokenType.Null, _) => null,
            (JsonTokenType.True, _) => true,
            (JsonTokenType.False, _) => false,
            (_, "Edm.Double") => Codec.ReadDouble(ref reader),
            (_, "Edm.Int64") => Codec.ReadInt64(ref reader),
            (JsonTokenType.Number, _) => Number(ref reader),
            (_, "Edm.DateTime") => Codec.ReadMoment(ref reader),
            (_, "Edm.Guid") => reader.GetGuid(),
            (_, "Edm.Binary") => reader.GetBytesFromBase64(),
            (_, null or "Edm.String") => reader.GetString(),
            _ => Converted(reader.GetString()!, type),
        };
        if (value is not null)
            Set(entity, name, value);
    }

    private static object Number(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt32(out var number))
            return number;
        return reader.TryGetInt64(out var large) ? large : reader.GetDouble();
    }

    private static object Converted(string text, string type) => type switch
    {
        "Edm.String" => text,
        "Edm.Double" => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        "Edm.Int32" => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        "Edm.Int64" => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        "Edm.Boolean" => bool.Parse(text),
        "Edm.DateTime" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        "Edm.Guid" => Guid.Parse(text),
        "Edm.Binary" => Convert.FromBase64String(text),
        _ => throw new NotSupportedException($"The service sent a property of the type {type}, which is not known."),
    };

    private static void Set(T entity, string name, object value)
    {
        if (entity is TableEntity dynamic)
            dynamic.SetRead(name, value);
        else
            ((IDictionary<string, object>)entity)[name] = value;
    }

    private sealed record Slot(Kind Kind, string Name, byte[] Utf8, EntityShape.Member? Member = null);
}
