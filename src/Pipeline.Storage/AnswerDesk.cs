using Pipeline.Catalogue;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Storage;

/// <summary>Writes receipts, the workbooks with our remarks, and the notes about files that were set aside.</summary>
internal sealed class AnswerDesk(StatisticalCatalogue catalogue, PipelineStorage storage, ObservationStore observations)
{
    private readonly FeedbackWriter _feedback = new(catalogue);
    private readonly FeedbackStore _feedbacks = new(storage);
    private readonly ReceiptStore _receipts = new(storage);
    private readonly Quarantine _quarantine = new(storage);

    /// <summary>Answers an upload whose verdict stands; the same row always gets the same answer. With the SHA-256 of the receipt.</summary>
    /// <param name="row">The ledger row.</param>
    /// <param name="path">The upload's path.</param>
    /// <param name="examination">What the check said; null where the workbook's content did not decide.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<(Receipt Receipt, string Hash)> AnswerAsync(
        LedgerRow row, SubmissionPath path, Examination? examination, CancellationToken cancellation)
    {
        var verdict = row.Verdict ?? throw new InvalidOperationException($"Upload {row.EventId} is answered before it has a verdict.");
        var inForce = verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings or Verdict.Withdrawn;
        Receipt receipt = new()
        {
            Reporter = row.Reporter,
            Period = path.Period,
            FileName = path.FileName,
            BlobPath = row.Upload.BlobPath,
            EventId = row.EventId,
            ContentHash = row.ContentHash,
            ReceivedAt = row.Upload.Order.LastModified,
            Verdict = verdict,
            Observations = row.Observations,
            Areas = row.Areas,
            CatalogueVersion = row.CatalogueVersion,
            Generation = inForce ? row.Generation : "",
            ReplacedGeneration = inForce ? row.Replaced : "",
            Diff = inForce && examination is not null ? await DiffAsync(row, path.Period!, examination, cancellation) : null,
            SignOff = examination?.Check.SignOff,
            Explanations = examination?.Check.Explanations ?? new Dictionary<string, string>(),
            Findings = examination?.Check.Findings ?? [.. path.Findings, .. Remarks.Findings(row.Remark)],
        };
        if (verdict == Verdict.Quarantined)
        {
            await _quarantine.WriteAsync(Note(row, receipt), cancellation);
        }

        // Before the receipt, so that who sees the one can have the other.
        if (examination is not null && _feedback.Covers(examination.Context.Reporter, examination.Context.Period))
        {
            await WriteFeedbackAsync(row, examination, cancellation);
        }

        return (receipt, await _receipts.WriteAsync(receipt, row.Period, cancellation));
    }

    /// <summary>The answer that an upload has been given.</summary>
    public async Task<Receipt> FindAsync(LedgerRow row, CancellationToken cancellation) =>
        await _receipts.FindAsync(row.Reporter, row.Period, row.EventId, cancellation)
        ?? throw new InvalidOperationException($"The ledger has upload {row.EventId} as answered, but there is no receipt.");

    private async Task WriteFeedbackAsync(LedgerRow row, Examination examination, CancellationToken cancellation)
    {
        using MemoryStream workbook = new();
        _feedback.Write(examination.Context, examination.Check, workbook);
        workbook.Position = 0;
        await _feedbacks.WriteAsync(row, workbook, cancellation);
    }

    private async Task<GenerationDiff?> DiffAsync(
        LedgerRow row, Period period, Examination examination, CancellationToken cancellation)
    {
        if (row.Replaced.Length == 0)
        {
            return null;
        }

        var before = row.Replaced == row.CheckedAgainst
            ? examination.InForce
            : (await observations.ReadAsync(row.Reporter, period, row.Replaced, cancellation)).Observations;
        return GenerationDiff.Between(before, examination.Check.Observations);
    }

    /// <summary>The note about an upload that was set aside, as its receipt gives the reasons.</summary>
    internal static QuarantineNote Note(LedgerRow row, Receipt receipt) => new()
    {
        EventId = row.EventId,
        BlobPath = row.Upload.BlobPath,
        ContentHash = row.ContentHash,
        Reason = string.Join(' ', receipt.Findings
            .Where(f => f.Severity == Severity.Error)
            .Select(f => f.Rule)
            .Prepend(row.Remark)
            .Where(reason => reason.Length > 0)
            .Distinct(StringComparer.Ordinal)),
    };
}
