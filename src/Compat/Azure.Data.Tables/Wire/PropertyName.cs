using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>A checked property name, encoded once with its type annotation's name.</summary>
internal sealed class PropertyName
{
    /// <summary>Only what JSON requires is escaped: a Chinese character takes three bytes, not six.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private const int CacheLimit = 4096;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static readonly ConcurrentDictionary<string, PropertyName> Cache = new(StringComparer.Ordinal);

    private PropertyName(string name)
    {
        Length = name.Length;
        Text = JsonEncodedText.Encode(name, Encoder);
        TypeText = JsonEncodedText.Encode(name + SystemProperty.TypeSuffix, Encoder);
    }

    public int Length { get; }

    public JsonEncodedText Text { get; }

    public JsonEncodedText TypeText { get; }

    /// <summary>The name, or the service's refusal of it.</summary>
    public static PropertyName For(string name)
    {
        if (Cache.TryGetValue(name, out var known))
            return known;

        Check(name);
        var created = new PropertyName(name);
        // Names come from classes and catalogues; a program that makes them up endlessly must not fill the memory.
        if (Cache.Count < CacheLimit)
            Cache.TryAdd(name, created);
        return created;
    }

    private static void Check(string name)
    {
        if (name.Length == 0)
            throw Limit.Exceeded("PropertyNameInvalid", "A property has an empty name. Give every property a name.");
        if (name.Length > Limit.PropertyNameLength)
            throw Limit.Exceeded(
                "PropertyNameTooLong",
                $"The property name '{name[..32]}…' has {name.Length} characters; {Limit.PropertyNameLength} are allowed. Shorten it.");
        if (char.IsAsciiDigit(name[0]) || (name.AsSpan().ContainsAnyExcept(Plain) && !name.All(IsIdentifierPart)))
            throw Limit.Exceeded(
                "PropertyNameInvalid",
                $"The property name '{name}' is not allowed. Use letters, digits and underscores, and begin with a letter or an underscore.");
    }

    /// <summary>The characters of a C# identifier; astral letters are refused, as the service refuses them.</summary>
    private static bool IsIdentifierPart(char character) =>
        char.IsLetterOrDigit(character)
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.ConnectorPunctuation
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber
            or UnicodeCategory.Format;
}
