using System.Collections.Concurrent;
using Pipeline.Snapshots;

namespace Pipeline.Storage;

/// <summary>The manifests of the snapshots that are being pulled: they never change, so each is read once.</summary>
public sealed class ManifestCache(SnapshotReader snapshots)
{
    private const int Most = 32;

    private readonly ConcurrentDictionary<SnapshotReference, SnapshotManifest> _manifests = new();

    /// <summary>What a snapshot consists of; null where it has been removed.</summary>
    public async Task<SnapshotManifest?> FindAsync(SnapshotReference snapshot, CancellationToken cancellation = default)
    {
        if (_manifests.TryGetValue(snapshot, out var known))
        {
            return known;
        }

        if (await snapshots.ManifestAsync(snapshot, cancellation) is not { } manifest)
        {
            return null;
        }

        if (_manifests.Count >= Most)
        {
            _manifests.Clear();
        }

        return _manifests.GetOrAdd(snapshot, manifest);
    }
}
