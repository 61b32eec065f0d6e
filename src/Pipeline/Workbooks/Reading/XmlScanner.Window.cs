namespace Pipeline.Workbooks.Reading;

/// <content>Direct access to the bytes, for a reader that knows what the usual writers write there.</content>
internal sealed partial class XmlScanner
{
    /// <summary>The bytes that are next and already in the buffer, with a zero byte behind them; nothing at all while an empty element awaits its end.</summary>
    public ReadOnlySpan<byte> Window => _pendingEnd ? default : _buffer.AsSpan(_position, _end - _position + Sentinel);

    /// <summary>Goes on behind bytes of the window that made whole elements.</summary>
    public void Advance(int count) => _position += count;

    /// <summary>Goes on behind bytes of the window that made a start tag of this name.</summary>
    public void AdvanceInto(int count, ReadOnlySpan<byte> name)
    {
        _position += count;
        OpenElement(name);
    }

    /// <summary>Goes on behind bytes of the window that made the end tag of the innermost element.</summary>
    public void AdvanceOut(int count)
    {
        _position += count;
        CloseElement();
    }

    /// <summary>Reads more bytes behind the window; false at the end of the part.</summary>
    public bool Extend() => Fill();
}
