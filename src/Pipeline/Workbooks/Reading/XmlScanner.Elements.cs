using System.Buffers;

namespace Pipeline.Workbooks.Reading;

/// <summary>The namespaces that workbooks are read by, in their transitional and strict spellings.</summary>
internal enum XmlNamespace
{
    /// <summary>Any other, or none.</summary>
    Other,

    /// <summary>SpreadsheetML.</summary>
    Main,

    /// <summary>References from a part to its relationships.</summary>
    Relationships,

    /// <summary>The relationships of a part.</summary>
    Package,

    /// <summary>Markup compatibility.</summary>
    Compatibility,
}

/// <content>Tags: names, nesting, namespaces, attributes.</content>
internal sealed partial class XmlScanner
{
    private const int MaximumAttributes = 256;

    // Every name is looked up among all that are in scope.
    private const int MaximumBindings = 64;
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    private readonly ByteArena _names = new(256);
    private readonly List<int> _nameStarts = [];
    private readonly List<Binding> _bindings = [];
    private Attribute[] _attributes = new Attribute[16];
    private int _attributeCount;
    private int _nameStart;
    private int _prefixLength;
    private int _nameLength;

    private readonly record struct Binding(byte[] Prefix, XmlNamespace Namespace, int Depth);

    private readonly record struct Attribute(int Start, int PrefixLength, int NameLength, int ValueStart, int ValueLength);

    /// <summary>After a start tag: its namespace.</summary>
    public XmlNamespace Namespace { get; private set; }

    /// <summary>After a start tag: its name without the prefix.</summary>
    public ReadOnlySpan<byte> LocalName => _buffer.AsSpan(_nameStart + _prefixLength, _nameLength - _prefixLength);

    /// <summary>After a start tag: its prefix with the colon; empty where it has none.</summary>
    public ReadOnlySpan<byte> Prefix => _buffer.AsSpan(_nameStart, _prefixLength);

    /// <summary>After a start tag: whether it is an element of SpreadsheetML of this name.</summary>
    public bool Is(ReadOnlySpan<byte> localName) => Namespace == XmlNamespace.Main && LocalName.SequenceEqual(localName);

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
        return XmlText.TryAppend(raw, arena) ? Decode(arena.Slice(0, arena.Length)) : throw Broken("an entity is not defined");
    }

    private void ReadStartTag()
    {
        var length = TagLength();
        if (Depth == 0 && _rootSeen)
        {
            throw Broken("it has two root elements");
        }

        var tag = _buffer.AsSpan(_position, length);
        var empty = tag[^2] == '/';
        _nameStart = _position + 1;
        (_prefixLength, _nameLength) = MeasureName(tag[1..]);
        OpenElement(tag.Slice(1, _nameLength));
        ReadAttributes(_nameStart + _nameLength, _position + length - (empty ? 2 : 1));
        Namespace = Resolve(Prefix);
        _rootSeen = true;
        _pendingEnd = empty;
        _position += length;
    }

    private void ReadEndTag()
    {
        var length = TagLength();
        var name = _buffer.AsSpan(_position + 2, length - 3).TrimEnd(" \t\r\n"u8);
        if (Depth == 0 || !name.SequenceEqual(OpenName()))
        {
            throw Broken($"the end tag '{Decode(name)}' closes nothing");
        }

        _position += length;
        CloseElement();
    }

    // The length of the tag that begins here, to its closing bracket, which attribute values may hold too.
    private int TagLength()
    {
        var at = 1;
        byte quote = 0;
        while (true)
        {
            var rest = _buffer.AsSpan(_position + at, _end - _position - at);
            var next = quote == 0 ? rest.IndexOfAny((byte)'>', (byte)'"', (byte)'\'') : rest.IndexOf(quote);
            if (next < 0)
            {
                at = _end - _position;
                if (!Fill())
                {
                    throw Broken("it ends inside a tag");
                }

                continue;
            }

            at += next + 1;
            if (quote != 0)
            {
                quote = 0;
            }
            else if (rest[next] == '>')
            {
                return at > 2 ? at : throw Broken("a tag has no name");
            }
            else
            {
                quote = rest[next];
            }
        }
    }

    private (int Prefix, int Length) MeasureName(ReadOnlySpan<byte> tag)
    {
        var length = tag.IndexOfAny(NameEnds);
        var name = tag[..length];
        if (length == 0 || name.IndexOfAny("<&\"'="u8) >= 0)
        {
            throw Broken("a tag has no proper name");
        }

        return (name.IndexOf((byte)':') + 1, length);
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
                throw Broken("there is no space before an attribute");
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
            throw Broken("an attribute has no value");
        }

        var quoted = rest[(equals + 1)..].IndexOfAnyExcept(" \t\r\n"u8) + equals + 1;
        if (quoted <= equals || rest[quoted] is not ((byte)'"' or (byte)'\''))
        {
            throw Broken("an attribute's value is not quoted");
        }

        var valueLength = rest[(quoted + 1)..].IndexOf(rest[quoted]);
        if (valueLength < 0 || rest.Slice(quoted + 1, valueLength).Contains((byte)'<'))
        {
            throw Broken("an attribute's value is not closed");
        }

        if (_attributeCount == MaximumAttributes)
        {
            throw Broken($"a tag has more than {MaximumAttributes} attributes");
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

    private void Bind(byte[] prefix, ReadOnlySpan<byte> uri)
    {
        if (_bindings.Count == MaximumBindings)
        {
            throw Broken($"it declares more than {MaximumBindings} namespaces at once");
        }

        _bindings.Add(new(prefix, Name(uri), Depth));
    }

    private static XmlNamespace Name(ReadOnlySpan<byte> uri) => uri switch
    {
        _ when uri.SequenceEqual("http://schemas.openxmlformats.org/spreadsheetml/2006/main"u8) => XmlNamespace.Main,
        _ when uri.SequenceEqual("http://purl.oclc.org/ooxml/spreadsheetml/main"u8) => XmlNamespace.Main,
        _ when uri.SequenceEqual("http://schemas.openxmlformats.org/officeDocument/2006/relationships"u8) => XmlNamespace.Relationships,
        _ when uri.SequenceEqual("http://purl.oclc.org/ooxml/officeDocument/relationships"u8) => XmlNamespace.Relationships,
        _ when uri.SequenceEqual("http://schemas.openxmlformats.org/package/2006/relationships"u8) => XmlNamespace.Package,
        _ when uri.SequenceEqual("http://schemas.openxmlformats.org/markup-compatibility/2006"u8) => XmlNamespace.Compatibility,
        _ => XmlNamespace.Other,
    };

    private XmlNamespace Resolve(ReadOnlySpan<byte> prefix)
    {
        for (var i = _bindings.Count - 1; i >= 0; i--)
        {
            if (prefix.SequenceEqual(_bindings[i].Prefix))
            {
                return _bindings[i].Namespace;
            }
        }

        return XmlNamespace.Other;
    }

    private void OpenElement(ReadOnlySpan<byte> name)
    {
        if (Depth == _limits.XmlDepth)
        {
            throw new UnreadableWorkbookException(FileFindings.XmlTooDeep(_part, _limits.XmlDepth));
        }

        _nameStarts.Add(_names.Length);
        _names.Append(name);
        Depth++;
    }

    private ReadOnlySpan<byte> OpenName() => _names.Slice(_nameStarts[^1], _names.Length - _nameStarts[^1]);

    private void CloseElement()
    {
        _names.Truncate(_nameStarts[^1]);
        _nameStarts.RemoveAt(_nameStarts.Count - 1);
        while (_bindings.Count > 0 && _bindings[^1].Depth == Depth)
        {
            _bindings.RemoveAt(_bindings.Count - 1);
        }

        Depth--;
    }
}
