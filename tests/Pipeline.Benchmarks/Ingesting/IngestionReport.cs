using Azure.Storage.Blobs;
using Pipeline.Benchmarks.Bare;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Catalogue;
using Pipeline.Cli.Local;
using Pipeline.Submissions;

namespace Pipeline.Benchmarks.Ingesting;

/// <summary>Submissions from the call of the trigger to their answers, against a bare client that does the same storage operations.</summary>
internal static class IngestionReport
{
    /// <summary>How many submissions the budget is about.</summary>
    public const int Submissions = 500;

    private const double Budget = 1.5;
    private const int Rounds = 5;

    public static async Task<int> RunAsync(TextWriter output, int submissions)
    {
        Page page = new(output);
        page.Head("Ingestion", "ingesting", Page.VersionOf(typeof(BlobClient)));
        var uploads = SampleUploads.Of(CatalogueLoader.LoadDefault(), submissions);
        await using var azurite = await LocalAzurite.StartAsync(new LocalAzuriteOptions());
        var recorded = await (await Account.CreateAsync(azurite.ConnectionString, uploads)).RecordAsync();
        using BareClient bare = new();
        Account? account = null;
        IReadOnlyList<RecordedSubmission> again = [];
        List<int> operations = [];
        Dictionary<Verdict, int> verdicts = [];

        Interleaved race = new(times: 1, warmUps: 1);
        race.Add("bare HttpClient", () => Account.ReplayAsync(bare, again).GetAwaiter().GetResult(), Rounds, () =>
        {
            Prepare();
            again = [.. recorded.Select(submission => submission.For(account!.Prefix))];
        });
        race.Add("`Ingestion.IngestAsync`", () =>
        {
            verdicts = new(account!.IngestAsync().GetAwaiter().GetResult());
            operations.Add(account.Operations);
        }, Rounds, Prepare);
        var standings = race.Run();

        Report(page, recorded, standings, operations, verdicts);
        return page.AllHold ? 0 : 1;

        void Prepare() => account = Account.CreateAsync(azurite.ConnectionString, uploads).GetAwaiter().GetResult();
    }

    private static void Report(
        Page page, IReadOnlyList<RecordedSubmission> recorded, IReadOnlyList<Measuring.Standing> standings, List<int> operations, Dictionary<Verdict, int> verdicts)
    {
        var sent = recorded.Sum(submission => submission.Requests.Count);
        page.Line(FormattableString.Invariant($"{recorded.Count} workbooks of the sample wait in a real Azurite in a process of its own, the first of each reporter and period and then corrections;"));
        page.Line(FormattableString.Invariant($"four at a time, as host.json has it, go from the call that the trigger makes to their answers ({string.Join(", ", verdicts.Select(pair => $"{pair.Value} {pair.Key}"))})."));
        page.Line("The bare client sends the recorded operations again, with the same bodies, in the same order and as many at once, to containers and tables");
        page.Line("of their own; it signs nothing (a token in the address), retries nothing, traces nothing, and reads the answers to their ends. Neither's");
        page.Line(FormattableString.Invariant($"preparations count. Medians over {standings[0].Rounds} interleaved rounds; CPU is processor time of the client's process only."));
        page.Line();
        page.Header("client", "seconds", "× bare", "a second", "CPU ms each", "KiB allocated each", "operations each");
        foreach (var (standing, count) in standings.Zip([sent, operations.Average()]))
        {
            page.Row(
                standing.Name, standing.WallMilliseconds / 1000, standing.WallRatio, recorded.Count * 1000 / standing.WallMilliseconds,
                standing.CpuMilliseconds / recorded.Count, standing.AllocatedBytes / 1024.0 / recorded.Count, count / recorded.Count);
        }

        page.Line();
        page.Line("Storage operations of one submission:");
        page.Line();
        page.Header("operations", "count", "submissions");
        foreach (var (description, times) in recorded.CountBy(submission => submission.Description).OrderByDescending(pair => pair.Value))
        {
            page.Row(description, description.Split('·').Length, times);
        }

        page.Line();
        page.Budget("from trigger to answered against a bare client with the same operations, time", standings[1].WallRatio, Budget, "×");
    }
}
