namespace Pipeline.Workbooks.Reading;

/// <content>The attributes of the start tag that was read last.</content>
internal sealed partial class XmlScanner
{
    private const int MaximumAttributes = 256;

    private Attribute[] _attributes = new Attribute[16];
    private int _attributeCount;

    private readonly record struct Attribute(int Start, int PrefixLength, int NameLength, int ValueStart, int ValueLength);

    /// <summary>After a start tag: the value of an attribute without a prefix, as written; false where there is none.</summary>
    public bool TryAttribute(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        foreach (ref readonly var attribute in _attributes.AsSpan(0, _attributeCount))
        {
            if (attribute.PrefixLength == 0 && _buffer.AsSpan(attribute.Start, attribute.NameLength).SequenceEqual(name))
            {
                value = _buffer.AsSpan(attribute.ValueStart, attribute.ValueLength);
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>After a start tag: the text of an attribute without a prefix; null where there is none.</summary>
    public string? AttributeText(ReadOnlySpan<byte> name) => TryAttribute(name, out var value) ? Text(value) : null;

    /// <summary>After a start tag: the relationship that an <c>r:id</c> refers to, whatever its prefix; null where there is none.</summary>
    public string? RelationshipId()
    {
        foreach (ref readonly var attribute in _attributes.AsSpan(0, _attributeCount))
        {
            var prefix = _buffer.AsSpan(attribute.Start, attribute.PrefixLength);
            var length = attribute.NameLength - attribute.PrefixLength;
            if (!prefix.IsEmpty && Resolve(prefix) == XmlNamespace.Relationships
                && _buffer.AsSpan(attribute.Start + prefix.Length, length).SequenceEqual("id"u8))
            {
                return Text(_buffer.AsSpan(attribute.ValueStart, attribute.ValueLength));
            }
        }

        return null;
    }

    /// <summary>After a start tag: whether an attribute says <c>1</c>, <c>true</c> or <c>on</c>.</summary>
    public bool Flag(ReadOnlySpan<byte> name) => TryAttribute(name, out var value) && IsTrue(value);

    /// <summary>Whether a value is one of the ways to write true.</summary>
    public static bool IsTrue(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("1"u8) || value.SequenceEqual("true"u8) || value.SequenceEqual("on"u8);

    private string Text(ReadOnlySpan<byte> raw)
    {
        var arena = new ByteArena(raw.Length);
        return XmlText.TryAppend(raw, arena) ? Decode(arena.Slice(0, arena.Length)) : throw Broken("引用了未定义的实体", "an entity is not defined");
    }

    private void ReadAttributes(int at, int end)
    {
        _attributeCount = 0;
        while (true)
        {
            var space = _buffer.AsSpan(at, end - at).IndexOfAnyExcept(" \t\r\n"u8);
            if (space < 0)
            {
                return;
            }

            if (space == 0)
            {
                throw Broken("属性之前缺少空格", "there is no space before an attribute");
            }

            at += space;
            at = ReadAttribute(at, end);
        }
    }

    private int ReadAttribute(int start, int end)
    {
        var rest = _buffer.AsSpan(start, end - start);
        var length = rest.IndexOfAny(" \t\r\n="u8);
        var equals = length < 1 ? -1 : length + rest[length..].IndexOfAnyExcept(" \t\r\n"u8);
        if (length < 1 || equals < length || rest[equals] != '=')
        {
            throw Broken("有属性没有值", "an attribute has no value");
        }

        var quoted = rest[(equals + 1)..].IndexOfAnyExcept(" \t\r\n"u8) + equals + 1;
        if (quoted <= equals || rest[quoted] is not ((byte)'"' or (byte)'\''))
        {
            throw Broken("有属性的值没有加引号", "an attribute's value is not quoted");
        }

        var valueLength = rest[(quoted + 1)..].IndexOf(rest[quoted]);
        if (valueLength < 0 || rest.Slice(quoted + 1, valueLength).Contains((byte)'<'))
        {
            throw Broken("有属性的值没有结束", "an attribute's value is not closed");
        }

        if (_attributeCount == MaximumAttributes)
        {
            throw Broken($"一个标记的属性超过 {MaximumAttributes} 个", $"a tag has more than {MaximumAttributes} attributes");
        }

        if (_attributeCount == _attributes.Length)
        {
            Array.Resize(ref _attributes, _attributes.Length * 2);
        }

        var name = rest[..length];
        var attribute = new Attribute(start, name.IndexOf((byte)':') + 1, length, start + quoted + 1, valueLength);
        _attributes[_attributeCount++] = attribute;
        if (name.StartsWith("xmlns"u8) && (length == 5 || name[5] == ':'))
        {
            Bind(length == 5 ? [] : [.. name[6..], (byte)':'], rest.Slice(quoted + 1, valueLength));
        }

        return start + quoted + valueLength + 2;
    }
}
