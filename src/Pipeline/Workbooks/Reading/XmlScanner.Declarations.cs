using System.Text;

namespace Pipeline.Workbooks.Reading;

/// <content>What is neither a tag nor text: the declaration, comments, CDATA, instructions.</content>
internal sealed partial class XmlScanner
{
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
            CheckToken(length);
            (_textStart, _textLength, _textIsRaw) = (_position, length, true);
            _position += length + 3;
            return XmlToken.Text;
        }

        throw Available(9) && _buffer.AsSpan(_position, 9).SequenceEqual("<!DOCTYPE"u8)
            ? new UnreadableWorkbookException(FileFindings.XmlDocumentType(_part))
            : Broken("声明的位置不对", "a declaration is not allowed there");
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
        var name = end < 0 ? throw Broken("声明不完整", "its declaration is cut off") : Encoding.Latin1.GetString(rest.Slice(1, end));
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
                throw Broken("在注释中间中断", "it ends inside a comment");
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
                throw Broken("在 CDATA 段中间中断", "it ends inside a section");
            }
        }

        return searched + at;
    }
}
