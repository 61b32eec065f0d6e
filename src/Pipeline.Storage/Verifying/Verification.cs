using System.Collections.Concurrent;
using Pipeline.Catalogue;

namespace Pipeline.Storage.Verifying;

/// <summary>
/// Compares everything that is stored with everything that it follows from: archive, ledger, receipts, normalised documents,
/// observations, what is in force, corrections, snapshots, pointers, frozen assessments, tokens. Only ever reads. What differs is read again
/// after a pause and named only if it differs still in the same way, so that it can run beside a working system.
/// </summary>
public sealed class Verification(StatisticalCatalogue catalogue, PipelineStorage storage, TimeProvider time)
{
    private const int Parallel = 8;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <summary>For how long what differs is left to settle before it is read again.</summary>
    internal TimeSpan Pause { get; init; } = Settling;

    /// <summary>Verifies what the scope names.</summary>
    /// <param name="scope">What to look at; null for everything.</param>
    /// <param name="progress">Hears what is being looked at.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<VerificationReport> RunAsync(
        VerificationScope? scope = null, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        scope ??= VerificationScope.Everything;
        VerifiedAccount account = new(catalogue, storage, time);
        Tally tally = new(progress);
        await CheckAsync(await SubmissionsAsync(account, scope, cancellation), Parallel, tally, cancellation);

        // One after another: each takes memory for all that it says.
        await CheckAsync(SnapshotsAsync(account, scope, cancellation), 1, tally, cancellation);
        if (scope.IsWhole)
        {
            await CheckAsync(new CorrectionCheckItems(account).ItemsAsync(cancellation), Parallel, tally, cancellation);
            await CheckAsync(new AssessmentCheck(account).ItemsAsync(cancellation), Parallel, tally, cancellation);
            await CheckAsync(new TokenCheck(account).ItemsAsync(cancellation), Parallel, tally, cancellation);
        }

        return await ReportAsync(tally, cancellation);
    }

    private static async Task<IAsyncEnumerable<VerificationItem>> SubmissionsAsync(VerifiedAccount account, VerificationScope scope, CancellationToken cancellation)
    {
        if (!scope.Submissions)
        {
            return AsyncEnumerable.Empty<VerificationItem>();
        }

        // The traces are listed after the ledger's keys: an upload has its row before it leaves any other trace.
        var index = await LedgerIndex.ReadAsync(account, scope, cancellation);
        var traces = new TraceCheck(account, index).ItemsAsync(scope, cancellation);
        SubmissionCheck submissions = new(account);
        PeriodCheck periods = new(account);
        var inForce = await account.Storage.Table(StorageNames.CurrentTable)
            .QueryAsync<Azure.Data.Tables.TableEntity>(select: ["PartitionKey", "RowKey"], cancellationToken: cancellation)
            .Select(row => (row.PartitionKey, row.RowKey))
            .ToListAsync(cancellation);
        return index.Keys
            .Select(key => new VerificationItem("submissions", (findings, stop) => submissions.CheckAsync(key, findings, stop)))
            .Concat(index.Keys
                .Select(key => (key.Partition, key.Row[..key.Row.LastIndexOf('_')]))
                .Union(inForce.Where(row => scope.Covers(row.PartitionKey, row.RowKey)))
                .Select(period => new VerificationItem("periods", (findings, stop) => periods.CheckAsync(period.Item1, period.Item2, findings, stop))))
            .ToAsyncEnumerable()
            .Concat(traces)
            .Concat(new InboxCheck(account).ItemsAsync(scope, cancellation));
    }

    private static async IAsyncEnumerable<VerificationItem> SnapshotsAsync(
        VerifiedAccount account, VerificationScope scope, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        SnapshotCheck snapshots = new(account);
        if (scope.Snapshot is { } one)
        {
            yield return new("snapshots", (findings, stop) => snapshots.CheckAsync(one, findings, stop));
        }

        if (!scope.IsWhole)
        {
            yield break;
        }

        await foreach (var row in account.PartitionAsync(StorageNames.SnapshotsTable, Keys.SnapshotPartition, cancellation))
        {
            if (Keys.SequenceOf(row.RowKey) is { } sequence)
            {
                yield return new("snapshots", (findings, stop) => snapshots.CheckAsync(sequence, findings, stop));
            }
        }

        await foreach (var item in new SnapshotListCheck(account).ItemsAsync(cancellation))
        {
            yield return item;
        }
    }

    private static Task CheckAsync(IAsyncEnumerable<VerificationItem> items, int parallel, Tally tally, CancellationToken cancellation) =>
        System.Threading.Tasks.Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellation },
            async (item, stop) =>
            {
                Findings findings = new();
                await item.CheckAsync(findings, stop);
                tally.Add(item, findings);
            });

    /// <summary>Looks again at what differed; what has changed since was being worked on.</summary>
    private async Task<VerificationReport> ReportAsync(Tally tally, CancellationToken cancellation)
    {
        List<Difference> differences = [];
        if (!tally.Suspects.IsEmpty)
        {
            await Task.Delay(Pause, time, cancellation);
            foreach (var (item, first) in tally.Suspects)
            {
                Findings again = new();
                await item.CheckAsync(again, cancellation);
                differences.AddRange(first.Differences.Intersect(again.Differences));
            }
        }

        return new()
        {
            Differences = [.. differences.Distinct().OrderBy(d => d.Place, StringComparer.Ordinal).ThenBy(d => d.Kind.Code, StringComparer.Ordinal)],
            InProgress = Sorted(tally.InProgress),
            NotRecomputed = Sorted(tally.NotRecomputed),
            Checked = new SortedDictionary<string, int>(tally.Checked, StringComparer.Ordinal),
        };
    }

    private static List<VerificationNote> Sorted(IEnumerable<VerificationNote> notes) =>
        [.. notes.Distinct().OrderBy(note => note.Place, StringComparer.Ordinal)];

    /// <summary>What has been found so far.</summary>
    private sealed class Tally(IProgress<string>? progress)
    {
        private const int Step = 50;

        public ConcurrentQueue<(VerificationItem Item, Findings First)> Suspects { get; } = new();

        public ConcurrentQueue<VerificationNote> InProgress { get; } = new();

        public ConcurrentQueue<VerificationNote> NotRecomputed { get; } = new();

        public ConcurrentDictionary<string, int> Checked { get; } = new(StringComparer.Ordinal);

        public void Add(VerificationItem item, Findings findings)
        {
            var count = Checked.AddOrUpdate(item.Sort, 1, (_, before) => before + 1);
            if (count % Step == 0)
            {
                progress?.Report(FormattableString.Invariant($"已核对 {count} 项 {item.Sort}… / {count} {item.Sort} checked…"));
            }

            if (findings.Differences.Count > 0)
            {
                Suspects.Enqueue((item, findings));
            }

            findings.InProgress.ForEach(InProgress.Enqueue);
            findings.NotRecomputed.ForEach(NotRecomputed.Enqueue);
        }
    }
}
