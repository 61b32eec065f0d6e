using System.Buffers;

namespace Pipeline.Workbooks.Reading;

/// <content>Tags: names and nesting.</content>
internal sealed partial class XmlScanner
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    private readonly ByteArena _names = new(256);
    private readonly List<int> _nameStarts = [];
    private int _nameStart;
    private int _prefixLength;
    private int _nameLength;

    /// <summary>After a start tag: its namespace.</summary>
    public XmlNamespace Namespace { get; private set; }

    /// <summary>After a start tag: its name without the prefix.</summary>
    public ReadOnlySpan<byte> LocalName => _buffer.AsSpan(_nameStart + _prefixLength, _nameLength - _prefixLength);

    /// <summary>After a start tag: its prefix with the colon; empty where it has none.</summary>
    public ReadOnlySpan<byte> Prefix => _buffer.AsSpan(_nameStart, _prefixLength);

    /// <summary>After a start tag: whether it is an element of SpreadsheetML of this name.</summary>
    public bool Is(ReadOnlySpan<byte> localName) => Namespace == XmlNamespace.Main && LocalName.SequenceEqual(localName);

    private void ReadStartTag()
    {
        var length = TagLength();
        if (Depth == 0 && _rootSeen)
        {
            throw Broken("有两个根元素", "it has two root elements");
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
            throw Broken($"结束标记“{Decode(name)}”没有对应的开始标记", $"the end tag '{Decode(name)}' closes nothing");
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
                    throw Broken("在标记中间中断", "it ends inside a tag");
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
                CheckToken(at);
                return at > 2 ? at : throw Broken("有标记没有名称", "a tag has no name");
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
            throw Broken("有标记的名称不合规", "a tag has no proper name");
        }

        return (name.IndexOf((byte)':') + 1, length);
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
