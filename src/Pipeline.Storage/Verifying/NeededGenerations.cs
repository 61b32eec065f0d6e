namespace Pipeline.Storage.Verifying;

/// <summary>Whether anybody still needs a generation: retention removes the others, and may have been killed half-way.</summary>
internal sealed class NeededGenerations(VerifiedAccount account)
{
    public async Task<bool> HasAsync(LedgerRow row, string generation, CancellationToken cancellation)
    {
        if (row.Stage != SubmissionStage.Answered || await account.Current.InForceAsync(row.Reporter, Period.Parse(row.Period), cancellation) == generation)
        {
            return true;
        }

        await foreach (var other in account.Ledger.ListUnansweredAsync(cancellation))
        {
            if (other.ComparedWith == generation || other.CheckedAgainst == generation || other.Replaced == generation)
            {
                return true;
            }
        }

        await foreach (var entry in account.Reader.ListAsync(cancellation))
        {
            if (await account.Reader.ManifestAsync(entry.Reference, cancellation) is { } manifest && manifest.Pins.Any(pin => pin.EventId == generation))
            {
                return true;
            }
        }

        return false;
    }
}
