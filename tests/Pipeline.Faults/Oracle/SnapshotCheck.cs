using System.Security.Cryptography;
using Pipeline.Faults.Actors;
using Pipeline.Faults.Plan;
using Pipeline.Faults.Readers;
using Pipeline.Indicators;
using Pipeline.Snapshots;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.Faults.Oracle;

/// <summary>Computes every published snapshot again from the workbooks that it pins, and compares it with what was published and what readers saw.</summary>
internal sealed class SnapshotCheck(PipelineStorage storage, Library library, IReadOnlyList<StoredUpload> uploads, PublishedSnapshots seen, Tally tally)
{
    private const int Counted = 6;

    private readonly SnapshotReader _reader = new(storage);
    private readonly IndicatorEngine _engine = new(library.Catalogue);
    private readonly Dictionary<string, StoredUpload> _byEvent = uploads.ToDictionary(upload => upload.EventId, StringComparer.Ordinal);

    /// <summary>Checks all snapshots, and that the last one is of what is in force.</summary>
    public async Task RunAsync()
    {
        var entries = await _reader.ListAsync().Reverse().ToListAsync();
        Dictionary<string, Upload> pinned = new(StringComparer.Ordinal);
        string? before = null;
        foreach (var entry in entries)
        {
            tally.Count("snapshots published");
            if (entry.Hash == before)
            {
                tally.Fault("doubled", $"snapshot {entry.Sequence} is the one before once more");
            }

            before = entry.Hash;
            if (await _reader.ManifestAsync(entry.Reference) is not { } manifest)
            {
                tally.Fault("mixed", $"snapshot {entry.Sequence} has no manifest");
                continue;
            }

            CheckOrder(entry.Sequence, manifest, pinned);
            await CheckFilesAsync(manifest);
            if (tally["snapshots published"] % Math.Max(1, entries.Count / Counted) == 0)
            {
                await CheckRowsAsync(manifest);
            }

            if (Compute(manifest) != manifest.Hash)
            {
                tally.Fault("mixed", $"snapshot {entry.Sequence} is not what its workbooks come to");
            }
        }

        await CheckLastAsync(entries.LastOrDefault());
    }

    private string Compute(SnapshotManifest manifest) => SnapshotHash.Of(_engine.Compute([.. manifest.Pins
        .Where(pin => _byEvent.ContainsKey(pin.EventId))
        .Select(pin => new Generation(pin.Reporter, pin.Period, pin.EventId, _byEvent[pin.EventId].Planned.Content.Observations))]));

    /// <summary>No submission of a later snapshot is older than the one of the same period in an earlier snapshot.</summary>
    private void CheckOrder(long sequence, SnapshotManifest manifest, Dictionary<string, Upload> pinned)
    {
        foreach (var pin in manifest.Pins)
        {
            if (!_byEvent.TryGetValue(pin.EventId, out var upload))
            {
                tally.Fault("mixed", $"snapshot {sequence} pins {pin.EventId}, which nobody uploaded");
                continue;
            }

            var slot = $"{pin.Reporter} {pin.Period}";
            if (pinned.TryGetValue(slot, out var earlier) && upload.Upload.Order < earlier.Order && !upload.Upload.TiesWith(earlier))
            {
                tally.Fault("mixed", $"snapshot {sequence}: {slot} went back");
            }

            pinned[slot] = upload.Upload;
        }
    }

    private async Task CheckFilesAsync(SnapshotManifest manifest)
    {
        SnapshotReference reference = new(manifest.Sequence, manifest.Hash);
        foreach (var file in manifest.Files)
        {
            await using var content = await _reader.OpenAsync(reference, file.Name);
            var hash = content is null ? "" : Convert.ToHexStringLower(await SHA256.HashDataAsync(content.Content));
            if (hash != file.Sha256)
            {
                tally.Fault("mixed", $"snapshot {manifest.Sequence}: {file.Name} is not what the manifest says");
            }

            if (file.Name == "observations.csv" && seen.Hashes.TryGetValue(manifest.Sequence, out var read) && read != file.Sha256)
            {
                tally.Fault("mixed", $"snapshot {manifest.Sequence}: a reader saw other observations than were published");
            }
        }
    }

    /// <summary>Counts the rows of a snapshot for BI that reads tables; of many snapshots only some, since the emulator goes through the whole table for each page.</summary>
    private async Task CheckRowsAsync(SnapshotManifest manifest)
    {
        var rows = storage.Table(StorageNames.IndicatorsTable).QueryAsync<Azure.Data.Tables.TableEntity>(
            Azure.Data.Tables.TableClient.CreateQueryFilter($"PartitionKey eq {Keys.IndicatorPartition(manifest.Sequence)}"), select: ["RowKey"]);
        var count = await rows.CountAsync();
        tally.Count("snapshots whose rows were counted");
        if (count != manifest.Counts.Indicators)
        {
            tally.Fault("mixed", $"snapshot {manifest.Sequence}: the table has {count} indicators, the manifest {manifest.Counts.Indicators}");
        }
    }

    private async Task CheckLastAsync(SnapshotEntry? last)
    {
        var inForce = await new CurrentGenerations(storage).ListAsync().Select(row => row.Generation).ToHashSetAsync();
        if (last is null)
        {
            if (inForce.Count > 0)
            {
                tally.Fault("lost", "there is no snapshot");
            }

            return;
        }

        var manifest = await _reader.ManifestAsync(last.Reference);
        if (manifest is not null && !inForce.SetEquals(manifest.Pins.Select(pin => pin.EventId)))
        {
            tally.Fault("lost", $"snapshot {last.Sequence}, the last one, is not of what is in force");
        }

        foreach (var pointer in (string[])[SnapshotPointers.Nightly, SnapshotPointers.Released])
        {
            if ((await _reader.ResolveAsync(pointer))?.Sequence != last.Sequence)
            {
                tally.Fault("lost", $"{pointer} does not point to snapshot {last.Sequence}, the last one");
            }
        }
    }
}
