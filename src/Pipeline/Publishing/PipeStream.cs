using System.IO.Pipelines;

namespace Pipeline.Publishing;

/// <summary>
/// Lets writers that know streams only write into a pipe. Nothing waits here: whoever drives the writer flushes the pipe between rows, so
/// that a slow reader holds up a task and not a thread.
/// </summary>
internal sealed class PipeStream(PipeWriter pipe) : Stream
{
    /// <summary>How much may wait in the pipe before it is flushed.</summary>
    private const int Enough = 1 << 16;

    /// <summary>Whether so much waits that the pipe should be flushed.</summary>
    public static bool IsFull(PipeWriter pipe) => pipe.UnflushedBytes > Enough;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var room = pipe.GetSpan(Math.Min(buffer.Length, 4096));
            var part = Math.Min(room.Length, buffer.Length);
            buffer[..part].CopyTo(room);
            pipe.Advance(part);
            buffer = buffer[part..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
