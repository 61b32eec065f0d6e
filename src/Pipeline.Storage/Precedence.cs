using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>Decides what an upload is against what is in force, and puts it in force.</summary>
internal sealed class Precedence(CurrentGenerations current, Ledger ledger, Inbox inbox, TimeProvider time)
{
    /// <summary>
    /// The verdict that precedence alone gives, before the workbook is read: superseded, duplicate, or null where it must be checked.
    /// A duplicate takes the place in the order of the upload that it repeats, so that an upload between the two stays superseded
    /// whichever of them is worked on first.
    /// </summary>
    public async Task<Verdict?> DecideAsync(LedgerRow row, Period period, string catalogueVersion, CancellationToken cancellation)
    {
        while (true)
        {
            var inForce = await current.FindAsync(row.Reporter, period, cancellation);
            if (inForce is null)
            {
                return null;
            }

            if (inForce.Upload.Order.EventId == row.EventId)
            {
                return Verdict.Duplicate;
            }

            if (!await ReplacesAsync(row.Upload, inForce.Upload, cancellation))
            {
                return Verdict.Superseded;
            }

            if (inForce.Withdrawn || inForce.ContentHash != row.ContentHash || inForce.CatalogueVersion != catalogueVersion)
            {
                return null;
            }

            if (await TryReplaceAsync(inForce, inForce with { Upload = row.Upload }, cancellation))
            {
                return Verdict.Duplicate;
            }
        }
    }

    /// <summary>Puts a checked upload in force; null where a later one already is, else what stands then.</summary>
    public async Task<CurrentGeneration?> CommitAsync(LedgerRow row, Period period, CancellationToken cancellation)
    {
        while (true)
        {
            var inForce = await current.FindAsync(row.Reporter, period, cancellation);
            if (inForce?.Upload.Order.EventId == row.EventId)
            {
                return inForce;
            }

            if (inForce is not null && !await ReplacesAsync(row.Upload, inForce.Upload, cancellation))
            {
                return null;
            }

            var next = CurrentGeneration.Of(row, period) with { Replaced = inForce?.InForce ?? "", CommittedAt = time.GetUtcNow() };
            if (await TryReplaceAsync(inForce, next, cancellation))
            {
                return next;
            }
        }
    }

    /// <summary>Replaces a row, after the ledger says what it says.</summary>
    private async Task<bool> TryReplaceAsync(CurrentGeneration? inForce, CurrentGeneration next, CancellationToken cancellation)
    {
        if (inForce is not null)
        {
            await ledger.ConfirmAsync(inForce, cancellation);
        }

        return await current.TryReplaceAsync(inForce, next, cancellation);
    }

    private async Task<bool> ReplacesAsync(Upload upload, Upload inForce, CancellationToken cancellation) => upload.Replaces(
        inForce, upload.TiesWith(inForce) ? await inbox.CurrentETagAsync(upload.BlobPath, cancellation) : null);
}
