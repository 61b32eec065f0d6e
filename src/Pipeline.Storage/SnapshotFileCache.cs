using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.Win32.SafeHandles;
using Pipeline.Snapshots;

namespace Pipeline.Storage;

/// <summary>
/// The files that are being pulled, kept on this machine's disk: a refresh of many readers at once costs storage one read. Files never change,
/// so nothing here can be stale; the least recently used go first, and no file outlives the process.
/// </summary>
public sealed class SnapshotFileCache(SnapshotReader snapshots, IOptions<PipelineOptions> options) : IDisposable
{
    private readonly long _room = options.Value.PullCacheBytes;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _used;
    private long _clock;

    /// <summary>Opens a file of a snapshot; null where it has been removed. Dispose it when it has been read.</summary>
    /// <exception cref="InvalidDataException">Its bytes are not those that the manifest describes.</exception>
    public async Task<OpenSnapshotFile?> OpenAsync(SnapshotReference snapshot, ManifestFile file, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Bytes > _room)
        {
            return new OpenSnapshotFile(file.Bytes, async (offset, stop) => offset == file.Bytes
                ? Stream.Null
                : (await snapshots.OpenAsync(snapshot, file.Name, offset, cancellation: stop))?.Content
                    ?? throw new InvalidDataException($"{snapshot.Folder}/{file.Name} was removed while it was read."));
        }

        var entry = Enter(file, () => FetchAsync(snapshot, file));
        try
        {
            if (await entry.Handle.WaitAsync(cancellation) is { } handle)
            {
                return new OpenSnapshotFile(
                    file.Bytes, (offset, _) => Task.FromResult<Stream>(new HandleStream(handle, offset, file.Bytes)), () => Leave(entry));
            }

            Forget(file, entry);
            Leave(entry);
            return null;
        }
        catch
        {
            if (entry.Handle.IsFaulted)
            {
                Forget(file, entry);
            }

            Leave(entry);
            throw;
        }
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var entry in _entries.Values)
            {
                Evict(entry);
            }

            _entries.Clear();
        }
    }

    private Entry Enter(ManifestFile file, Func<Task<SafeFileHandle?>> fetch)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(file.Sha256, out var entry))
            {
                // Not with the caller's cancellation: others may be waiting for the same file by then.
                _entries.Add(file.Sha256, entry = new Entry(file.Bytes, Task.Run(fetch)));
                _used += file.Bytes;
            }

            entry.Users++;
            entry.LastUse = ++_clock;
            while (_used > _room && _entries.Where(pair => pair.Value != entry).MinBy(pair => pair.Value.LastUse) is { Key: not null } oldest)
            {
                _entries.Remove(oldest.Key);
                Evict(oldest.Value);
            }

            return entry;
        }
    }

    private void Forget(ManifestFile file, Entry entry)
    {
        lock (_lock)
        {
            if (_entries.GetValueOrDefault(file.Sha256) == entry)
            {
                _entries.Remove(file.Sha256);
                Evict(entry);
            }
        }
    }

    private void Leave(Entry entry)
    {
        lock (_lock)
        {
            entry.Users--;
            entry.CloseUnused();
        }
    }

    private void Evict(Entry entry)
    {
        _used -= entry.Bytes;
        entry.Evicted = true;
        entry.CloseUnused();
    }

    private async Task<SafeFileHandle?> FetchAsync(SnapshotReference snapshot, ManifestFile file)
    {
        await using var stored = await snapshots.OpenAsync(snapshot, file.Name);
        if (stored is null)
        {
            return null;
        }

        var path = Path.Combine(Path.GetTempPath(), $"pipeline-{Path.GetRandomFileName()}");
        var handle = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete,
            OperatingSystem.IsWindows() ? FileOptions.Asynchronous | FileOptions.DeleteOnClose : FileOptions.Asynchronous, file.Bytes);
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                File.Delete(path); // The handle keeps the bytes; whatever ends this process, nothing is left behind.
            }

            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[1 << 17];
            long offset = 0;
            for (int read; (read = await stored.Content.ReadAsync(buffer)) > 0; offset += read)
            {
                hash.AppendData(buffer, 0, read);
                await RandomAccess.WriteAsync(handle, buffer.AsMemory(0, read), offset);
            }

            return offset == file.Bytes && Convert.ToHexStringLower(hash.GetHashAndReset()) == file.Sha256
                ? handle
                : throw new InvalidDataException($"{snapshot.Folder}/{file.Name} is not the file that the manifest describes.");
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private sealed class Entry(long bytes, Task<SafeFileHandle?> handle)
    {
        public long Bytes => bytes;

        public Task<SafeFileHandle?> Handle => handle;

        public int Users { get; set; }

        public long LastUse { get; set; }

        public bool Evicted { get; set; }

        public void CloseUnused()
        {
            if (Evicted && Users == 0)
            {
                _ = handle.ContinueWith(
                    done => done.Result?.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            }
        }
    }
}

/// <summary>A file of a snapshot that can be read from any byte on, any number of times.</summary>
public sealed class OpenSnapshotFile : IDisposable
{
    private readonly Func<long, CancellationToken, Task<Stream>> _open;
    private Action? _close;

    /// <summary>A file of this length, how it is opened from a byte on, and what is done when nobody reads it any more.</summary>
    public OpenSnapshotFile(long length, Func<long, CancellationToken, Task<Stream>> open, Action? close = null) =>
        (Length, _open, _close) = (length, open, close);

    /// <summary>How many bytes it has.</summary>
    public long Length { get; }

    /// <summary>The bytes from an offset on.</summary>
    public Task<Stream> ReadAsync(long offset, CancellationToken cancellation) => _open(offset, cancellation);

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _close, null)?.Invoke();
}
