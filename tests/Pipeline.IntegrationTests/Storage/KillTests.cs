using Azure.Data.Tables;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.Storage;

/// <summary>
/// A worker is killed before, and after, every single one of its storage operations; another one then finishes the work. What is
/// stored in the end is what is stored without any kill, and what is in force has changed no more often.
/// </summary>
[Collection(SharedAzurite.Name)]
public sealed class KillTests(AzuriteFixture azurite)
{
    private const string Path = "533400/2024/上报.xlsx";

    public static TheoryData<string> Cases => ["new", "correction", "duplicate", "rejected", "misnamed", "withdrawal", "poison", "set aside"];

    /// <summary>Without those of which the sweep knows nothing, or which are its own work.</summary>
    public static TheoryData<string> SweepCases => ["new", "correction", "duplicate", "rejected", "misnamed", "withdrawal"];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Whatever_a_kill_left_a_redelivery_finishes(string name)
    {
        var story = Story(name);
        await CompareAsync(story, story.Act);
    }

    [Theory]
    [MemberData(nameof(SweepCases))]
    public async Task Whatever_a_kill_left_the_sweep_and_a_redelivery_finish(string name)
    {
        var story = Story(name);
        await CompareAsync(story, async worker =>
        {
            await worker.Sweep.SweepAsync();
            await story.Act(worker);
        });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Two_workers_on_one_event_come_to_what_one_comes_to(string name)
    {
        var story = Story(name);
        var (expected, operations, commits) = await UndisturbedAsync(story);

        // The first worker stands still before its k-th operation while the second does everything; then it goes on.
        await EachAsync(operations, async k =>
        {
            var account = await PreparedAsync(story);
            OperationTap second = new();
            OperationTap first = new() { Before = number => number == k ? story.Act(account.Worker(second)) : Task.CompletedTask };

            await story.Act(account.Worker(first));

            Assert.True(commits >= first.Commits + second.Commits, $"{k}: in force changed too often");
            Assert.Equal(expected, await account.DescribeAsync());
        });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_write_that_is_repeated_because_its_answer_was_lost_does_no_harm(string name)
    {
        var story = Story(name);
        var (expected, operations, _) = await UndisturbedAsync(story);

        await EachAsync(operations, async k =>
        {
            var account = await PreparedAsync(story);

            await story.Act(account.Worker(new OperationTap { LoseAnswerOf = k }));

            Assert.Equal(expected, await account.DescribeAsync());
        });
    }

    [Fact]
    public async Task Two_workers_at_full_speed_come_to_what_one_comes_to()
    {
        var story = Story("new");
        var (expected, _, _) = await UndisturbedAsync(story);

        await EachAsync(8, async _ =>
        {
            var account = await PreparedAsync(story);

            await Task.WhenAll(story.Act(account.Worker()), story.Act(account.Worker()));

            Assert.Equal(expected, await account.DescribeAsync());
        });
    }

    [Fact]
    public async Task Once_archived_an_upload_is_finished_although_its_blob_is_gone()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.UploadAsync(Figures.Diqing);
        // 1 reads the upload, 2 writes the ledger row, 3 writes the archive.
        await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(new OperationTap { KillAfter = 3 }).IngestAsync(Path));
        await account.Storage.Container(StorageNames.Submissions).GetBlobClient(Path).DeleteAsync();

        await account.Worker().Sweep.SweepAsync();

        var row = Assert.Single(await account.LedgerAsync());
        Assert.Equal((SubmissionStage.Answered, Verdict.Accepted), (row.Stage, row.Verdict));
        Assert.Equal(row.EventId, (await account.CurrentAsync(Figures.Diqing))!.Generation);
    }

    [Fact]
    public async Task Before_it_is_archived_an_upload_whose_blob_is_gone_is_superseded()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.UploadAsync(Figures.Diqing);
        await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(new OperationTap { KillAfter = 2 }).IngestAsync(Path));
        await account.Storage.Container(StorageNames.Submissions).GetBlobClient(Path).DeleteAsync();

        await account.Worker().Sweep.SweepAsync();

        var row = Assert.Single(await account.LedgerAsync());
        Assert.Equal((SubmissionStage.Answered, Verdict.Superseded, Remarks.BlobGone), (row.Stage, row.Verdict!.Value, row.Remark));
    }

    [Fact]
    public async Task An_upload_that_was_in_force_when_its_worker_was_killed_is_not_called_superseded_later()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.UploadAsync(Figures.Diqing);
        OperationTap counting = new();
        await account.Worker(counting).IngestAsync(Path);
        var swap = counting.Operations.ToList().FindIndex(o => o.StartsWith("POST", StringComparison.Ordinal) && o.Contains("current", StringComparison.Ordinal)) + 1;
        account = await TestAccount.CreateAsync(azurite);
        await account.UploadAsync(Figures.Diqing);
        await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(new OperationTap { KillAfter = swap }).IngestAsync(Path));
        await TestAccount.NextSecondAsync();
        var second = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11500m)));

        await account.Worker().Sweep.SweepAsync();

        var first = (await account.LedgerAsync())[0];
        Assert.Equal((SubmissionStage.Answered, Verdict.Accepted), (first.Stage, first.Verdict));
        Assert.Equal(first.EventId, second.ReplacedGeneration);
    }

    [Fact]
    public async Task An_upload_that_one_worker_found_to_repeat_what_is_in_force_is_a_duplicate_for_the_other_too()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var content = Figures.Diqing.ToWorkbook();
        var earlier = await account.UploadAsync("533400/2024/一.xlsx", content);
        await TestAccount.NextSecondAsync();
        var later = await account.UploadAsync("533400/2024/二.xlsx", content);

        // Two workers hold the later upload. One checks it while nothing is in force and dies before it commits; then the earlier one comes
        // into force; the other finds the repetition and dies before it has said so in the ledger.
        OperationTap committing = Reading(2, () => throw new ProcessKilledException());
        var deciding = Reading(2, async () =>
        {
            await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(committing).IngestAsync(later));
            await account.Worker().IngestAsync(earlier);
        }, dieOfWriting: true);
        await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(deciding).IngestAsync(later));

        var receipt = await account.Worker().IngestAsync(later);

        Assert.Equal(Verdict.Duplicate, receipt!.Verdict);
        var current = (await account.CurrentAsync(Figures.Diqing))!;
        Assert.Equal((await account.LedgerAsync()).Single(row => row.Verdict == Verdict.Accepted).EventId, current.Generation);
        Assert.Equal(receipt.EventId, current.Upload.Order.EventId);
    }

    /// <summary>Steps in at the n-th time that what is in force in 2024 is read.</summary>
    private static OperationTap Reading(int time, Func<Task> act, bool dieOfWriting = false)
    {
        var reads = 0;
        OperationTap tap = new();
        bool At(string method) => tap.Operations[^1] is var operation
            && operation.StartsWith(method, StringComparison.Ordinal) && operation.Contains("current", StringComparison.Ordinal);
        tap = new()
        {
            Before = _ => At("GET") && tap.Operations[^1].Contains("2024", StringComparison.Ordinal) && ++reads == time ? act() : Task.CompletedTask,
            After = _ => dieOfWriting && At("PUT") ? throw new ProcessKilledException() : Task.CompletedTask,
        };
        return tap;
    }

    private async Task CompareAsync(KillStory story, Func<Worker, Task> finish)
    {
        var (expected, operations, commits) = await UndisturbedAsync(story);
        await EachAsync(2 * operations, async i =>
        {
            var k = (i + 1) / 2;
            var account = await PreparedAsync(story);
            OperationTap killed = i % 2 == 0 ? new() { KillBefore = k } : new() { KillAfter = k };
            await Assert.ThrowsAsync<ProcessKilledException>(() => story.Act(account.Worker(killed)));
            OperationTap finishing = new();

            await finish(account.Worker(finishing));

            Assert.True(commits >= killed.Commits + finishing.Commits, $"{i}: in force changed too often");
            Assert.Equal(expected, await account.DescribeAsync());
        });
    }

    private async Task<(string Expected, int Operations, int Commits)> UndisturbedAsync(KillStory story)
    {
        var account = await PreparedAsync(story);
        OperationTap tap = new();
        await story.Act(account.Worker(tap));
        return (await account.DescribeAsync(), tap.Operations.Count, tap.Commits);
    }

    private async Task<TestAccount> PreparedAsync(KillStory story)
    {
        var account = await TestAccount.CreateAsync(azurite);
        await story.Prepare(account);
        return account;
    }

    /// <summary>Numbers 1 to count, four at a time.</summary>
    private static Task EachAsync(int count, Func<int, Task> test) => Parallel.ForEachAsync(
        Enumerable.Range(1, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (k, _) => await test(k));

    private static KillStory Story(string name) => name switch
    {
        "new" => new(
            async account =>
            {
                await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing with { Period = Period.Annual(2023) }));
                await account.UploadAsync(Figures.Diqing);
            },
            worker => worker.IngestAsync(Path)),
        "correction" => new(
            async account =>
            {
                await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
                await TestAccount.NextSecondAsync();
                await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11500m));
            },
            worker => worker.IngestAsync(Path)),
        "duplicate" => new(
            async account =>
            {
                await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
                await TestAccount.NextSecondAsync();
                await account.UploadAsync(Figures.Diqing);
            },
            worker => worker.IngestAsync(Path)),
        "rejected" => new(
            account => account.UploadAsync(Figures.Diqing.Without("533400", "gdp")),
            worker => worker.IngestAsync(Path)),
        "misnamed" => new(
            account => account.UploadAsync("999999/2024/上报.xlsx", Figures.Diqing.ToWorkbook()),
            worker => worker.IngestAsync("999999/2024/上报.xlsx")),
        "withdrawal" => new(
            async account => await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing)),
            worker => worker.Withdrawal.WithdrawAsync(SmallCatalogue.Diqing, Figures.Year, "数据有误")),
        "poison" => new(
            account => account.UploadAsync("999999/2024/上报.xlsx", Figures.Diqing.ToWorkbook()),
            worker => worker.Poison.HandleAsync("""{"ContainerName":"submissions","BlobName":"533400/2024/没有.xlsx","ETag":"\"0x1\""}""", isLast: true)),
        "set aside" => new(
            async account =>
            {
                await account.UploadAsync(Figures.Diqing);
                await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(new OperationTap { KillAfter = 3 }).IngestAsync(Path));
                var ledger = account.Storage.Table(StorageNames.LedgerTable);
                var row = await ledger.QueryAsync<TableEntity>().SingleAsync();
                row["tries"] = Sweep.MostTries;
                await ledger.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
            },
            worker => worker.Sweep.SweepAsync()),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>What stands before, and what is done then.</summary>
    private sealed record KillStory(Func<TestAccount, Task> Prepare, Func<Worker, Task> Act);
}
