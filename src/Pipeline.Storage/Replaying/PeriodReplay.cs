using Pipeline.Storage.Verifying;
using Pipeline.Submissions;

namespace Pipeline.Storage.Replaying;

/// <summary>Does the uploads of one reporter and period again, by stages that can each be repeated.</summary>
internal sealed class PeriodReplay(VerifiedAccount account, Ingestion ingestion, ReplayScope scope, TimeProvider time)
{
    private static readonly DifferenceKind[] Answers =
        [DifferenceKinds.ReceiptMissing, DifferenceKinds.ReceiptDiffers, DifferenceKinds.FeedbackMissing, DifferenceKinds.QuarantineNote];

    private readonly ObservationStore _observations = new(account.Storage);
    private readonly NormalisedStore _documents = new(account.Storage);
    private readonly SubmissionCheck _check = new(account);

    /// <summary>What doing it again would come to; nothing is written.</summary>
    public async Task<(IReadOnlyList<ReplayedSubmission> Submissions, ReplayedPeriod? Period)> TryAsync(string reporter, Period period, CancellationToken cancellation)
    {
        var current = await account.Current.FindAsync(reporter, period, cancellation);
        var outcome = await FoldAsync(reporter, period, current, cancellation);
        return (Shown(outcome, []), await DiffAsync(reporter, period, current, outcome, cancellation));
    }

    /// <summary>
    /// Stores the new generations where nobody sees them, puts what is to be in force in force by the one compare-and-swap, and says in
    /// ledger and receipts what became of each upload. Where another upload comes into force meanwhile, it begins again.
    /// </summary>
    public async Task<(IReadOnlyList<ReplayedSubmission> Submissions, ReplayedPeriod? Period)> RunAsync(string reporter, Period period, CancellationToken cancellation)
    {
        await foreach (var row in account.Ledger.ListAsync(reporter, period, cancellation))
        {
            if (row.Stage != SubmissionStage.Answered)
            {
                await ingestion.ResumeAsync(row, cancellation);
            }
        }

        ReplayedPeriod? change = null;
        while (true)
        {
            // What is in force first: should an upload come into force after that, the swap fails and all begins again. What the ledger has not
            // heard of it yet it hears before it is asked: else an upload that has just come into force, or been taken back, would be undone.
            var current = await account.Current.FindAsync(reporter, period, cancellation);
            if (current is not null)
            {
                await account.Ledger.ConfirmAsync(current, cancellation);
            }

            var outcome = await FoldAsync(reporter, period, current, cancellation);
            change ??= await DiffAsync(reporter, period, current, outcome, cancellation);
            HashSet<string> mended = new(StringComparer.Ordinal);
            foreach (var row in outcome.Rows)
            {
                if (await StoreAsync(row, cancellation))
                {
                    mended.Add(row.After.EventId);
                }
            }

            if (!await PutInForceAsync(current, outcome.InForce, cancellation) || !await RecordAsync(outcome, cancellation))
            {
                continue;
            }

            foreach (var row in outcome.Rows.Where(row => scope.Covers(row.After)))
            {
                if (await AnswerAsync(row, cancellation))
                {
                    mended.Add(row.After.EventId);
                }
            }

            return (Shown(outcome, mended), change);
        }
    }

    private async Task<PeriodOutcome> FoldAsync(string reporter, Period period, CurrentGeneration? current, CancellationToken cancellation)
    {
        var rows = await account.Ledger.ListAsync(reporter, period, cancellation).Where(row => row.Stage >= SubmissionStage.Committed).ToListAsync(cancellation);
        return await new PeriodFold(account.Catalogue, account.Archive, account.Examiner, scope).FoldAsync(rows, current, period, cancellation);
    }

    /// <summary>Stores a generation; true where one that had been there was lost or changed.</summary>
    private async Task<bool> StoreAsync(ReplayedRow row, CancellationToken cancellation)
    {
        var back = row.Before.ObservationsRemovedAt is not null && row.After.ObservationsRemovedAt is null;
        var document = row.Document ?? (back ? await _documents.FindAsync(row.After.Generation, cancellation) : null);
        if (document is null)
        {
            return false;
        }

        var mended = false;
        if (!await HasAsync(document, cancellation))
        {
            await _documents.WriteAsync(document, cancellation);
            mended = true;
        }

        // Rows that retention has removed stay so, unless they come back into force.
        var generation = document.ToGeneration();
        if (row.After.ObservationsRemovedAt is null && !await _observations.HasAsync(generation, cancellation))
        {
            if (!await _observations.TryWriteAsync(generation, cancellation))
            {
                await _observations.RewriteAsync(generation, cancellation);
            }

            mended = true;
        }

        return mended && !back && row.Before.Generation == row.After.Generation;
    }

    private async Task<bool> HasAsync(NormalisedDocument document, CancellationToken cancellation) =>
        await account.BlobAsync(StorageNames.Normalised, Keys.Normalised(document.GenerationId), cancellation) is { } stored
        && stored.ToMemory().Span.SequenceEqual(NormalisedDocumentJson.ToBytes(document));

    /// <summary>Puts in force what is to be; false where something else has come into force meanwhile.</summary>
    private async Task<bool> PutInForceAsync(CurrentGeneration? current, CurrentGeneration? target, CancellationToken cancellation)
    {
        if (target is null)
        {
            return current is null || await account.Current.TryRemoveAsync(current, cancellation);
        }

        return (current is not null && target with { CommittedAt = current.CommittedAt, Version = current.Version, WrittenAt = current.WrittenAt } == current)
            || await account.Current.TryReplaceAsync(current, target with { CommittedAt = time.GetUtcNow() }, cancellation);
    }

    /// <summary>Says in the ledger what became of each upload; false where somebody else has written there meanwhile.</summary>
    private async Task<bool> RecordAsync(PeriodOutcome outcome, CancellationToken cancellation)
    {
        foreach (var row in outcome.Rows.Where(row => row.Changed))
        {
            var recorded = await account.Ledger.AdvanceAsync(row.After with { AnsweredAt = null }, SubmissionStage.Committed, cancellation);
            if (!recorded.IsAnsweredLike(row.After))
            {
                return false;
            }

            await ingestion.ResumeAsync(recorded, cancellation);
        }

        return true;
    }

    /// <summary>Writes the answer again where it was lost or changed; true where it was.</summary>
    private async Task<bool> AnswerAsync(ReplayedRow row, CancellationToken cancellation)
    {
        Findings findings = new();
        await _check.CheckAsync(Keys.Ledger(row.After.Reporter, row.After.Period, row.After.EventId), findings, cancellation);
        if (!findings.Differences.Any(difference => Answers.Contains(difference.Kind)))
        {
            return false;
        }

        var standing = await account.Ledger.FindAsync(row.After.Reporter, row.After.Period, row.After.EventId, cancellation)
            ?? throw new InvalidOperationException($"The ledger row of {row.After.EventId} was removed while it was being replayed.");
        await ingestion.ResumeAsync(
            await account.Ledger.AdvanceAsync(standing with { AnsweredAt = null }, SubmissionStage.Committed, cancellation), cancellation);
        return true;
    }

    private async Task<ReplayedPeriod?> DiffAsync(
        string reporter, Period period, CurrentGeneration? current, PeriodOutcome outcome, CancellationToken cancellation)
    {
        var (before, after) = (current?.InForce ?? "", outcome.InForce?.InForce ?? "");
        if (before == after)
        {
            return null;
        }

        var figures = outcome.Rows.FirstOrDefault(row => row.Document?.GenerationId == after)?.Document?.Observations
            ?? await ObservationsAsync(reporter, period, after, cancellation);
        return new(reporter, period, before, after, GenerationDiff.Between(await ObservationsAsync(reporter, period, before, cancellation), figures));
    }

    private async Task<IReadOnlyList<Observation>> ObservationsAsync(string reporter, Period period, string generation, CancellationToken cancellation) =>
        generation.Length == 0 ? [] : (await _observations.ReadAsync(reporter, period, generation, cancellation)).Observations;

    private List<ReplayedSubmission> Shown(PeriodOutcome outcome, HashSet<string> mended) =>
    [
        .. outcome.Rows.Where(row => scope.Covers(row.After) || row.Changed).Select(row => new ReplayedSubmission
        {
            Reporter = row.After.Reporter,
            Period = row.After.Period,
            EventId = row.After.EventId,
            BlobPath = row.After.Upload.BlobPath,
            Before = row.Before.Verdict,
            After = row.After.Verdict,
            Changed = row.Changed,
            Mended = mended.Contains(row.After.EventId),
            LeftBecause = row.LeftBecause,
        }),
    ];
}
