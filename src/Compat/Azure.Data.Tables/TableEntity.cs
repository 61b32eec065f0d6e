using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables;

/// <summary>A row as a dictionary, for rows whose properties are not known to a class. Keys keep the order they were added in.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "The official name.")]
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    private readonly OrderedDictionary<string, object> _properties;

    /// <summary>A row without keys yet.</summary>
    public TableEntity() => _properties = new(StringComparer.Ordinal);

    /// <summary>A row with its keys.</summary>
    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>A row with the properties of a dictionary, keys included.</summary>
    public TableEntity(IDictionary<string, object> values) =>
        _properties = values is null ? new(StringComparer.Ordinal) : new(values, StringComparer.Ordinal);

    /// <inheritdoc />
    public string PartitionKey
    {
        get => GetString(SystemProperty.PartitionKey)!;
        set => _properties[SystemProperty.PartitionKey] = value;
    }

    /// <inheritdoc />
    public string RowKey
    {
        get => GetString(SystemProperty.RowKey)!;
        set => _properties[SystemProperty.RowKey] = value;
    }

    /// <inheritdoc />
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(SystemProperty.Timestamp);
        set => _properties[SystemProperty.Timestamp] = value!;
    }

    /// <inheritdoc />
    public ETag ETag
    {
        get => new(GetString(SystemProperty.ETag)!);
        set => _properties[SystemProperty.ETag] = value.ToString();
    }

    /// <summary>The names of all properties, keys and ETag included.</summary>
    public ICollection<string> Keys => _properties.Keys;

    /// <inheritdoc />
    public int Count => _properties.Count;

    ICollection<object> IDictionary<string, object>.Values => _properties.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>
    /// The value of a property, null when there is none. An int set over a long or a double becomes one,
    /// so that a property keeps its type.
    /// </summary>
    [AllowNull]
    public object this[string key]
    {
        get => Find<object>(key)!;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            _properties.TryGetValue(key, out var earlier);
            _properties[key] = (value, earlier) switch
            {
                (int number, double) => (double)number,
                (int number, long) => (long)number,
                _ => value!,
            };
        }
    }

    /// <summary>The text of a property; null when there is none.</summary>
    public string? GetString(string key) => Find<string>(key);

    /// <summary>The bytes of a property; null when there is none.</summary>
    public byte[]? GetBinary(string key) => Find<byte[]>(key);

    /// <summary>The bytes of a property; null when there is none.</summary>
    public BinaryData? GetBinaryData(string key) => Find<object>(key) is byte[] bytes ? new(bytes) : Find<BinaryData>(key);

    /// <summary>The truth value of a property; null when there is none.</summary>
    public bool? GetBoolean(string key) => FindValue<bool>(key);

    /// <summary>The moment in UTC that a property holds; null when there is none.</summary>
    public DateTime? GetDateTime(string key) =>
        Find<object>(key) is DateTimeOffset moment ? moment.UtcDateTime : FindValue<DateTime>(key);

    /// <summary>The moment that a property holds; null when there is none.</summary>
    public DateTimeOffset? GetDateTimeOffset(string key) =>
        Find<object>(key) is DateTime moment ? new(moment) : FindValue<DateTimeOffset>(key);

    /// <summary>The floating-point number of a property; null when there is none.</summary>
    public double? GetDouble(string key) => FindValue<double>(key);

    /// <summary>The GUID of a property; null when there is none.</summary>
    public Guid? GetGuid(string key) => FindValue<Guid>(key);

    /// <summary>The 32-bit integer of a property; null when there is none.</summary>
    public int? GetInt32(string key) => FindValue<int>(key);

    /// <summary>The 64-bit integer of a property; null when there is none.</summary>
    public long? GetInt64(string key) => FindValue<long>(key);

    /// <inheritdoc />
    public void Add(string key, object value) => _properties.Add(key, value);

    /// <inheritdoc />
    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    /// <inheritdoc />
    public bool Remove(string key) => _properties.Remove(key);

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => _properties.TryGetValue(key, out value);

    /// <inheritdoc />
    public void Clear() => _properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    /// <summary>Sets a property as it was read, without keeping the type of an earlier value.</summary>
    internal void SetRead(string key, object value) => _properties[key] = value;

    internal OrderedDictionary<string, object> OrderedProperties => _properties;

    private T? Find<T>(string key)
        where T : class
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        _properties.TryGetValue(key, out var found);
        return found switch
        {
            null => null,
            T value => value,
            var other => throw Mismatch(key, typeof(T), other),
        };
    }

    private T? FindValue<T>(string key)
        where T : struct
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        _properties.TryGetValue(key, out var found);
        return found switch
        {
            null => null,
            T value => value,
            var other => throw Mismatch(key, typeof(T), other),
        };
    }

    private static InvalidOperationException Mismatch(string key, Type wanted, object value) =>
        new($"Property '{key}' is a {value.GetType()}, not a {wanted}.");
}
