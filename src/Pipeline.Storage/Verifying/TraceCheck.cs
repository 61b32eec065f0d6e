using System.Runtime.CompilerServices;
using Pipeline.Submissions;

namespace Pipeline.Storage.Verifying;

/// <summary>Traces that uploads leave outside the ledger: whatever the ledger does not know betrays a row that was deleted, or a thing that was added.</summary>
internal sealed class TraceCheck(VerifiedAccount account, LedgerIndex index)
{
    private static readonly string[] ReceiptFiles = ["receipt.json", "feedback.xlsx"];

    /// <summary>The traces of uploads that the index lacks, and everything that is no trace at all.</summary>
    public async IAsyncEnumerable<VerificationItem> ItemsAsync(VerificationScope scope, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in account.BlobsAsync(StorageNames.Receipts, scope.Reporter is { } reporter ? $"{reporter}/" : "", cancellation))
        {
            var parts = blob.Name.Split('/');
            if (parts.Length != 4 || !ReceiptFiles.Contains(parts[3]))
            {
                yield return Extra(StorageNames.Receipts, blob.Name);
            }
            else if (scope.Covers(parts[0], parts[1]) && !index.HasEvent(parts[2]))
            {
                yield return Missing(Keys.Ledger(parts[0], parts[1], parts[2]), $"{StorageNames.Receipts}/{blob.Name}");
            }
        }

        if (!scope.IsWhole)
        {
            yield break;
        }

        await foreach (var blob in account.BlobsAsync(StorageNames.Archive, "", cancellation))
        {
            if (!index.HasContent(blob.Name))
            {
                yield return new("archive", (findings, stop) => CheckUnclaimedAsync(blob.Name, findings, stop));
            }
        }

        foreach (var container in (string[])[StorageNames.Normalised, StorageNames.Quarantine])
        {
            await foreach (var blob in account.BlobsAsync(container, "", cancellation))
            {
                if (!index.HasEvent(Keys.EventOf(Path.ChangeExtension(blob.Name, null))))
                {
                    yield return new("traces", (findings, stop) => CheckDocumentAsync(container, blob.Name, findings, stop));
                }
            }
        }

        await foreach (var partition in PartitionsAsync(cancellation))
        {
            if (partition.Split('_') is not [var who, var period, var generation])
            {
                yield return new("traces", (findings, _) => Unowned(partition, findings));
            }
            else if (!index.HasEvent(Keys.EventOf(generation)))
            {
                yield return Missing(Keys.Ledger(who, period, Keys.EventOf(generation)), $"{StorageNames.ObservationsTable} {partition}");
            }
            else
            {
                yield return new("traces", (findings, stop) => CheckPartitionAsync(partition, Keys.Ledger(who, period, Keys.EventOf(generation)), generation, findings, stop));
            }
        }
    }

    private VerificationItem Missing(TableKey key, string trace) => new("traces", async (findings, cancellation) =>
    {
        if (await account.RowAsync(StorageNames.LedgerTable, key, cancellation) is null)
        {
            findings.Differs(DifferenceKinds.LedgerRowMissing, $"{StorageNames.LedgerTable} {key.Partition}/{key.Row}", trace, Findings.Nothing);
        }
    });

    private static VerificationItem Extra(string container, string blob) => new("traces", (findings, _) =>
    {
        findings.Differs(DifferenceKinds.BlobExtra, $"{container}/{blob}", Findings.Nothing, blob);
        return Task.CompletedTask;
    });

    private static Task Unowned(string partition, Findings findings)
    {
        findings.Differs(DifferenceKinds.ObservationRowExtra, $"{StorageNames.ObservationsTable} {partition}", Findings.Nothing, partition);
        return Task.CompletedTask;
    }

    private async Task CheckUnclaimedAsync(string name, Findings findings, CancellationToken cancellation)
    {
        var place = $"{StorageNames.Archive}/{name}";
        if (await account.HashAsync(StorageNames.Archive, name, cancellation) is not var (_, hash))
        {
            return;
        }

        findings.Compare(DifferenceKinds.ArchiveChanged, place, name, hash);
        await foreach (var row in account.Ledger.ListAsync(cancellation))
        {
            if (row.ContentHash == name)
            {
                return; // It came while this was going on.
            }
        }

        findings.Differs(DifferenceKinds.ArchiveUnclaimed, place, "ledger", Findings.Nothing);
    }

    /// <summary>A document or note whose upload the ledger lacked: it says itself whose it is.</summary>
    private async Task CheckDocumentAsync(string container, string name, Findings findings, CancellationToken cancellation)
    {
        var place = $"{container}/{name}";
        await findings.ReadAsync(place, async () =>
        {
            if (await account.BlobAsync(container, name, cancellation) is not { } content)
            {
                return;
            }

            TableKey key;
            if (container == StorageNames.Normalised)
            {
                var document = NormalisedDocumentJson.Read(content.ToMemory().Span);
                key = Keys.Ledger(document.Reporter, document.Period.ToString(), document.EventId);
            }
            else
            {
                var note = (await new Quarantine(account.Storage).FindAsync(Path.ChangeExtension(name, null), cancellation))!;
                if (note.BlobPath.Length == 0)
                {
                    return; // A message of the poison queue that named no upload.
                }

                var path = SubmissionPath.Parse(note.BlobPath, account.Catalogue);
                key = Keys.Ledger(path.ReporterCode, path.PeriodCode, note.EventId);
            }

            await Missing(key, place).CheckAsync(findings, cancellation);
        });
    }

    /// <summary>Rows of a known upload under a generation that it does not have: legitimate only while, or after, a run that was overtaken.</summary>
    private async Task CheckPartitionAsync(string partition, TableKey key, string generation, Findings findings, CancellationToken cancellation)
    {
        if (await account.RowAsync(StorageNames.LedgerTable, key, cancellation) is not { } entity)
        {
            return; // Named by its other traces.
        }

        var row = LedgerRow.From(entity);
        if (row.Generation == generation || row.Former.Contains(generation))
        {
            return;
        }

        // Its document vouches for what a run wrote that was overtaken before it could say so.
        if (await account.BlobAsync(StorageNames.Normalised, Keys.Normalised(generation), cancellation) is null)
        {
            findings.Differs(DifferenceKinds.ObservationRowExtra, $"{StorageNames.ObservationsTable} {partition}", Findings.Nothing, generation);
        }
    }

    private async IAsyncEnumerable<string> PartitionsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = "";
        var rows = account.Storage.Table(StorageNames.ObservationsTable).QueryAsync<Azure.Data.Tables.TableEntity>(select: ["PartitionKey"], cancellationToken: cancellation);
        await foreach (var row in rows)
        {
            if (row.PartitionKey != last)
            {
                yield return last = row.PartitionKey;
            }
        }
    }
}
