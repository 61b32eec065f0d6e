using System.Buffers;
using System.ComponentModel;

namespace System.IO.Hashing;

/// <summary>The base of hash algorithms that guard against accidents, not against attackers.</summary>
public abstract class NonCryptographicHashAlgorithm
{
    private const int ReadSize = 4096;

    /// <summary>Sets how many bytes the algorithm produces; at least one.</summary>
    protected NonCryptographicHashAlgorithm(int hashLengthInBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hashLengthInBytes, 1);
        HashLengthInBytes = hashLengthInBytes;
    }

    /// <summary>The number of bytes the algorithm produces.</summary>
    public int HashLengthInBytes { get; }

    /// <summary>Adds the bytes to what has been hashed so far.</summary>
    public abstract void Append(ReadOnlySpan<byte> source);

    /// <summary>Forgets everything hashed so far.</summary>
    public abstract void Reset();

    /// <summary>Writes the hash so far, exactly <see cref="HashLengthInBytes"/> bytes, without changing the state.</summary>
    protected abstract void GetCurrentHashCore(Span<byte> destination);

    /// <summary>Adds the bytes to what has been hashed so far.</summary>
    public void Append(byte[] source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Append(new ReadOnlySpan<byte>(source));
    }

    /// <summary>Adds everything the stream still holds.</summary>
    public void Append(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var buffer = ArrayPool<byte>.Shared.Rent(ReadSize);
        try
        {
            for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;)
                Append(new ReadOnlySpan<byte>(buffer, 0, read));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Adds everything the stream still holds.</summary>
    public Task AppendAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return AppendCoreAsync(stream, cancellationToken);
    }

    /// <summary>The hash so far, without changing the state.</summary>
    public byte[] GetCurrentHash()
    {
        var hash = new byte[HashLengthInBytes];
        GetCurrentHashCore(hash);
        return hash;
    }

    /// <summary>Writes the hash so far and returns how many bytes it has; throws when they do not fit.</summary>
    public int GetCurrentHash(Span<byte> destination)
    {
        GetCurrentHashCore(Fit(destination));
        return HashLengthInBytes;
    }

    /// <summary>Writes the hash so far if it fits.</summary>
    public bool TryGetCurrentHash(Span<byte> destination, out int bytesWritten)
    {
        if (destination.Length < HashLengthInBytes)
        {
            bytesWritten = 0;
            return false;
        }

        bytesWritten = GetCurrentHash(destination);
        return true;
    }

    /// <summary>The hash so far; then starts anew.</summary>
    public byte[] GetHashAndReset()
    {
        var hash = new byte[HashLengthInBytes];
        GetHashAndResetCore(hash);
        return hash;
    }

    /// <summary>Writes the hash so far, starts anew, and returns how many bytes the hash has; throws when they do not fit.</summary>
    public int GetHashAndReset(Span<byte> destination)
    {
        GetHashAndResetCore(Fit(destination));
        return HashLengthInBytes;
    }

    /// <summary>Writes the hash so far and starts anew, if it fits.</summary>
    public bool TryGetHashAndReset(Span<byte> destination, out int bytesWritten)
    {
        if (destination.Length < HashLengthInBytes)
        {
            bytesWritten = 0;
            return false;
        }

        bytesWritten = GetHashAndReset(destination);
        return true;
    }

#pragma warning disable CS0809 // As in the official class: a call by mistake for GetCurrentHash must not compile.
    /// <summary>Not the hash: object identity. Call <see cref="GetCurrentHash()"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Use GetCurrentHash() to retrieve the computed hash code.", error: true)]
    public override int GetHashCode() => throw new NotSupportedException("Use GetCurrentHash() to retrieve the computed hash code.");
#pragma warning restore CS0809

    /// <summary>Writes the hash so far, exactly <see cref="HashLengthInBytes"/> bytes, and starts anew.</summary>
    protected virtual void GetHashAndResetCore(Span<byte> destination)
    {
        GetCurrentHashCore(destination);
        Reset();
    }

    private async Task AppendCoreAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ReadSize);
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
                Append(new ReadOnlySpan<byte>(buffer, 0, read));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private Span<byte> Fit(Span<byte> destination) =>
        destination.Length >= HashLengthInBytes
            ? destination[..HashLengthInBytes]
            : throw new ArgumentException(
                $"The destination has {destination.Length} bytes; the hash needs {HashLengthInBytes}.", nameof(destination));
}
