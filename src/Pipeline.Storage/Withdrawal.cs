using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>Takes back what is in force for a reporter and period: an act of its own, never the effect of deleting a file.</summary>
public sealed class Withdrawal
{
    private readonly CurrentGenerations _current;
    private readonly Ledger _ledger;
    private readonly Ingestion _ingestion;

    internal Withdrawal(PipelineStorage storage, Ingestion ingestion, TimeProvider time)
    {
        _current = new(storage);
        _ledger = new(storage, time);
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

            await _ledger.ConfirmAsync(inForce, cancellation);
            if (await _current.TryReplaceAsync(inForce, inForce with { Withdrawn = true, WithdrawnBecause = reason }, cancellation))
            {
                return await FinishAsync(inForce, cancellation);
            }
        }

        return null;
    }

    /// <summary>Says in ledger and receipt what the row in force says already.</summary>
    internal async Task<Receipt?> FinishAsync(CurrentGeneration withdrawn, CancellationToken cancellation) =>
        await _ledger.TakeBackAsync(withdrawn, cancellation) is { } row ? await _ingestion.ResumeAsync(row, cancellation) : null;
}
