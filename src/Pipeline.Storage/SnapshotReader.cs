using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Snapshots;

namespace Pipeline.Storage;

/// <summary>A file of a snapshot, open for reading.</summary>
/// <param name="Content">The bytes asked for.</param>
/// <param name="Length">How many bytes the whole file has.</param>
/// <param name="ETag">The version of the file, without quotes.</param>
/// <param name="MediaType">The media type that it is served with.</param>
/// <param name="LastModified">When it was written.</param>
public sealed record SnapshotFileContent(Stream Content, long Length, string ETag, string MediaType, DateTimeOffset LastModified)
    : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>Reads published snapshots.</summary>
public sealed class SnapshotReader(PipelineStorage storage)
{
    private readonly SnapshotList _list = new(storage);
    private readonly SnapshotPointers _pointers = new(storage);
    private readonly BlobContainerClient _container = storage.Container(StorageNames.Snapshots);

    /// <summary>The published snapshots, newest first.</summary>
    public IAsyncEnumerable<SnapshotEntry> ListAsync(CancellationToken cancellation = default) =>
        _list.ListAsync(cancellation).Where(entry => entry.State == SnapshotState.Complete);

    /// <summary>The snapshot that <c>nightly</c>, <c>released</c> or a number names; null where there is none.</summary>
    public async Task<SnapshotReference?> ResolveAsync(string name, CancellationToken cancellation = default) => name switch
    {
        SnapshotPointers.Nightly or SnapshotPointers.Released => await _pointers.FindAsync(name, cancellation),
        _ when long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && await FindAsync(sequence, cancellation) is { } entry => new(entry.Sequence, entry.Hash),
        _ => null,
    };

    /// <summary>What a name leads to; a number that was given once and leads nowhere now is told from one that never was.</summary>
    /// <param name="name"><c>nightly</c>, <c>released</c> or a number.</param>
    /// <param name="asOf">For a pointer: the moment at which it is asked what it pointed to; null for now.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<SnapshotLookup> LookUpAsync(string name, DateTimeOffset? asOf = null, CancellationToken cancellation = default)
    {
        if (name is SnapshotPointers.Nightly or SnapshotPointers.Released)
        {
            bool? released = name == SnapshotPointers.Released ? true : null;
            if (asOf is null)
            {
                return await _pointers.FindWithTimeAsync(name, cancellation) is var (reference, since)
                    ? new SnapshotLookup.Found(reference, released, since)
                    : new SnapshotLookup.Unknown();
            }

            DateTimeOffset? SinceOf(SnapshotEntry entry) => name == SnapshotPointers.Nightly ? entry.TakenAt : entry.ReleasedAt;
            return await ListAsync(cancellation).FirstOrDefaultAsync(entry => SinceOf(entry) <= asOf, cancellation) is { } then
                ? new SnapshotLookup.Found(then.Reference, released, SinceOf(then))
                : new SnapshotLookup.Unknown();
        }

        if (!long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) || sequence == 0)
        {
            return new SnapshotLookup.Unknown();
        }

        if (await FindAsync(sequence, cancellation) is { } found)
        {
            return new SnapshotLookup.Found(found.Reference, found.ReleasedAt is not null);
        }

        return await ListAsync(cancellation).FirstOrDefaultAsync(cancellation) is { } newest && sequence < newest.Sequence
            ? new SnapshotLookup.Retired()
            : new SnapshotLookup.Unknown();
    }

    /// <summary>The list's entry of a published snapshot; null where there is none of this number.</summary>
    public async Task<SnapshotEntry?> FindAsync(long sequence, CancellationToken cancellation = default) =>
        await _list.FindAsync(sequence, cancellation) is { State: SnapshotState.Complete } entry ? entry : null;

    /// <summary>What a snapshot consists of; null where it has been removed.</summary>
    public async Task<SnapshotManifest?> ManifestAsync(SnapshotReference snapshot, CancellationToken cancellation = default)
    {
        var name = Keys.SnapshotFile(snapshot.Sequence, snapshot.Hash, SnapshotPublisher.ManifestName);
        return await _container.FindAsync(name, cancellation) is { } blob ? ManifestJson.Read(blob.Content.ToStream()) : null;
    }

    /// <summary>Opens a file of a snapshot; null where it has none of this name.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="file">The file's name as the manifest has it.</param>
    /// <param name="offset">The first byte asked for; at most the file's length less one, or 0.</param>
    /// <param name="length">How many bytes are asked for; null for all from the offset on.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<SnapshotFileContent?> OpenAsync(
        SnapshotReference snapshot, string file, long offset = 0, long? length = null, CancellationToken cancellation = default)
    {
        try
        {
            BlobDownloadStreamingResult download = await _container
                .GetBlobClient(Keys.SnapshotFile(snapshot.Sequence, snapshot.Hash, file))
                .DownloadStreamingAsync(
                    new BlobDownloadOptions { Range = offset == 0 && length is null ? default : new HttpRange(offset, length) }, cancellation);
            var details = download.Details;
            return new(
                download.Content,
                WholeLength(details),
                Keys.PlainETag(details.ETag.ToString()),
                details.ContentType,
                details.LastModified);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The length of the file: of a part, the number after the slash in <c>bytes 0-99/1234</c>.</summary>
    private static long WholeLength(BlobDownloadDetails details) => details.ContentRange is { Length: > 0 } range
        ? long.Parse(range.AsSpan(range.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture)
        : details.ContentLength;
}
