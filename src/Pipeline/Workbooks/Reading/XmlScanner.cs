using System.Buffers;
using System.Text;

namespace Pipeline.Workbooks.Reading;

/// <summary>What <see cref="XmlScanner.Read"/> has come to.</summary>
internal enum XmlToken
{
    /// <summary>A start tag; an empty element gives its end tag next.</summary>
    Start,

    /// <summary>An end tag.</summary>
    End,

    /// <summary>A run of character data, or one CDATA section.</summary>
    Text,

    /// <summary>The end of the part.</summary>
    EndOfPart,
}

/// <summary>
/// Reads a part's XML forward, on its UTF-8 bytes as they are inflated, without building anything: well-formed nesting, namespaces,
/// attributes, entities, CDATA, comments; no document types. Whatever is wrong ends reading with a finding.
/// </summary>
internal sealed partial class XmlScanner : IDisposable
{
    private const int InitialBuffer = 128 << 10;

    // A zero byte is kept behind the data, so that loops over digits and names need not look where it ends.
    private const int Sentinel = 1;

    private readonly Stream _stream;
    private readonly ReadLimits _limits;
    private readonly string _part;
    private byte[] _buffer;
    private int _position;
    private int _end;
    private bool _streamEnded;
    private bool _pendingEnd;
    private bool _rootSeen;
    private int _textStart;
    private int _textLength;
    private bool _textIsRaw;
    private bool _isTranscoded;

    private XmlScanner(Stream stream, string part, ReadLimits limits)
    {
        (_stream, _part, _limits) = (stream, part, limits);
        _buffer = ArrayPool<byte>.Shared.Rent(InitialBuffer);
    }

    /// <summary>How many elements are open.</summary>
    public int Depth { get; private set; }

    /// <summary>The name of the part, for findings.</summary>
    public string Part => _part;

    /// <summary>Begins to read; a part in UTF-16 is transcoded on the way.</summary>
    public static XmlScanner Over(Stream stream, string part, ReadLimits limits)
    {
        var scanner = new XmlScanner(stream, part, limits);
        try
        {
            return scanner.Begin();
        }
        catch
        {
            scanner.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next token.</summary>
    public XmlToken Read()
    {
        if (_pendingEnd)
        {
            _pendingEnd = false;
            CloseElement();
            return XmlToken.End;
        }

        while (true)
        {
            if (_position == _end && !Fill())
            {
                return Depth == 0 && _rootSeen ? XmlToken.EndOfPart : throw Broken(Depth == 0 ? "no root element" : "it ends inside an element");
            }

            if (_buffer[_position] != '<')
            {
                if (ReadText())
                {
                    return XmlToken.Text;
                }
            }
            else if (ReadMarkup() is { } token)
            {
                return token;
            }
        }
    }

    /// <summary>After a start tag: goes to its end tag, past all that lies between.</summary>
    public void Skip()
    {
        for (var depth = Depth - 1; Depth > depth;)
        {
            Read();
        }
    }

    /// <summary>After a text: appends what it stands for.</summary>
    public void AppendText(ByteArena target)
    {
        var bytes = _buffer.AsSpan(_textStart, _textLength);
        if (_textIsRaw)
        {
            target.Append(bytes);
        }
        else if (!XmlText.TryAppend(bytes, target))
        {
            throw Broken("an entity is not defined");
        }
    }

    /// <summary>The finding that the XML is broken, to be thrown.</summary>
    public UnreadableWorkbookException Broken(string what) => new(FileFindings.XmlBroken(_part, what));

    /// <summary>Refuses a text that has become longer than any cell can hold.</summary>
    public void CheckLength(int bytes)
    {
        if (bytes > _limits.TextBytes)
        {
            throw new UnreadableWorkbookException(FileFindings.XmlTokenTooLong(_part, _limits.TextBytes));
        }
    }

    /// <summary>Decodes bytes of the part.</summary>
    public string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Broken("it is not valid UTF-8");
        }
    }

    /// <summary>Refuses bytes that are no text.</summary>
    public void CheckText(ReadOnlySpan<byte> bytes)
    {
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            throw Broken("it is not valid UTF-8");
        }
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }

        _stream.Dispose();
    }

    private static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private XmlScanner Begin()
    {
        Fill();
        var head = _buffer.AsSpan(0, _end);
        Encoding? wide = head switch
        {
            [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        if (wide is null)
        {
            if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            {
                _position = 3;
            }

            return this;
        }

        // What has been read already goes before what follows; this scanner's buffer goes back to the pool.
        var bytes = head.ToArray().AsMemory(head[0] is 0xFF or 0xFE ? 2 : 0);
        var utf8 = Encoding.CreateTranscodingStream(new PrefixedStream(bytes, _stream), wide, Utf8);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        return new XmlScanner(utf8, _part, _limits) { _isTranscoded = true };
    }

    // Text outside the root may be white space only; it is not reported.
    private bool ReadText()
    {
        var searched = 0;
        int length;
        while ((length = _buffer.AsSpan(_position + searched, _end - _position - searched).IndexOf((byte)'<')) < 0)
        {
            searched = _end - _position;
            if (!Fill())
            {
                length = 0;
                break;
            }
        }

        (_textStart, _textLength, _textIsRaw) = (_position, searched + length, false);
        _position += _textLength;
        if (Depth > 0)
        {
            return true;
        }

        return _buffer.AsSpan(_textStart, _textLength).IndexOfAnyExcept(" \t\r\n"u8) < 0
            ? false
            : throw Broken("there is text outside the root element");
    }

    private XmlToken? ReadMarkup()
    {
        if (!Available(2))
        {
            throw Broken("it ends inside a tag");
        }

        switch (_buffer[_position + 1])
        {
            case (byte)'/':
                ReadEndTag();
                return XmlToken.End;
            case (byte)'?':
                ReadInstruction();
                return null;
            case (byte)'!':
                return ReadDeclaration();
            default:
                ReadStartTag();
                return XmlToken.Start;
        }
    }

    private XmlToken? ReadDeclaration()
    {
        if (Available(4) && _buffer.AsSpan(_position, 4).SequenceEqual("<!--"u8))
        {
            _position += 4;
            SkipPast("-->"u8);
            return null;
        }

        if (Available(9) && _buffer.AsSpan(_position, 9).SequenceEqual("<![CDATA["u8) && Depth > 0)
        {
            _position += 9;
            var length = Find("]]>"u8);
            (_textStart, _textLength, _textIsRaw) = (_position, length, true);
            _position += length + 3;
            return XmlToken.Text;
        }

        throw Available(9) && _buffer.AsSpan(_position, 9).SequenceEqual("<!DOCTYPE"u8)
            ? new UnreadableWorkbookException(FileFindings.XmlDocumentType(_part))
            : Broken("a declaration is not allowed there");
    }

    private void ReadInstruction()
    {
        _position += 2;
        if (Available(4) && _buffer.AsSpan(_position, 4).SequenceEqual("xml "u8))
        {
            var length = Find("?>"u8);
            CheckEncoding(_buffer.AsSpan(_position, length));
            _position += length + 2;
        }
        else
        {
            SkipPast("?>"u8);
        }
    }

    private void CheckEncoding(ReadOnlySpan<byte> declaration)
    {
        var at = declaration.IndexOf("encoding"u8);
        if (at < 0 || _isTranscoded)
        {
            return;
        }

        var rest = declaration[(at + 8)..].TrimStart(" \t\r\n="u8);
        var end = rest.Length > 1 ? rest[1..].IndexOf(rest[0]) : -1;
        var name = end < 0 ? throw Broken("its declaration is cut off") : Encoding.Latin1.GetString(rest.Slice(1, end));
        if (!name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !name.Equals("utf8", StringComparison.OrdinalIgnoreCase)
            && !name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnreadableWorkbookException(FileFindings.XmlEncoding(_part, name));
        }
    }

    // Comments and instructions may be of any length: they pass through the buffer and are not kept.
    private void SkipPast(ReadOnlySpan<byte> mark)
    {
        int at;
        while ((at = _buffer.AsSpan(_position, _end - _position).IndexOf(mark)) < 0)
        {
            _position = Math.Max(_position, _end - mark.Length + 1);
            if (!Fill())
            {
                throw Broken("it ends inside a comment");
            }
        }

        _position += at + mark.Length;
    }

    // How far away the mark is; everything up to it is in the buffer then.
    private int Find(ReadOnlySpan<byte> mark)
    {
        var searched = 0;
        int at;
        while ((at = _buffer.AsSpan(_position + searched, _end - _position - searched).IndexOf(mark)) < 0)
        {
            searched = Math.Max(0, _end - _position - mark.Length + 1);
            if (!Fill())
            {
                throw Broken("it ends inside a section");
            }
        }

        return searched + at;
    }

    private bool Available(int count)
    {
        while (_end - _position < count)
        {
            if (!Fill())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads on behind what is not yet consumed, which moves to the buffer's beginning; false at the end of the part.</summary>
    private bool Fill()
    {
        if (_streamEnded)
        {
            return false;
        }

        var kept = _end - _position;
        if (kept > _limits.XmlTokenBytes)
        {
            throw new UnreadableWorkbookException(FileFindings.XmlTokenTooLong(_part, _limits.XmlTokenBytes));
        }

        if (_position > 0)
        {
            _buffer.AsSpan(_position, kept).CopyTo(_buffer);
            (_position, _end) = (0, kept);
        }

        if (kept > _buffer.Length / 2)
        {
            Grow();
        }

        // No further than one byte beyond the limit of a token, so that the next call sees that it is crossed.
        var room = Math.Min(_buffer.Length - Sentinel, Math.Max(InitialBuffer - Sentinel, _limits.XmlTokenBytes + 1));
        while (_end < room)
        {
            var count = _stream.Read(_buffer.AsSpan(_end, room - _end));
            if (count == 0)
            {
                _streamEnded = true;
                break;
            }

            _end += count;
        }

        _buffer[_end] = 0;
        return _end > kept;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
