using Azure.Storage.Blobs;

namespace Pipeline.Storage;

/// <summary>The bytes of every file ever received, rejected ones included, by their hash; never changed, never removed.</summary>
public sealed class Archive(PipelineStorage storage)
{
    private readonly BlobContainerClient _container = storage.Container(StorageNames.Archive);

    /// <summary>Whether the archive has the bytes of a hash.</summary>
    public async Task<bool> HasAsync(string contentHash, CancellationToken cancellation = default) =>
        await _container.GetBlobClient(Keys.Archive(contentHash)).ExistsAsync(cancellation);

    /// <summary>Opens the bytes of a hash for reading from the start.</summary>
    public Task<Stream> OpenAsync(string contentHash, CancellationToken cancellation = default) =>
        _container.GetBlobClient(Keys.Archive(contentHash)).OpenReadAsync(cancellationToken: cancellation);

    /// <summary>Keeps a file; what the archive has already is left as it is.</summary>
    internal async Task KeepAsync(ReceivedFile file, CancellationToken cancellation)
    {
        file.Content.Position = 0;
        await _container.TryCreateAsync(Keys.Archive(file.Hash), file.Content, "application/octet-stream", cancellation);
        file.Content.Position = 0;
    }

    /// <summary>The file of a hash, taken in from the archive.</summary>
    /// <exception cref="InvalidDataException">Its bytes do not have the hash: nothing may be made of them.</exception>
    internal async Task<ReceivedFile> TakeOutAsync(string contentHash, long length, CancellationToken cancellation)
    {
        await using var content = await OpenAsync(contentHash, cancellation);
        var file = await ReceivedFile.TakeInAsync(content, length, cancellation);
        if (file.Hash == contentHash)
        {
            return file;
        }

        await file.DisposeAsync();
        throw new InvalidDataException(
            $"归档文件 {contentHash} 已损坏，不能据以处理；请先从备份恢复。 / The archived file {contentHash} is damaged: take it from the backup first.");
    }
}
