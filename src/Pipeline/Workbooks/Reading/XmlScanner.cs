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
    private readonly ReadLimits _limits;
    private readonly string _part;
    private bool _pendingEnd;
    private bool _rootSeen;
    private int _textStart;
    private int _textLength;
    private bool _textIsRaw;
    private bool _isTranscoded;
    private bool _isUtf8;

    private XmlScanner(Stream stream, string part, ReadLimits limits, Pace pace)
    {
        (_stream, _part, _limits, _pace) = (stream, part, limits, pace);
        _buffer = ArrayPool<byte>.Shared.Rent(2 * pace.Block);
    }

    /// <summary>How many elements are open.</summary>
    public int Depth { get; private set; }

    /// <summary>The name of the part, for findings.</summary>
    public string Part => _part;

    /// <summary>Begins to read; a part in UTF-16 is transcoded on the way.</summary>
    /// <param name="stream">The inflated part; the scanner disposes of it.</param>
    /// <param name="part">The name of the part, for findings.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <param name="pace">How it is read.</param>
    /// <param name="ahead">Whether what follows the first block is inflated on another thread meanwhile.</param>
    public static XmlScanner Over(Stream stream, string part, ReadLimits limits, Pace pace, bool ahead)
    {
        var scanner = new XmlScanner(stream, part, limits, pace);
        try
        {
            return scanner.Begin(ahead);
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
                return Depth > 0 ? throw Broken("在元素中间中断", "it ends inside an element")
                    : _rootSeen ? XmlToken.EndOfPart
                    : throw Broken("没有根元素", "it has no root element");
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
            throw Broken("引用了未定义的实体", "an entity is not defined");
        }
    }

    /// <summary>The finding that the XML is broken, to be thrown.</summary>
    public UnreadableWorkbookException Broken(string zh, string en) => new(FileFindings.XmlBroken(_part, new(zh, en)));

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
            throw Broken("不是有效的 UTF-8 编码", "it is not valid UTF-8");
        }
    }

    /// <summary>Refuses bytes that are no text.</summary>
    public void CheckText(ReadOnlySpan<byte> bytes)
    {
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            throw Broken("不是有效的 UTF-8 编码", "it is not valid UTF-8");
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

    private XmlScanner Begin(bool ahead)
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

            _isUtf8 = true;
            EndAtZero(_position);
            if (ahead && !_streamEnded)
            {
                _stream = new AheadStream(_stream, _pace);
            }

            return this;
        }

        // What has been read already goes before what follows; this scanner's buffer goes back to the pool.
        var bytes = head.ToArray().AsMemory(head[0] is 0xFF or 0xFE ? 2 : 0);
        var utf8 = Encoding.CreateTranscodingStream(new PrefixedStream(bytes, _stream), wide, Utf8);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        return new XmlScanner(utf8, _part, _limits, _pace) { _isTranscoded = true, _isUtf8 = true };
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
        CheckToken(_textLength);
        _position += _textLength;
        if (Depth > 0)
        {
            return true;
        }

        return _buffer.AsSpan(_textStart, _textLength).IndexOfAnyExcept(" \t\r\n"u8) < 0
            ? false
            : throw Broken("根元素之外有文字", "there is text outside the root element");
    }

    private XmlToken? ReadMarkup()
    {
        if (!Available(2))
        {
            throw Broken("在标记中间中断", "it ends inside a tag");
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
}
