using Pipeline.Catalogue;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.Storage.Replaying;

[Collection(SharedAzurite.Name)]
public sealed class ReplayTests(AzuriteFixture azurite)
{
    private const string Path = $"{SmallCatalogue.Diqing}/2024/上报.xlsx";

    /// <summary>Keeps areas with one decimal instead of two: other figures, the same verdicts.</summary>
    private static readonly StatisticalCatalogue Coarser = SmallCatalogue.Changing("land_area", measure => measure with { Decimals = 1 });

    /// <summary>Takes no county of more than 11,200 km² without a reason.</summary>
    private static readonly StatisticalCatalogue Stricter = SmallCatalogue.Changing("land_area", measure => measure with { Maximum = 11200m });

    private static Task<TestAccount>? _shared;

    [Fact]
    public async Task Under_the_same_catalogue_nothing_changes()
    {
        var account = await CopyAsync();
        var before = await account.DescribeAsync();

        var report = await account.Worker().Replay.RunAsync(new());

        Assert.Equal(4, report.Submissions.Count);
        Assert.All(report.Submissions, submission => Assert.False(submission.Changed || submission.Mended));
        Assert.Empty(report.Periods);
        Assert.Equal(before, await account.DescribeAsync());
    }

    [Fact]
    public async Task Under_another_catalogue_figures_change_in_generations_of_their_own_and_old_snapshots_stay_as_they_are()
    {
        var account = await CopyAsync();
        var before = await account.CurrentAsync(Figures.Diqing);
        var orders = (await account.LedgerAsync()).Select(row => row.Upload);

        var report = await account.Worker(catalogue: Coarser).Replay.RunAsync(new());

        var change = Assert.Single(report.Periods, period => period.Figures.Changed > 0);
        Assert.Equal((SmallCatalogue.Diqing, before!.Generation), (change.Reporter, change.Before));
        var entry = Assert.Single(change.Figures.Entries);
        Assert.Equal(("533401", "land_area", 11500.25m, 11500.3m), (entry.Area, entry.Measure, entry.Before!.Value, entry.After!.Value));
        var after = (await account.CurrentAsync(Figures.Diqing))!;
        Assert.StartsWith($"{before.Generation}-", after.Generation, StringComparison.Ordinal);
        Assert.Equal((Coarser.Version, before.Upload), (after.CatalogueVersion, after.Upload));
        Assert.Equal(orders, (await account.LedgerAsync()).Select(row => row.Upload));
        Assert.Empty(await account.VerifyAsync(Coarser));

        // The old snapshot can still be computed again from what it pins; the next one pins the new generations.
        Assert.Equal(SnapshotResult.Published, (await account.Worker(catalogue: Coarser).Taker.TakeAsync()).Result);
        SnapshotReader reader = new(account.Storage);
        Assert.Contains((await reader.ManifestAsync((await reader.ResolveAsync("1"))!))!.Pins, pin => pin.EventId == before.Generation);
        Assert.Contains((await reader.ManifestAsync((await reader.ResolveAsync("2"))!))!.Pins, pin => pin.EventId == after.Generation);
        Assert.Empty(await account.VerifyAsync(Coarser));
        Assert.Empty(await account.VerifyAsync());
    }

    [Fact]
    public async Task Replaying_twice_is_replaying_once()
    {
        var account = await CopyAsync();
        await account.Worker(catalogue: Coarser).Replay.RunAsync(new());
        var once = await account.DescribeAsync();

        var again = await account.Worker(catalogue: Coarser).Replay.RunAsync(new());

        Assert.All(again.Submissions, submission => Assert.False(submission.Changed || submission.Mended));
        Assert.Equal(once, await account.DescribeAsync());
    }

    [Fact]
    public async Task One_event_a_reporter_a_period_and_everything_come_to_the_same_for_what_they_name()
    {
        var account = await CopyAsync();
        var inForce = (await account.CurrentAsync(Figures.Diqing))!.Generation;

        var one = await account.Worker(catalogue: Coarser).Replay.RunAsync(new() { EventId = inForce });
        var standing = await account.CurrentAsync(Figures.Diqing);
        var period = await account.Worker(catalogue: Coarser).Replay.RunAsync(new() { Reporter = SmallCatalogue.Diqing, Period = Figures.Year });

        Assert.Equal(inForce, Assert.Single(one.Submissions).EventId);
        Assert.Equal(3, period.Submissions.Count);
        Assert.Equal(standing!.Generation, (await account.CurrentAsync(Figures.Diqing))!.Generation);
        Assert.All(await account.LedgerAsync(), row => Assert.Equal(
            row.Reporter == SmallCatalogue.Diqing ? Coarser.Version : SmallCatalogue.Default.Version, row.CatalogueVersion));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_changes_nothing()
    {
        var account = await CopyAsync();
        var before = await account.DescribeAsync();

        var report = await account.Worker(catalogue: Stricter).Replay.RunAsync(new(), dryRun: true);

        Assert.Equal(before, await account.DescribeAsync());
        var done = await account.Worker(catalogue: Stricter).Replay.RunAsync(new());
        Assert.Equal(done.Submissions, report.Submissions);
        Assert.Equal(done.Periods.Select(period => (period.Before, period.After, period.Figures.Changed)), report.Periods.Select(period => (period.Before, period.After, period.Figures.Changed)));
        Assert.Contains(report.Submissions, submission => submission is { Before: Verdict.Accepted or Verdict.AcceptedWithWarnings, After: Verdict.Rejected });
    }

    [Fact]
    public async Task An_upload_that_is_refused_now_leaves_in_force_what_was_accepted_before_it()
    {
        var account = await CopyAsync();
        var first = (await account.CurrentAsync(Figures.Diqing))!.Replaced;

        await account.Worker(catalogue: Stricter).Replay.RunAsync(new());

        var current = (await account.CurrentAsync(Figures.Diqing))!;
        Assert.Equal(first, Keys.EventOf(current.Generation));
        Assert.Empty(await account.VerifyAsync(Stricter));
        Assert.Equal(SnapshotResult.Published, (await account.Worker(catalogue: Stricter).Taker.TakeAsync()).Result);
        Assert.Empty(await account.VerifyAsync(Stricter));

        // And back again.
        await account.Worker().Replay.RunAsync(new());
        Assert.NotEqual(first, Keys.EventOf((await account.CurrentAsync(Figures.Diqing))!.Generation));
        Assert.Empty(await account.VerifyAsync());
    }

    [Fact]
    public async Task Where_nothing_is_acceptable_any_more_nothing_is_in_force()
    {
        var strictest = SmallCatalogue.Changing("land_area", measure => measure with { Maximum = 1m });
        var account = await CopyAsync();

        var report = await account.Worker(catalogue: strictest).Replay.RunAsync(new() { Reporter = SmallCatalogue.Diqing });

        Assert.Equal("", Assert.Single(report.Periods).After);
        Assert.Null(await account.CurrentAsync(Figures.Diqing));
        Assert.Empty(await account.VerifyAsync(strictest));
    }

    [Fact]
    public async Task An_upload_that_has_just_come_into_force_stays_so_though_the_ledger_has_not_heard_of_it()
    {
        var account = await CopyAsync();
        await TestAccount.NextSecondAsync();
        var path = await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11111m), "最新.xlsx");
        OperationTap tap = null!;
        var replayed = false;
        tap = new OperationTap
        {
            After = async _ =>
            {
                if (!replayed && tap.Commits > 0)
                {
                    replayed = true;
                    await account.Worker().Replay.RunAsync(new() { EventId = (await account.LedgerAsync())[0].EventId });
                }
            },
        };

        var receipt = await account.Worker(tap).IngestAsync(path);

        Assert.True(replayed);
        Assert.Equal(receipt.EventId, (await account.CurrentAsync(Figures.Diqing))!.Generation);
        Assert.Empty(await account.VerifyAsync());
    }

    [Fact]
    public async Task What_was_withdrawn_stays_withdrawn()
    {
        var account = await CopyAsync();
        await account.Worker().Withdrawal.WithdrawAsync(SmallCatalogue.Diqing, Figures.Year, "数据有误");
        var before = await account.DescribeAsync();

        await account.Worker(catalogue: Coarser).Replay.RunAsync(new() { EventId = (await account.CurrentAsync(Figures.Diqing))!.Generation });

        Assert.Equal(before, await account.DescribeAsync());
    }

    [Fact]
    public async Task After_a_replay_the_same_workbook_is_a_duplicate()
    {
        var account = await CopyAsync();
        await account.Worker(catalogue: Coarser).Replay.RunAsync(new());
        await TestAccount.NextSecondAsync();

        var receipt = await account.Worker(catalogue: Coarser).IngestAsync(await account.UploadAsync(Path, Second));

        Assert.Equal(Verdict.Duplicate, receipt.Verdict);
        Assert.Empty(await account.VerifyAsync(Coarser));
    }

    [Fact]
    public async Task An_upload_that_failed_repeatedly_is_done_again_when_it_is_named()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.UploadAsync(Figures.Diqing);
        await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(new OperationTap { KillAfter = 3 }).IngestAsync(Path));
        var etag = (await account.LedgerAsync())[0].Upload.ETag;
        await account.Worker(new OperationTap { FailAt = 2 }).Poison.HandleAsync($$"""{"ContainerName":"submissions","BlobName":"{{Path}}","ETag":"{{etag}}"}""", isLast: true);
        Assert.Equal(Verdict.Quarantined, (await account.LedgerAsync())[0].Verdict);

        var all = await account.Worker().Replay.RunAsync(new());
        var one = await account.Worker().Replay.RunAsync(new() { EventId = (await account.LedgerAsync())[0].EventId });

        Assert.NotNull(Assert.Single(all.Submissions).LeftBecause);
        Assert.Equal((Verdict.Quarantined, Verdict.Accepted), (Assert.Single(one.Submissions).Before, one.Submissions[0].After));
        Assert.Equal((await account.LedgerAsync())[0].EventId, Keys.EventOf((await account.CurrentAsync(Figures.Diqing))!.Generation));
        Assert.Empty(await account.VerifyAsync());
    }

    public static TheoryData<string> Losses =>
        ["a receipt", "a feedback workbook", "a normalised document", "an altered document", "an altered observation", "a row of observations", "a row in force", "an altered row in force"];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Mends(string loss)
    {
        var account = await CopyAsync();
        var before = await account.DescribeAsync();
        var current = (await account.CurrentAsync(Figures.Diqing))!;
        var partition = Keys.Generation(current.Reporter, current.Period, current.Generation);
        switch (loss)
        {
            case "a receipt":
                await account.Storage.Container("receipts").GetBlobClient(Keys.Receipt(current.Reporter, "2024", current.Generation)).DeleteAsync();
                break;
            case "a feedback workbook":
                await account.Storage.Container("receipts").GetBlobClient(Keys.Feedback(current.Reporter, "2024", current.Generation)).DeleteAsync();
                break;
            case "a normalised document":
                await account.Storage.Container("normalised").GetBlobClient($"{current.Generation}.json").DeleteAsync();
                break;
            case "an altered document":
                await account.Storage.Container("normalised").GetBlobClient($"{current.Generation}.json").UploadAsync(new BinaryData("{}"), overwrite: true);
                break;
            case "an altered observation":
                await account.SetAsync("observations", partition, "533401", "gdp", 151.0);
                break;
            case "a row of observations":
                await account.Storage.Table("observations").DeleteEntityAsync(partition, "533401");
                break;
            case "a row in force":
                await account.Storage.Table("current").DeleteEntityAsync(current.Reporter, "2024");
                break;
            case "an altered row in force":
                await account.SetAsync("current", current.Reporter, "2024", "generation", current.Replaced);
                break;
        }

        Assert.NotEmpty(await account.VerifyAsync());
        await account.Worker().Replay.RunAsync(new());

        Assert.Empty(await account.VerifyAsync());
        Assert.Equal(before, await account.DescribeAsync());
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 4)]
    public async Task Whatever_a_kill_left_running_it_again_finishes(bool stricter, int step)
    {
        var catalogue = stricter ? Stricter : Coarser;
        var undisturbed = await CopyAsync();
        OperationTap counting = new();
        await undisturbed.Worker(counting, catalogue).Replay.RunAsync(new() { Reporter = SmallCatalogue.Diqing });
        var expected = await undisturbed.DescribeAsync();

        await Parallel.ForAsync(1, ((counting.Operations.Count - 1) / step) + 1, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, stop) =>
        {
            var k = i * step;
            var account = await CopyAsync();
            await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(new OperationTap { KillAfter = k }, catalogue).Replay.RunAsync(new() { Reporter = SmallCatalogue.Diqing }, cancellation: stop));

            await account.Worker(catalogue: catalogue).Replay.RunAsync(new() { Reporter = SmallCatalogue.Diqing }, cancellation: stop);

            Assert.Equal(expected, await account.DescribeAsync());
        });
    }

    [Fact]
    public async Task An_upload_that_comes_into_force_meanwhile_stays_there()
    {
        // Before each operation in turn another worker takes in a later upload.
        var counting = new OperationTap();
        await (await CopyAsync()).Worker(counting, Coarser).Replay.RunAsync(new() { Reporter = SmallCatalogue.Diqing });
        for (var k = 3; k <= counting.Operations.Count; k += 12)
        {
            var account = await CopyAsync();
            var step = k;
            OperationTap tap = new()
            {
                Before = async number =>
                {
                    if (number == step)
                    {
                        await account.Worker(catalogue: Coarser).IngestAsync(await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11111m), "三.xlsx"));
                    }
                },
            };

            await account.Worker(tap, Coarser).Replay.RunAsync(new() { Reporter = SmallCatalogue.Diqing });

            var later = Assert.Single(await account.LedgerAsync(), row => row.Upload.BlobPath.EndsWith("三.xlsx", StringComparison.Ordinal));
            Assert.Equal(later.EventId, Keys.EventOf((await account.CurrentAsync(Figures.Diqing))!.Generation));
            Assert.Empty(await account.VerifyAsync(Coarser));
        }
    }

    [Fact]
    public async Task Retention_removes_former_generations_that_nobody_pins()
    {
        var account = await CopyAsync();
        account.Options.KeepNightly = 1;
        account.Options.AutoRelease = false;
        await account.Worker(catalogue: Coarser).Replay.RunAsync(new());
        await account.Worker(catalogue: Coarser).Taker.TakeAsync();
        await account.SetAsync("snapshots", "snapshot", Keys.Snapshot(1).Row, "releasedat", null);

        await account.Worker(catalogue: Coarser).Retention.ApplyAsync(default);

        var inForce = (await account.RowsAsync("current")).Select(row => $"{row.PartitionKey}_{row.RowKey}_{row.GetString("generation")}");
        Assert.Equal(inForce.Order(StringComparer.Ordinal), (await account.RowsAsync("observations")).Select(row => row.PartitionKey).Distinct().Order(StringComparer.Ordinal));
        Assert.All(await account.LedgerAsync(), row => Assert.Empty(row.Former));
        Assert.DoesNotContain(await account.VerifyAsync(Coarser), line => !line.StartsWith("snapshot-pointer", StringComparison.Ordinal));
    }

    private static BinaryData Second { get; } = Figures.Diqing.With("533401", "land_area", 11500.25m).ToWorkbook();

    private async Task<TestAccount> CopyAsync() => await (await (_shared ??= CreateAsync(azurite))).CopyAsync(azurite);

    /// <summary>Nujiang; Diqing, corrected, then a workbook that is refused; a snapshot.</summary>
    private static async Task<TestAccount> CreateAsync(AzuriteFixture azurite)
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Nujiang));
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        await TestAccount.NextSecondAsync();
        await account.Worker().IngestAsync(await account.UploadAsync(Path, Second));
        await TestAccount.NextSecondAsync();
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing.Without("533400", "gdp")));
        await account.Worker().Taker.TakeAsync();
        await TestAccount.NextSecondAsync();
        return account;
    }
}
