namespace Pipeline.Workbooks.Reading;

/// <summary>Passes reading on to the caller's stream and remembers whether that failed, to tell its failures from those of bad content.</summary>
internal sealed class SourceStream(Stream source) : Stream
{
    /// <summary>Whether reading the caller's stream has thrown.</summary>
    public bool Failed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => source.Length;

    public override long Position
    {
        get => source.Position;
        set => source.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return source.Read(buffer);
        }
        catch (IOException)
        {
            Failed = true;
            throw;
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => source.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
