using System.Globalization;
using System.Text;

namespace Pipeline.Workbooks.Reading;

/// <summary>Turns character data as a file writes it into the text it stands for.</summary>
internal static class XmlText
{
    private static readonly System.Buffers.SearchValues<byte> Special = System.Buffers.SearchValues.Create("&\r"u8);

    /// <summary>Resolves entities and line ends; false where an entity is none of XML's own five and no legal character reference.</summary>
    public static bool TryAppend(ReadOnlySpan<byte> raw, ByteArena target)
    {
        while (true)
        {
            var plain = raw.IndexOfAny(Special);
            if (plain < 0)
            {
                target.Append(raw);
                return true;
            }

            target.Append(raw[..plain]);
            raw = raw[plain..];
            if (raw[0] == '\r')
            {
                // XML reads every line end as one line feed.
                target.Append((byte)'\n');
                raw = raw[(raw.Length > 1 && raw[1] == '\n' ? 2 : 1)..];
                continue;
            }

            var end = raw.IndexOf((byte)';');
            if (end < 2 || end > 12 || !TryEntity(raw[1..end], target))
            {
                return false;
            }

            raw = raw[(end + 1)..];
        }
    }

    /// <summary>Resolves the escapes <c>_xHHHH_</c> by which workbooks write characters that XML cannot.</summary>
    public static string Unescape(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var copied = 0;
        while (at >= 0)
        {
            if (at + 7 <= text.Length && text[at + 6] == '_'
                && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                result.Append(text, copied, at - copied).Append((char)code);
                copied = at + 7;
            }

            at = text.IndexOf("_x", Math.Max(copied, at + 1), StringComparison.Ordinal);
        }

        return Pairs(result.Append(text, copied, text.Length - copied).ToString());
    }

    // Half a surrogate pair is no character: nothing downstream could encode it.
    private static string Pairs(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                var whole = new StringBuilder(text.Length);
                foreach (var each in text.EnumerateRunes())
                {
                    whole.Append(each.ToString());
                }

                return whole.ToString();
            }
        }

        return text;
    }

    private static bool TryEntity(ReadOnlySpan<byte> name, ByteArena target)
    {
        if (name[0] == '#')
        {
            return TryCharacter(name[1..], target);
        }

        var character = name switch
        {
            _ when name.SequenceEqual("amp"u8) => '&',
            _ when name.SequenceEqual("lt"u8) => '<',
            _ when name.SequenceEqual("gt"u8) => '>',
            _ when name.SequenceEqual("quot"u8) => '"',
            _ when name.SequenceEqual("apos"u8) => '\'',
            _ => '\0',
        };
        if (character == '\0')
        {
            return false;
        }

        target.Append((byte)character);
        return true;
    }

    private static bool TryCharacter(ReadOnlySpan<byte> digits, ByteArena target)
    {
        var parsed = digits is [(byte)'x', .. var hex]
            ? uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            : uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out code);
        if (!parsed || code is < 0x20 and not (0x9 or 0xA or 0xD) or 0xFFFE or 0xFFFF || !Rune.TryCreate(code, out var rune))
        {
            return false;
        }

        target.Append(rune);
        return true;
    }
}
