using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>Writes a value as a property.</summary>
internal delegate void WriteValue<in T>(EntityWriter writer, PropertyName name, T value);

/// <summary>Reads the value that the reader stands on.</summary>
internal delegate T ReadValue<out T>(ref Utf8JsonReader reader);

/// <summary>How values of one type are written and read; null writes nothing.</summary>
internal sealed record Codec<T>(WriteValue<T> Write, ReadValue<T> Read);

/// <summary>The types that properties of an entity class can have.</summary>
internal static class Codec
{
    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(string)] = new Codec<string?>(
            (writer, name, value) => { if (value is not null) writer.Write(name, value); },
            (ref Utf8JsonReader reader) => reader.GetString()),
        [typeof(byte[])] = new Codec<byte[]?>(
            (writer, name, value) => { if (value is not null) writer.Write(name, value); },
            (ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetBytesFromBase64()),
        [typeof(BinaryData)] = new Codec<BinaryData?>(
            (writer, name, value) => { if (value is not null) writer.Write(name, value.ToMemory().Span); },
            (ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : new(reader.GetBytesFromBase64())),
        [typeof(int)] = new Codec<int>((writer, name, value) => writer.Write(name, value), (ref Utf8JsonReader reader) => reader.GetInt32()),
        [typeof(long)] = new Codec<long>((writer, name, value) => writer.Write(name, value), ReadInt64),
        [typeof(double)] = new Codec<double>((writer, name, value) => writer.Write(name, value), ReadDouble),
        [typeof(bool)] = new Codec<bool>((writer, name, value) => writer.Write(name, value), (ref Utf8JsonReader reader) => reader.GetBoolean()),
        [typeof(Guid)] = new Codec<Guid>((writer, name, value) => writer.Write(name, value), (ref Utf8JsonReader reader) => reader.GetGuid()),
        [typeof(DateTimeOffset)] = new Codec<DateTimeOffset>((writer, name, value) => writer.Write(name, value), ReadMoment),
        [typeof(DateTime)] = new Codec<DateTime>(
            (writer, name, value) => writer.Write(name, value),
            (ref Utf8JsonReader reader) => ReadMoment(ref reader).UtcDateTime),
    };

    /// <summary>The codec of a type; null when a table cannot store it.</summary>
    public static Codec<T>? For<T>()
    {
        if (Known.TryGetValue(typeof(T), out var known))
            return (Codec<T>)known;
        if (typeof(T).IsEnum)
            return (Codec<T>)Make(nameof(OfEnum), typeof(T))!;
        return Nullable.GetUnderlyingType(typeof(T)) is { } underlying ? (Codec<T>?)Make(nameof(OfNullable), underlying) : null;
    }

    public static long ReadInt64(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number
            ? reader.GetInt64()
            : long.Parse(reader.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public static double ReadDouble(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number
            ? reader.GetDouble()
            : double.Parse(reader.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static DateTimeOffset ReadMoment(ref Utf8JsonReader reader) =>
        reader.TryGetDateTimeOffset(out var moment)
            ? moment
            : DateTimeOffset.Parse(reader.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static object? Make(string method, Type type) =>
        typeof(Codec).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, CultureInfo.InvariantCulture);

    /// <summary>Enums are stored by name; a name that the enum no longer has reads as its default.</summary>
    private static Codec<T> OfEnum<T>()
        where T : struct, Enum => new(
            (writer, name, value) => writer.Write(name, value.ToString()),
            (ref Utf8JsonReader reader) => Enum.TryParse<T>(reader.GetString(), out var value) ? value : default);

    private static Codec<T?>? OfNullable<T>()
        where T : struct => For<T>() is { } codec
            ? new(
                (writer, name, value) => { if (value is { } present) codec.Write(writer, name, present); },
                (ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : codec.Read(ref reader))
            : null;
}
