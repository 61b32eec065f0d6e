using System.Runtime.CompilerServices;

namespace Pipeline.Storage.Verifying;

/// <summary>The uploads that are still there against the ledger: their dates are those that order them.</summary>
internal sealed class InboxCheck(VerifiedAccount account)
{
    private readonly Inbox _inbox = new(account.Storage, new PipelineOptions());

    public async IAsyncEnumerable<VerificationItem> ItemsAsync(VerificationScope scope, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var upload in _inbox.ListAsync(cancellation))
        {
            var path = Submissions.SubmissionPath.Parse(upload.BlobPath, account.Catalogue);
            if (scope.Covers(path.ReporterCode, path.PeriodCode))
            {
                yield return new("uploads", (findings, stop) => CheckAsync(upload, Keys.Ledger(path.ReporterCode, path.PeriodCode, upload.Order.EventId), findings, stop));
            }
        }
    }

    private async Task CheckAsync(Upload upload, TableKey key, Findings findings, CancellationToken cancellation)
    {
        if (await account.RowAsync(StorageNames.LedgerTable, key, cancellation) is not { } row)
        {
            findings.InProgress.Add(new($"{StorageNames.Submissions}/{upload.BlobPath}", new("等待触发器或清扫任务接收。", "Waits for the trigger or the sweep.")));
        }
        else if (row.GetDateTimeOffset("lastmodified") is { } recorded)
        {
            findings.Compare(DifferenceKinds.OrderKey, $"{StorageNames.LedgerTable} {key.Partition}/{key.Row}#lastmodified", upload.Order.LastModified, recorded);
        }
    }
}
