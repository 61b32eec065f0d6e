using System.Collections.Concurrent;
using Pipeline.Catalogue;
using Pipeline.Storage.Verifying;

namespace Pipeline.Storage.Replaying;

/// <summary>
/// Does submissions again from the archive, with the present catalogue and program, in their recorded order: no upload gets another
/// date, and what each workbook was compared with stays what the ledger recorded. It can be killed anywhere and run again.
/// </summary>
/// <remarks>
/// <para>
/// A generation is immutable, since snapshots pin it. The first one of an upload is called after the upload. Where doing it again gives
/// another normalised document (another catalogue version, or a program that reads the workbook otherwise), that is another
/// generation: its name is the upload's, a hyphen and the first 12 hexadecimal digits of the document's SHA-256. The name follows from the
/// content, so that a replay that is repeated, or of which two run at once, makes nothing twice, and one that gives the same
/// document changes nothing at all. Snapshots keep the generations that they pin; the next snapshot pins the new ones. The ledger remembers
/// the former generations until retention, which treats them as any other, has removed their rows.
/// </para>
/// <para>
/// What a duplicate is does not change: the same content under the catalogue version in force. After a replay that is the present one, so
/// that the same workbook sent once more is a duplicate again.
/// </para>
/// <para>
/// Stages: new generations are stored where nobody sees them; one compare-and-swap for each reporter and period puts
/// in force what is to be; then ledger and receipts follow. Documents, observations, what is in force and receipts that were lost
/// or changed are written again on the way, which makes it the remedy for most of what verification names.
/// </para>
/// </remarks>
public sealed class Replay(StatisticalCatalogue catalogue, PipelineStorage storage, Ingestion ingestion, TimeProvider time)
{
    private const int ParallelPeriods = 4;

    /// <summary>Does again what the scope names.</summary>
    /// <param name="scope">What to do again.</param>
    /// <param name="dryRun">Only say what it would come to.</param>
    /// <param name="progress">Hears what is being done.</param>
    /// <param name="cancellation">Gives up; running it again goes on.</param>
    public async Task<ReplayReport> RunAsync(
        ReplayScope scope, bool dryRun = false, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        VerifiedAccount account = new(catalogue, storage, time);
        var periods = (await account.Ledger.ListAsync(cancellation).Where(scope.Covers).ToListAsync(cancellation))
            .Select(row => (row.Reporter, Period: Period.TryParse(row.Period, out var period) ? period : null))
            .Where(pair => pair.Period is not null)
            .Distinct()
            .ToList();
        ConcurrentBag<ReplayedSubmission> submissions = [];
        ConcurrentBag<ReplayedPeriod> changes = [];
        await Parallel.ForEachAsync(
            periods,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelPeriods, CancellationToken = cancellation },
            async (pair, stop) =>
            {
                progress?.Report($"正在重做 {pair.Reporter} {pair.Period}… / Replaying {pair.Reporter} {pair.Period}…");
                PeriodReplay replay = new(account, ingestion, scope, time);
                var (done, change) = dryRun
                    ? await replay.TryAsync(pair.Reporter, pair.Period!, stop)
                    : await replay.RunAsync(pair.Reporter, pair.Period!, stop);
                foreach (var submission in done)
                {
                    submissions.Add(submission);
                }

                if (change is not null)
                {
                    changes.Add(change);
                }
            });
        return new(
            [.. submissions.OrderBy(s => s.Reporter, StringComparer.Ordinal).ThenBy(s => s.Period, StringComparer.Ordinal).ThenBy(s => s.EventId, StringComparer.Ordinal)],
            [.. changes.OrderBy(change => change.Reporter, StringComparer.Ordinal).ThenBy(change => change.Period)]);
    }
}
