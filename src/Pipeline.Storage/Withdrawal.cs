using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>Takes back what is in force for a reporter and period: an act of its own, never the effect of deleting a file.</summary>
public sealed class Withdrawal
{
    private readonly CurrentGenerations _current;
    private readonly Ledger _ledger;
    private readonly Precedence _precedence;
    private readonly Ingestion _ingestion;

    internal Withdrawal(PipelineStorage storage, PipelineOptions options, Ingestion ingestion, TimeProvider time)
    {
        _current = new(storage);
        _ledger = new(storage, time);
        _precedence = new(_current, _ledger, new Inbox(storage, options), time);
        _ingestion = ingestion;
    }

    /// <summary>
    /// Takes back what is in force; null where nothing is. Earlier uploads stay superseded, a later one comes into force as ever.
    /// </summary>
    /// <param name="reporter">The reporter's code.</param>
    /// <param name="period">The period.</param>
    /// <param name="reason">Why, in the words of whoever takes it back.</param>
    /// <param name="cancellation">Gives up; asking again goes on.</param>
    public async Task<Receipt?> WithdrawAsync(string reporter, Period period, string reason, CancellationToken cancellation = default)
    {
        while (await _current.FindAsync(reporter, period, cancellation) is { } inForce)
        {
            if (inForce.Withdrawn)
            {
                return await FinishAsync(inForce, cancellation);
            }

            await _precedence.ConfirmAsync(inForce, cancellation);
            if (await _current.TryReplaceAsync(inForce, inForce with { Withdrawn = true, WithdrawnBecause = reason }, cancellation))
            {
                return await FinishAsync(inForce, cancellation);
            }
        }

        return null;
    }

    /// <summary>Says in ledger and receipt what the row in force says already.</summary>
    internal async Task<Receipt?> FinishAsync(CurrentGeneration withdrawn, CancellationToken cancellation)
    {
        var row = await _ledger.FindAsync(withdrawn.Reporter, withdrawn.Period.ToString(), Keys.EventOf(withdrawn.Generation), cancellation);
        while (row is not null && row.Verdict != Verdict.Withdrawn)
        {
            row = await _ledger.AdvanceAsync(
                row with { Verdict = Verdict.Withdrawn, AnsweredAt = null }, SubmissionStage.Committed, cancellation);
        }

        return row is null ? null : await _ingestion.ResumeAsync(row, cancellation);
    }
}
