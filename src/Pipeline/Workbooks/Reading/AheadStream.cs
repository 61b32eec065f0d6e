using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Workbooks.Reading;

/// <summary>
/// Inflates a part on a thread of its own while its reader scans: a ring of a few pieces, so that memory is bounded, each filled by exactly
/// the reads that the reader itself would have made. What inflating throws is thrown to the reader, behind the bytes before it.
/// </summary>
internal sealed class AheadStream : ForwardStream
{
    private const int Pieces = 3;

    private readonly Stream _inflated;
    private readonly Pace _pace;

    // Made when first filled: what ends early costs little.
    private readonly Piece?[] _ring = new Piece?[Pieces];
    private readonly SemaphoreSlim _free = new(Pieces);
    private readonly SemaphoreSlim _filled = new(0);
    private readonly Task _inflating;
    private volatile bool _abandoned;
    private Piece? _current;
    private int _next;
    private int _position;

    /// <summary>Begins to inflate; the stream is this one's from now on.</summary>
    public AheadStream(Stream inflated, Pace pace)
    {
        (_inflated, _pace) = (inflated, pace);

        // A thread of its own: one from the pool might wait for the very reader that holds the pool's last thread.
        _inflating = Task.Factory.StartNew(Inflate, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    // Whole blocks; the last piece of a part, or one before damage, has fewer.
    private sealed class Piece(int size)
    {
        public byte[] Bytes { get; } = ArrayPool<byte>.Shared.Rent(size);

        public int Length { get; set; }

        public bool Full { get; set; }
    }

    public override int Read(Span<byte> buffer)
    {
        while (_current is null || _position == _current.Length)
        {
            if (!Next())
            {
                return 0;
            }
        }

        var count = Math.Min(buffer.Length, _current.Length - _position);
        _current.Bytes.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_abandoned)
        {
            // Whatever it still throws concerns bytes that nobody has asked for.
            _abandoned = true;
            _free.Release();
            _inflating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
            foreach (var piece in _ring.OfType<Piece>())
            {
                ArrayPool<byte>.Shared.Return(piece.Bytes);
            }

            _free.Dispose();
            _filled.Dispose();
            _inflated.Dispose();
        }

        base.Dispose(disposing);
    }

    // Gives the piece that has been read back to be filled again, and waits for the next; false at the end.
    [MemberNotNullWhen(true, nameof(_current))]
    private bool Next()
    {
        if (_current is { Full: false })
        {
            _inflating.GetAwaiter().GetResult();
            return false;
        }

        if (_current is not null)
        {
            _free.Release();
        }

        _filled.Wait();
        (_current, _position) = (_ring[_next++ % Pieces]!, 0);
        return true;
    }

    private void Inflate()
    {
        for (var i = 0; ; i++)
        {
            _free.Wait();
            if (_abandoned)
            {
                return;
            }

            var piece = _ring[i % Pieces] ??= new(_pace.Piece);
            try
            {
                Fill(piece);
            }
            finally
            {
                _filled.Release();
            }

            if (!piece.Full)
            {
                return;
            }
        }
    }

    private void Fill(Piece piece)
    {
        (piece.Length, piece.Full) = (0, false);
        while (piece.Length < _pace.Piece)
        {
            var count = _inflated.ReadAtLeast(piece.Bytes.AsSpan(piece.Length, _pace.Block), _pace.Block, throwOnEndOfStream: false);
            piece.Length += count;
            if (count < _pace.Block)
            {
                return;
            }
        }

        piece.Full = true;
    }
}
