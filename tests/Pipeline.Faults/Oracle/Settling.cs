using Pipeline.Faults.Plan;
using Pipeline.Storage;

namespace Pipeline.Faults.Oracle;

/// <summary>Whether the work is done, once nothing disturbs it any more.</summary>
internal sealed class Settling(PipelineStorage storage, IReadOnlyList<StoredUpload> uploads)
{
    private readonly HashSet<string> _standing =
        [.. uploads.GroupBy(upload => upload.Upload.BlobPath, StringComparer.Ordinal).Select(path => path.Last().EventId)];

    /// <summary>Whether every upload that still stands, and every other one that was begun, is answered.</summary>
    public async Task<bool> IsAnsweredAsync() => await LeftAsync() == 0;

    /// <summary>How many uploads are left to be answered.</summary>
    public async Task<int> LeftAsync()
    {
        HashSet<string> standing = [.. _standing];
        var begun = 0;
        await foreach (var row in new Ledger(storage, TimeProvider.System).ListAsync())
        {
            standing.Remove(row.EventId);
            begun += row.Stage == SubmissionStage.Answered ? 0 : 1;
        }

        return standing.Count + begun;
    }

    /// <summary>Whether both pointers are at a snapshot of what is in force.</summary>
    public async Task<bool> IsPublishedAsync()
    {
        SnapshotReader snapshots = new(storage);
        var inForce = await new CurrentGenerations(storage).ListAsync().Select(row => row.Generation).ToHashSetAsync();
        if (inForce.Count == 0)
        {
            return true;
        }

        foreach (var pointer in (string[])[SnapshotPointers.Nightly, SnapshotPointers.Released])
        {
            if (await snapshots.ResolveAsync(pointer) is not { } reference
                || await snapshots.ManifestAsync(reference) is not { } manifest
                || !inForce.SetEquals(manifest.Pins.Select(pin => pin.EventId)))
            {
                return false;
            }
        }

        return true;
    }
}
