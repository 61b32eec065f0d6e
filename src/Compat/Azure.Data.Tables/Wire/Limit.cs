using System.Buffers;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// The service's limits, checked before anything is sent: an emulator enforces only some of them. A violation is the
/// failure that the service would answer (status and code), with a message that says what to do.
/// </summary>
internal static class Limit
{
    public const int KeyLength = 512;
    public const int PropertyNameLength = 255;
    public const int StringLength = 32 * 1024;
    public const int BinaryLength = 64 * 1024;
    public const int Properties = 252;
    public const int EntitySize = 1024 * 1024;
    public const int TransactionActions = 100;
    public const int TransactionSize = 4 * 1024 * 1024;
    public const int PageSize = 1000;
    public const int Comparisons = 15;

    /// <summary>Edm.DateTime begins with the Gregorian cycle of 1601, as Windows file times do.</summary>
    public static readonly DateTime EarliestMoment = new(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !\"$%&'()*+,-.0123456789:;<=>@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    public static RequestFailedException Exceeded(string code, string message, int status = 400) => new(status, message, code, null);

    public static void CheckKey(string name, string key)
    {
        if (key.Length > KeyLength)
            throw Exceeded(
                "KeyValueTooLarge",
                $"The {name} '{key[..32]}…' has {key.Length} characters; {KeyLength} (1 KiB) are allowed. Shorten it, or store a hash of it.");
        if (!key.AsSpan().ContainsAnyExcept(Plain))
            return;

        foreach (var character in key)
            if (character is '/' or '\\' or '#' or '?' || char.IsControl(character))
                throw Exceeded(
                    "OutOfRangeInput",
                    $"The {name} '{key}' contains the character U+{(int)character:X4}. Keys cannot contain / \\ # ? or control "
                    + "characters: replace or encode it.");
        CheckText(name, key);
    }

    /// <summary>Half a surrogate pair has no bytes in UTF-8 and would be stored as something else.</summary>
    public static void CheckText(string name, string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                throw new ArgumentException(
                    $"'{name}' has half a surrogate pair at position {i}; it cannot be stored. Was the text cut in the middle of a character?");
            i++;
        }
    }

    public static void CheckTableName(string name)
    {
        if (name.Length is < 3 or > 63
            || !char.IsAsciiLetter(name[0])
            || !name.All(char.IsAsciiLetterOrDigit)
            || name.Equals("tables", StringComparison.OrdinalIgnoreCase))
            throw Exceeded(
                "InvalidResourceName",
                $"'{name}' cannot name a table. Use 3 to 63 letters and digits, beginning with a letter; 'tables' is reserved.");
    }

    public static void CheckPageSize(int? size)
    {
        if (size is < 1 or > PageSize)
            throw Exceeded("InvalidInput", $"A page of {size} rows cannot be asked for: choose 1 to {PageSize}.");
    }

    /// <summary>Counts the comparison operators outside of quotes.</summary>
    public static void CheckFilter(string? filter)
    {
        if (filter is null)
            return;

        var count = 0;
        foreach (var (part, index) in filter.Split('\'').Select((part, index) => (part, index)))
            if (index % 2 == 0)
                count += part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word is "eq" or "ne" or "gt" or "ge" or "lt" or "le");
        if (count > Comparisons)
            throw Exceeded(
                "InvalidInput",
                $"The filter has {count} comparisons; {Comparisons} are allowed. Ask in several queries, or for a range of keys.");
    }
}
