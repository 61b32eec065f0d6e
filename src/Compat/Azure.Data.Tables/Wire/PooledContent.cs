using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>A request body in a pooled buffer; it can be sent again by a retry, so sending does not release it.</summary>
internal sealed class PooledContent(PooledBuffer buffer) : RequestContent
{
    public override Task WriteToAsync(Stream stream, CancellationToken cancellation) =>
        stream.WriteAsync(buffer.Written, cancellation).AsTask();

    public override void WriteTo(Stream stream, CancellationToken cancellation) => stream.Write(buffer.Written.Span);

    public override bool TryComputeLength(out long length)
    {
        length = buffer.Length;
        return true;
    }

    public override void Dispose()
    {
        // Not released here: after a failure the transport may still be reading. Whoever saw success returns the buffer.
    }
}
