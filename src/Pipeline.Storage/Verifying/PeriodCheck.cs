using Pipeline.Submissions;

namespace Pipeline.Storage.Verifying;

/// <summary>What is in force for one reporter and period against the ledger's rows of it.</summary>
internal sealed class PeriodCheck(VerifiedAccount account)
{
    public async Task CheckAsync(string reporter, string periodCode, Findings findings, CancellationToken cancellation)
    {
        if (!Period.TryParse(periodCode, out var period))
        {
            return; // Of uploads whose path names no period nothing is ever in force.
        }

        var place = $"{StorageNames.CurrentTable} {reporter}/{period}";
        await findings.ReadAsync(place, async () =>
        {
            // The ledger first: what it calls committed was in force by then, and what is read after it is at least as new.
            var rows = await account.Ledger.ListAsync(reporter, period, cancellation).ToListAsync(cancellation);
            var newest = rows.Where(row => row.Stage >= SubmissionStage.Committed && HasSay(row)).MaxBy(row => row.Upload.Order);
            if (await account.Current.FindAsync(reporter, period, cancellation) is not { } current)
            {
                if (newest is not null)
                {
                    findings.Differs(DifferenceKinds.CurrentMissing, place, newest.EventId, Findings.Nothing);
                }

                return;
            }

            if (newest is not null && newest.Upload.Order > current.Upload.Order && !newest.Upload.TiesWith(current.Upload))
            {
                findings.Differs(DifferenceKinds.CurrentOlder, place, $"{newest.EventId} {Findings.Text(newest.Upload.Order.LastModified)}", $"{current.Upload.Order.EventId} {Findings.Text(current.Upload.Order.LastModified)}");
            }

            CompareUpload(current, rows, place, findings);
            CompareGeneration(current, rows, place, findings);
        });
    }

    private static bool HasSay(LedgerRow row) =>
        row.Verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings or Verdict.Withdrawn or Verdict.Duplicate;

    private static void CompareUpload(CurrentGeneration current, List<LedgerRow> rows, string place, Findings findings)
    {
        if (rows.Find(row => row.EventId == current.Upload.Order.EventId) is not { } row)
        {
            Missing(current, current.Upload.Order.EventId, place, findings);
            return;
        }

        findings.Compare(DifferenceKinds.CurrentValue, $"{place}#path", row.Upload.BlobPath, current.Upload.BlobPath);
        findings.Compare(DifferenceKinds.CurrentValue, $"{place}#blobetag", row.Upload.ETag, current.Upload.ETag);
        findings.Compare(DifferenceKinds.OrderKey, $"{place}#lastmodified", row.Upload.Order.LastModified, current.Upload.Order.LastModified);
    }

    private static void CompareGeneration(CurrentGeneration current, List<LedgerRow> rows, string place, Findings findings)
    {
        if (rows.Find(row => row.EventId == Keys.EventOf(current.Generation)) is not { } row)
        {
            Missing(current, Keys.EventOf(current.Generation), place, findings);
            return;
        }

        // While a withdrawal or a replay is under way the ledger follows what is in force.
        if (row.Stage < SubmissionStage.Answered)
        {
            return;
        }

        Same("generation", row.Generation, current.Generation);
        Same("contenthash", row.ContentHash, current.ContentHash);
        Same("catalogueversion", row.CatalogueVersion, current.CatalogueVersion);
        Same("areas", row.Areas, current.Areas);
        Same("replaced", row.Replaced, current.Replaced);
        Same("notice", row.Notice, current.Notice);
        if (current.Withdrawn != (row.Verdict == Verdict.Withdrawn))
        {
            if (current.Withdrawn)
            {
                findings.InProgress.Add(new(place, new("撤回尚未记入台账，清扫任务会补记。", "The withdrawal is not in the ledger yet: the sweep sees to it.")));
            }
            else
            {
                Same("withdrawn", true, false);
            }
        }

        void Same<T>(string property, T expected, T found) => findings.Compare(DifferenceKinds.CurrentValue, $"{place}#{property}", expected, found);
    }

    private static void Missing(CurrentGeneration current, string eventId, string place, Findings findings)
    {
        var key = Keys.Ledger(current.Reporter, current.Period.ToString(), eventId);
        findings.Differs(DifferenceKinds.LedgerRowMissing, $"{StorageNames.LedgerTable} {key.Partition}/{key.Row}", place, Findings.Nothing);
    }
}
