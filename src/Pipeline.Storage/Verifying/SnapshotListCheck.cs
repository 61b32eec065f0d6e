using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Pipeline.Storage.Backups;

namespace Pipeline.Storage.Verifying;

/// <summary>The list of snapshots against the folders and tables that there are, and the pointers against the list.</summary>
internal sealed class SnapshotListCheck(VerifiedAccount account)
{
    /// <summary>Pointers, and what belongs to no listed snapshot.</summary>
    public async IAsyncEnumerable<VerificationItem> ItemsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new("pointers", CheckPointersAsync);
        HashSet<string> folders = new(StringComparer.Ordinal);
        await foreach (var blob in account.BlobsAsync(StorageNames.Snapshots, "", cancellation))
        {
            if (blob.Name.Split('/') is [var folder, _])
            {
                folders.Add(folder);
            }
            else if (blob.Name == Restore.Marker)
            {
                yield return new("pointers", (findings, _) =>
                {
                    findings.InProgress.Add(new($"{StorageNames.Snapshots}/{blob.Name}", new("正在恢复备份，或恢复中断：请再次运行 pipeline restore。", "A backup is being restored, or was not finished: run 'pipeline restore' again.")));
                    return Task.CompletedTask;
                });
            }
            else if (blob.Name is not (Keys.SnapshotLock or $"{SnapshotPointers.Nightly}.json" or $"{SnapshotPointers.Released}.json"))
            {
                yield return new("pointers", (findings, _) =>
                {
                    findings.Differs(DifferenceKinds.BlobExtra, $"{StorageNames.Snapshots}/{blob.Name}", Findings.Nothing, blob.Name);
                    return Task.CompletedTask;
                });
            }
        }

        foreach (var folder in folders)
        {
            yield return new("snapshots", (findings, stop) => CheckFolderAsync(folder, findings, stop));
        }

        await foreach (var partition in PartitionsAsync(cancellation))
        {
            yield return new("snapshots", (findings, stop) => CheckPartitionAsync(partition, findings, stop));
        }
    }

    private async Task CheckPointersAsync(Findings findings, CancellationToken cancellation)
    {
        // The pointers first: they only move forward, after the list has what they point to.
        SnapshotPointers pointers = new(account.Storage);
        SnapshotReference? nightly = null;
        SnapshotReference? released = null;
        await findings.ReadAsync($"{StorageNames.Snapshots}/{SnapshotPointers.Nightly}.json", async () => nightly = await pointers.FindAsync(SnapshotPointers.Nightly, cancellation));
        await findings.ReadAsync($"{StorageNames.Snapshots}/{SnapshotPointers.Released}.json", async () => released = await pointers.FindAsync(SnapshotPointers.Released, cancellation));
        if (findings.Differences.Count > 0)
        {
            return;
        }

        await findings.ReadAsync($"{StorageNames.SnapshotsTable} {Keys.SnapshotPartition}", async () =>
        {
            var entries = await account.Reader.ListAsync(cancellation).ToListAsync(cancellation);
            Compare(SnapshotPointers.Nightly, entries.FirstOrDefault(), nightly);
            Compare(SnapshotPointers.Released, entries.FirstOrDefault(entry => entry.ReleasedAt is not null), released);
        });

        void Compare(string name, SnapshotEntry? newest, SnapshotReference? found) => findings.Compare(
            DifferenceKinds.SnapshotPointer, $"{StorageNames.Snapshots}/{name}.json", newest?.Reference.Folder, found?.Folder);
    }

    private async Task CheckFolderAsync(string folder, Findings findings, CancellationToken cancellation)
    {
        if (await account.Snapshots.ListAsync(cancellation).AllAsync(entry => entry.Reference.Folder != folder, cancellation)
            && await account.BlobsAsync(StorageNames.Snapshots, $"{folder}/", cancellation).AnyAsync(cancellation))
        {
            findings.Differs(DifferenceKinds.SnapshotUnlisted, $"{StorageNames.Snapshots}/{folder}", folder, Findings.Nothing);
        }
    }

    private async Task CheckPartitionAsync(string partition, Findings findings, CancellationToken cancellation)
    {
        if (await account.Snapshots.ListAsync(cancellation).AllAsync(entry => Keys.IndicatorPartition(entry.Sequence) != partition, cancellation)
            && await account.PartitionAsync(StorageNames.IndicatorsTable, partition, cancellation).AnyAsync(cancellation))
        {
            findings.Differs(DifferenceKinds.IndicatorRowExtra, $"{StorageNames.IndicatorsTable} {partition}", Findings.Nothing, partition);
        }
    }

    private async IAsyncEnumerable<string> PartitionsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = "";
        var rows = account.Storage.Table(StorageNames.IndicatorsTable).QueryAsync<TableEntity>(select: ["PartitionKey"], cancellationToken: cancellation);
        await foreach (var row in rows)
        {
            if (row.PartitionKey != last)
            {
                yield return last = row.PartitionKey;
            }
        }
    }
}
