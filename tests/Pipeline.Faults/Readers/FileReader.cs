using System.Security.Cryptography;
using Pipeline.Faults.Actors;
using Pipeline.Faults.Proxy;
using Pipeline.Storage;

namespace Pipeline.Faults.Readers;

/// <summary>Follows the pointers in storage: whatever one points to is complete, to the last file, and none ever goes back.</summary>
internal sealed class FileReader(PipelineStorage storage, Tally tally)
{
    private readonly SnapshotReader _snapshots = new(storage);
    private readonly Dictionary<string, long> _last = new(StringComparer.Ordinal);
    private long _looked;

    /// <summary>Reads until it is told to stop.</summary>
    public async Task RunAsync(TimeSpan pause, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            foreach (var pointer in (string[])[SnapshotPointers.Nightly, SnapshotPointers.Released])
            {
                try
                {
                    await FollowAsync(pointer);
                }
                catch (Exception away) when (Unanswered.Is(away))
                {
                    tally.Count("reads without an answer");
                }
            }

            await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FollowAsync(string pointer)
    {
        if (await _snapshots.ResolveAsync(pointer) is not { } snapshot)
        {
            return;
        }

        tally.Count("pointers followed");
        if (snapshot.Sequence < _last.GetValueOrDefault(pointer))
        {
            tally.Fault("mixed", $"{pointer} pointed to {snapshot.Sequence} after {_last[pointer]}");
        }

        _last[pointer] = snapshot.Sequence;
        if (snapshot.Sequence <= _looked)
        {
            return;
        }

        if (await WrongAsync(snapshot) is { } wrong)
        {
            tally.Fault("mixed", $"{pointer} pointed to snapshot {snapshot.Sequence}, {wrong}");
        }

        _looked = snapshot.Sequence;
        tally.Count("whole snapshots read");
    }

    private async Task<string?> WrongAsync(SnapshotReference snapshot)
    {
        if (await _snapshots.FindAsync(snapshot.Sequence) is not { } entry || entry.Hash != snapshot.Hash)
        {
            return "which the list has not as complete";
        }

        if (await _snapshots.ManifestAsync(snapshot) is not { } manifest)
        {
            return "which has no manifest";
        }

        foreach (var file in manifest.Files)
        {
            await using var content = await _snapshots.OpenAsync(snapshot, file.Name);
            if (content is null || Convert.ToHexStringLower(await SHA256.HashDataAsync(content.Content)) != file.Sha256)
            {
                return $"whose {file.Name} is not what the manifest says";
            }
        }

        return null;
    }
}
