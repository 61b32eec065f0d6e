using System.Runtime.CompilerServices;
using Pipeline.Corrections;
using Pipeline.Publishing;

namespace Pipeline.Storage.Verifying;

/// <summary>The list of corrections: every entry has the id that is its name, and every entry that a snapshot used is there.</summary>
internal sealed class CorrectionCheckItems(VerifiedAccount account)
{
    public async IAsyncEnumerable<VerificationItem> ItemsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in account.BlobsAsync(StorageNames.Corrections, "", cancellation))
        {
            yield return new("corrections", (findings, stop) => CheckAsync(blob.Name, findings, stop));
        }

        await foreach (var entry in account.Reader.ListAsync(cancellation))
        {
            yield return new("corrections", (findings, stop) => CheckUsedAsync(entry, findings, stop));
        }
    }

    private async Task CheckAsync(string name, Findings findings, CancellationToken cancellation)
    {
        var place = $"{StorageNames.Corrections}/{name}";
        await findings.ReadAsync(place, async () =>
        {
            if (await account.BlobAsync(StorageNames.Corrections, name, cancellation) is { } content)
            {
                findings.Compare(DifferenceKinds.CorrectionChanged, place, name, Keys.Correction(CorrectionJson.Read(content.ToMemory().Span)));
            }
        });
    }

    private async Task CheckUsedAsync(SnapshotEntry entry, Findings findings, CancellationToken cancellation)
    {
        var file = $"{entry.Reference.Folder}/{SnapshotFiles.Corrections}";
        await findings.ReadAsync($"{StorageNames.Snapshots}/{file}", async () =>
        {
            if (await account.BlobAsync(StorageNames.Snapshots, file, cancellation) is not { } content)
            {
                return;
            }

            foreach (var used in CorrectionJson.ReadEntries(content.ToStream()))
            {
                var name = Keys.Correction(used);
                if (!await account.Storage.Container(StorageNames.Corrections).GetBlobClient(name).ExistsAsync(cancellation))
                {
                    findings.Differs(DifferenceKinds.CorrectionMissing, $"{StorageNames.Corrections}/{name}", $"{StorageNames.Snapshots}/{file}", Findings.Nothing);
                }
            }
        });
    }
}
