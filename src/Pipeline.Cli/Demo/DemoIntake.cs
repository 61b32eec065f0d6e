using Pipeline.Cli.Local;
using Pipeline.Cli.Sample;
using Pipeline.Storage;

namespace Pipeline.Cli.Demo;

/// <summary>Puts the sample workbooks into the upload container, as prefectures would, and waits until all are answered.</summary>
internal sealed class DemoIntake(PipelineStorage storage, TimeProvider time)
{
    private const int Parallel = 8;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The committed workbooks as (path in the container, file), earlier periods first.</summary>
    public static IReadOnlyList<(string BlobPath, string File)> Workbooks()
    {
        var folder = Path.Combine(EngTools.Locate(), "..", "sampledata", SampleWriter.Submissions);
        return
        [
            .. Directory.EnumerateFiles(folder, "*.xlsx", SearchOption.AllDirectories)
                .Select(file => (BlobPath: Path.GetRelativePath(folder, file).Replace('\\', '/'), File: file))
                .OrderBy(upload => upload.BlobPath.Split('/')[1], StringComparer.Ordinal)
                .ThenBy(upload => upload.BlobPath, StringComparer.Ordinal),
        ];
    }

    /// <summary>Uploads all of them.</summary>
    public async Task UploadAsync(IReadOnlyList<(string BlobPath, string File)> uploads, Action<int> done, CancellationToken cancellation)
    {
        await storage.CreateAsync(cancellation);
        var container = storage.Container(StorageNames.Submissions);
        var count = 0;
        await System.Threading.Tasks.Parallel.ForEachAsync(
            uploads,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation },
            async (upload, stop) =>
            {
                await using var file = File.OpenRead(upload.File);
                await container.GetBlobClient(upload.BlobPath).UploadAsync(file, overwrite: true, stop);
                done(Interlocked.Increment(ref count));
            });
    }

    /// <summary>The ledger once every upload is answered; fails when nothing moves any more.</summary>
    public async Task<IReadOnlyList<LedgerRow>> AnsweredAsync(int expected, Action<int> done, CancellationToken cancellation)
    {
        var ledger = new Ledger(storage, time);
        var (answered, since) = (-1, time.GetTimestamp());
        while (true)
        {
            var rows = new List<LedgerRow>();
            await foreach (var row in ledger.ListAsync(cancellation))
                if (row.Stage == SubmissionStage.Answered)
                    rows.Add(row);
            done(rows.Count);
            if (rows.Count >= expected)
                return rows;
            if (rows.Count != answered)
                (answered, since) = (rows.Count, time.GetTimestamp());
            if (time.GetElapsedTime(since) > Patience)
                throw new LocalToolException(
                    $"{expected} 份工作簿中只有 {answered} 份有回执。 / Only {answered} of {expected} workbooks were answered.");
            await Task.Delay(Interval, time, cancellation);
        }
    }
}
