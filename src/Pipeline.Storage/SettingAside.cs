using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>Gives up on an upload: sets it aside for an operator and answers it, so that nobody waits for a receipt that never comes.</summary>
internal sealed class SettingAside(PipelineStorage storage, Ingestion ingestion, TimeProvider time)
{
    private readonly CurrentGenerations _current = new(storage);
    private readonly Ledger _ledger = new(storage, time);

    /// <summary>Sets an upload aside, unless it is in force already or has its verdict: then only the answer is missing.</summary>
    public async Task<Receipt> SetAsideAsync(LedgerRow row, CancellationToken cancellation)
    {
        while (row.Stage < SubmissionStage.Committed)
        {
            if (Period.TryParse(row.Period, out var period)
                && await _current.FindAsync(row.Reporter, period, cancellation) is { } inForce
                && inForce.Upload.Order.EventId == row.EventId)
            {
                await _ledger.ConfirmAsync(inForce, cancellation);
                row = await _ledger.FindAsync(row.Reporter, row.Period, row.EventId, cancellation) ?? row;
            }
            else
            {
                row = await _ledger.AdvanceAsync(
                    row with { Verdict = Verdict.Quarantined, Remark = Remarks.FailedRepeatedly, Generation = "" },
                    SubmissionStage.Committed,
                    cancellation);
            }
        }

        return await ingestion.ResumeAsync(row, cancellation);
    }
}
