using System.Security.Cryptography;

namespace Pipeline.Storage;

/// <summary>A file's bytes where they can be read repeatedly, and their hash: in memory, or in a temporary file where they are many.</summary>
internal sealed class ReceivedFile : IAsyncDisposable
{
    private const int LargestInMemory = 4 * 1024 * 1024;

    private ReceivedFile(Stream content, string hash) => (Content, Hash) = (content, hash);

    /// <summary>The bytes, seekable.</summary>
    public Stream Content { get; }

    /// <summary>SHA-256 of the bytes, hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>Takes in a stream of which at most <paramref name="length"/> bytes are expected.</summary>
    public static async Task<ReceivedFile> TakeInAsync(Stream source, long length, CancellationToken cancellation)
    {
        Stream content = length <= LargestInMemory
            ? new MemoryStream((int)length)
            : new FileStream(
                Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.ReadWrite,
                    Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
                });
        try
        {
            await source.CopyToAsync(content, cancellation);
            content.Position = 0;
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
            content.Position = 0;
            return new(content, hash);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
