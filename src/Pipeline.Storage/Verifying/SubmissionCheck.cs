using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Storage.Verifying;

/// <summary>One row of the ledger against the archive, the receipt, the normalised document and the observations that it claims.</summary>
internal sealed class SubmissionCheck(VerifiedAccount account)
{
    private readonly FeedbackWriter _feedback = new(account.Catalogue);
    private readonly DocumentCheck _documents = new(account);

    public async Task CheckAsync(TableKey key, Findings findings, CancellationToken cancellation)
    {
        var place = $"{StorageNames.LedgerTable} {key.Partition}/{key.Row}";
        if (await account.RowAsync(StorageNames.LedgerTable, key, cancellation) is not { } entity)
        {
            findings.Differs(DifferenceKinds.LedgerRowMissing, place, "row", Findings.Nothing);
            return;
        }

        await findings.ReadAsync(place, async () =>
        {
            var row = LedgerRow.From(entity);
            findings.Compare(DifferenceKinds.LedgerKey, place, Keys.Ledger(row.Reporter, row.Period, Keys.EventId(row.Upload.BlobPath, row.Upload.ETag)), key);
            findings.Compare(DifferenceKinds.LedgerKey, $"{place}#eventid", Keys.EventId(row.Upload.BlobPath, row.Upload.ETag), row.EventId);
            if (row.Stage < SubmissionStage.Answered)
            {
                findings.InProgress.Add(new(place, new($"处理中：{row.Stage.Code()}。", $"In progress: {row.Stage.Code()}.")));
            }

            var path = SubmissionPath.Parse(row.Upload.BlobPath, account.Catalogue);
            await CheckArchiveAsync(row, place, findings, cancellation);
            if (row.Stage == SubmissionStage.Answered)
            {
                await CheckQuarantineAsync(row, await CheckReceiptAsync(row, place, findings, cancellation), findings, cancellation);
            }

            if (row.Stage >= SubmissionStage.Committed && row.Verdict is not (Verdict.Superseded or Verdict.Quarantined))
            {
                findings.Compare(DifferenceKinds.LedgerValue, $"{place}#remark", "", row.Remark);
            }

            var examination = await RecomputeAsync(row, path, place, findings, cancellation);
            if (row.Stage >= SubmissionStage.Checked)
            {
                await _documents.CheckAsync(row, examination, place, findings, cancellation);
            }

            // One that a later upload overtook after its check is answered without remarks: they no longer matter.
            if (row is { Stage: SubmissionStage.Answered, Verdict: not (Verdict.Superseded or Verdict.Duplicate) }
                && examination is not null && _feedback.Covers(path.Reporter!, path.Period!))
            {
                await CheckFeedbackAsync(row, findings, cancellation);
            }
        });
    }

    private async Task CheckArchiveAsync(LedgerRow row, string place, Findings findings, CancellationToken cancellation)
    {
        // Of an upload that was gone, or failed, before it could be kept there is only what the ledger says.
        if (row.Stage < SubmissionStage.Archived || row.ContentHash.Length == 0 || row.Remark is Remarks.BlobGone or Remarks.FailedRepeatedly)
        {
            return;
        }

        var blob = $"{StorageNames.Archive}/{Keys.Archive(row.ContentHash)}";
        if (await account.HashAsync(StorageNames.Archive, Keys.Archive(row.ContentHash), cancellation) is not var (bytes, hash))
        {
            findings.Differs(DifferenceKinds.ArchiveMissing, blob, row.ContentHash, Findings.Nothing);
            return;
        }

        findings.Compare(DifferenceKinds.ArchiveChanged, blob, row.ContentHash, hash);
        if (hash == row.ContentHash)
        {
            findings.Compare(DifferenceKinds.LedgerValue, $"{place}#bytes", bytes, row.Bytes);
        }
    }

    /// <summary>Checks the receipt; null where there is none that can be read.</summary>
    private async Task<Receipt?> CheckReceiptAsync(LedgerRow row, string place, Findings findings, CancellationToken cancellation)
    {
        var name = Keys.Receipt(row.Reporter, row.Period, row.EventId);
        var blob = $"{StorageNames.Receipts}/{name}";
        if (await account.BlobAsync(StorageNames.Receipts, name, cancellation) is not { } content)
        {
            findings.Differs(DifferenceKinds.ReceiptMissing, blob, "receipt.json", Findings.Nothing);
            return null;
        }

        Receipt? read = null;
        await findings.ReadAsync(blob, () =>
        {
            var receipt = read = ReceiptJson.Read(content.ToMemory().Span);
            var inForce = row.Verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings or Verdict.Withdrawn;
            findings.Compare(DifferenceKinds.OrderKey, $"{place}#lastmodified", receipt.ReceivedAt, row.Upload.Order.LastModified);
            Same("reporter", row.Reporter, receipt.Reporter);
            Same("period", row.Period, receipt.Period?.ToString() ?? SubmissionPath.Parse(row.Upload.BlobPath, account.Catalogue).PeriodCode);
            Same("blobPath", row.Upload.BlobPath, receipt.BlobPath);
            Same("eventId", row.EventId, receipt.EventId);
            Same("contentHash", row.ContentHash, receipt.ContentHash);
            Same("verdict", row.Verdict?.Code() ?? "", receipt.Verdict.Code());
            Same("observations", row.Observations, receipt.Observations);
            Same("areas", row.Areas, receipt.Areas);
            Same("catalogueVersion", row.CatalogueVersion, receipt.CatalogueVersion);
            Same("generation", inForce ? row.Generation : "", receipt.Generation);
            Same("replacedGeneration", inForce ? row.Replaced : "", receipt.ReplacedGeneration);
            if (row.Verdict is not (Verdict.Superseded or Verdict.Duplicate) && row.Remark.Length == 0)
            {
                Same("counts", row.Findings, receipt.Counts);
            }

            return Task.CompletedTask;

            void Same<T>(string property, T expected, T found) =>
                findings.Compare(DifferenceKinds.ReceiptDiffers, $"{blob}#{property}", expected, found);
        });

        // What nothing else says: the wording of findings, who signed, how the figures differ from those before.
        var hash = Sha256.Hex(content.ToMemory().Span);
        if (row.ReceiptHash.Length > 0 && row.ReceiptHash != hash && !findings.Differences.Any(difference => difference.Place.StartsWith(blob, StringComparison.Ordinal)))
        {
            findings.Differs(DifferenceKinds.ReceiptDiffers, $"{blob}#sha256", row.ReceiptHash, hash);
        }

        return read;
    }

    private async Task CheckFeedbackAsync(LedgerRow row, Findings findings, CancellationToken cancellation)
    {
        var name = Keys.Feedback(row.Reporter, row.Period, row.EventId);
        if (!await account.Storage.Container(StorageNames.Receipts).GetBlobClient(name).ExistsAsync(cancellation))
        {
            findings.Differs(DifferenceKinds.FeedbackMissing, $"{StorageNames.Receipts}/{name}", "feedback.xlsx", Findings.Nothing);
        }
    }

    private async Task CheckQuarantineAsync(LedgerRow row, Receipt? receipt, Findings findings, CancellationToken cancellation)
    {
        if (row.Verdict != Verdict.Quarantined)
        {
            return;
        }

        var blob = $"{StorageNames.Quarantine}/{Keys.Quarantine(row.EventId)}";
        await findings.ReadAsync(blob, async () =>
        {
            if (await new Quarantine(account.Storage).FindAsync(row.EventId, cancellation) is not { } note)
            {
                findings.Differs(DifferenceKinds.QuarantineNote, blob, row.EventId, Findings.Nothing);
                return;
            }

            findings.Compare(DifferenceKinds.QuarantineNote, $"{blob}#eventId", row.EventId, note.EventId);
            findings.Compare(DifferenceKinds.QuarantineNote, $"{blob}#blobPath", row.Upload.BlobPath, note.BlobPath);
            findings.Compare(DifferenceKinds.QuarantineNote, $"{blob}#contentHash", row.ContentHash, note.ContentHash);
            if (receipt is not null)
            {
                findings.Compare(DifferenceKinds.QuarantineNote, $"{blob}#reason", AnswerDesk.Note(row, receipt).Reason, note.Reason);
            }
        });
    }

    /// <summary>Checks the archived file again; null where that was not done for the verdict, or cannot be done now.</summary>
    private async Task<Examination?> RecomputeAsync(
        LedgerRow row, SubmissionPath path, string place, Findings findings, CancellationToken cancellation)
    {
        var examined = row.Stage >= SubmissionStage.Checked
            && row.Remark.Length == 0
            && (row.Generation.Length > 0 || row.Verdict is not (Verdict.Superseded or Verdict.Duplicate));
        if (!examined)
        {
            return null;
        }

        if (!account.CanRecompute(row, path))
        {
            findings.NotRecomputed.Add(new(place, new(
                $"该次报送按目录 {row.CatalogueVersion} 检查，现行目录为 {account.Catalogue.Version}：只作比对，未重新检查。",
                $"It was checked with catalogue {row.CatalogueVersion}, the present one is {account.Catalogue.Version}: compared, but not checked again.")));
            return null;
        }

        // A damaged file says nothing about the rest; that it is damaged is known by now.
        if (findings.Differences.Any(difference => difference.Kind == DifferenceKinds.ArchiveChanged || difference.Kind == DifferenceKinds.ArchiveMissing))
        {
            return null;
        }

        await using var file = await account.Archive.TakeOutAsync(row.ContentHash, row.Bytes, cancellation);
        var examination = await account.Examiner.ExamineAsync(row, path, file.Content, cancellation);
        var check = examination.Check;
        if (row.Verdict is not (Verdict.Withdrawn or Verdict.Superseded))
        {
            Same("verdict", examination.Verdict.Code(), row.Verdict?.Code() ?? "");
        }

        var counts = FindingCounts.Of(check.Findings);
        Same("errors", counts.Errors, row.Findings.Errors);
        Same("confirms", counts.Confirms, row.Findings.Confirms);
        Same("warnings", counts.Warnings, row.Findings.Warnings);
        Same("infos", counts.Infos, row.Findings.Infos);
        Same("observations", check.Observations.Count, row.Observations);
        Same("areas", check.Observations.Select(o => o.Area).Distinct(StringComparer.Ordinal).Count(), row.Areas);
        Same("notice", check.Notice, row.Notice);
        return examination;

        void Same<T>(string property, T expected, T found) =>
            findings.Compare(DifferenceKinds.LedgerValue, $"{place}#{property}", expected, found);
    }
}
