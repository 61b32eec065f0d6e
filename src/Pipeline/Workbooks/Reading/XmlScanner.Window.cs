using System.Buffers;

namespace Pipeline.Workbooks.Reading;

/// <content>The bytes that are being looked at, and direct access to them for a reader that knows what the usual writers write there.</content>
internal sealed partial class XmlScanner
{
    // A zero byte is kept behind the data, so that loops over digits and names need not look where it ends.
    private const int Sentinel = 1;

    private readonly Pace _pace;
    private Stream _stream;
    private byte[] _buffer;
    private int _position;
    private int _end;
    private bool _streamEnded;
    private bool _zeroMet;

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

    // Reads one more block behind what is not yet consumed, which moves to the buffer's beginning; false at the end of the part. Blocks
    // begin and end at the same bytes of a part whatever it holds and whoever inflates it, so that damage is met at the same place.
    private bool Fill()
    {
        if (_zeroMet)
        {
            throw Broken("含有零字节", "it holds a zero byte");
        }

        if (_streamEnded)
        {
            return false;
        }

        var kept = _end - _position;
        CheckToken(kept);
        MakeRoom(kept);
        var count = _stream.ReadAtLeast(_buffer.AsSpan(kept, _pace.Block), _pace.Block, throwOnEndOfStream: false);
        (_position, _end, _streamEnded) = (0, kept + count, count < _pace.Block);
        if (_isUtf8)
        {
            EndAtZero(kept);
        }

        _buffer[_end] = 0;
        return count > 0;
    }

    // No XML holds a zero byte. All before it is read, and whoever needs more is refused: what is found does not depend on where blocks end.
    private void EndAtZero(int from)
    {
        if (_buffer.AsSpan(from, _end - from).IndexOf((byte)0) is >= 0 and var zero)
        {
            (_end, _streamEnded, _zeroMet) = (from + zero, true, true);
        }
    }

    private void MakeRoom(int kept)
    {
        var target = _buffer;
        if (kept + _pace.Block + Sentinel > _buffer.Length)
        {
            target = ArrayPool<byte>.Shared.Rent(2 * (kept + _pace.Block));
        }

        _buffer.AsSpan(_position, kept).CopyTo(target);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = target;
        }
    }

    private void CheckToken(int length)
    {
        if (length > _limits.XmlTokenBytes)
        {
            throw new UnreadableWorkbookException(FileFindings.XmlTokenTooLong(_part, _limits.XmlTokenBytes));
        }
    }
}
