using Pipeline.Storage;

namespace Pipeline.IntegrationTests.Storage;

[Collection(SharedAzurite.Name)]
public sealed class SnapshotTakerTests(AzuriteFixture azurite)
{
    private static readonly Figures Changed = Figures.Diqing.With("533401", "land_area", 11500m);

    [Fact]
    public async Task A_first_snapshot_is_published_with_files_manifest_rows_and_pointers()
    {
        var account = await SubmittedAsync();

        var outcome = await account.Worker().Taker.TakeAsync();

        Assert.Equal((SnapshotResult.Published, 1L, 2), (outcome.Result, outcome.Snapshot!.Sequence, outcome.Pins));
        SnapshotReader reader = new(account.Storage);
        Assert.Equal(outcome.Snapshot, await reader.ResolveAsync("nightly"));
        Assert.Equal(outcome.Snapshot, await reader.ResolveAsync("released"));
        Assert.Equal(outcome.Snapshot, await reader.ResolveAsync("1"));
        var manifest = (await reader.ManifestAsync(outcome.Snapshot))!;
        Assert.Equal(outcome.Snapshot.Hash, manifest.Hash);
        Assert.Equal(
            (await account.LedgerAsync()).Select(row => row.EventId).Order(StringComparer.Ordinal),
            manifest.Pins.Select(pin => pin.EventId).Order(StringComparer.Ordinal));
        await account.VerifyManifestsAsync();
        var rows = await account.RowsAsync(StorageNames.IndicatorsTable);
        Assert.Equal(manifest.Counts.Indicators, rows.Count);
        var entry = await reader.ListAsync().SingleAsync();
        Assert.Equal((SnapshotState.Complete, SnapshotReleases.Automatic), (entry.State, entry.ReleasedBy));
    }

    [Fact]
    public async Task An_unchanged_night_publishes_nothing_and_says_so()
    {
        var account = await SubmittedAsync();
        var first = await account.Worker().Taker.TakeAsync();
        var before = await account.DescribeAsync();

        var second = await account.Worker().Taker.TakeAsync();

        Assert.Equal((SnapshotResult.Unchanged, first.Snapshot, false), (second.Result, second.Snapshot, second.Finished));
        Assert.Contains("未变", second.Message.Zh, StringComparison.Ordinal);
        Assert.Equal(before, await account.DescribeAsync());
    }

    [Fact]
    public async Task The_same_figures_in_another_generation_are_an_unchanged_night()
    {
        var account = await SubmittedAsync();
        await account.Worker().Taker.TakeAsync();
        foreach (var figures in (Figures[])[Changed, Figures.Diqing])
        {
            await TestAccount.NextSecondAsync();
            await account.Worker().IngestAsync(await account.UploadAsync(figures));
        }

        Assert.Equal(SnapshotResult.Unchanged, (await account.Worker().Taker.TakeAsync()).Result);
    }

    [Fact]
    public async Task Where_nothing_was_ever_accepted_there_is_nothing_to_publish()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing.Without("533400", "gdp")));

        var outcome = await account.Worker().Taker.TakeAsync();

        Assert.Equal(SnapshotResult.NothingInForce, outcome.Result);
        Assert.Empty(await account.RowsAsync(StorageNames.SnapshotsTable));
    }

    [Fact]
    public async Task One_countys_cell_changes_exactly_the_figures_that_contain_it()
    {
        // Land of Shangri-La (533401) goes from 11,000 to 11,500 km². Diqing's own row is blank, so its land is the sum of its counties:
        // 11,000 + 7,200 + 4,600 = 22,800, then 23,300. Nujiang's is 3,200 + 2,700 + 4,300 + 4,300 = 14,500, so that the prefectures
        // have 37,300, then 37,800. Shares of it in per cent, rounded to 2 decimals:
        //   533401  11,000 / 37,300 = 29.4906 → 29.49     11,500 / 37,800 = 30.4233 → 30.42
        //   533422   7,200 / 37,300 = 19.3029 → 19.30      7,200 / 37,800 = 19.0476 → 19.05
        //   533423   4,600 / 37,300 = 12.3324 → 12.33      4,600 / 37,800 = 12.1693 → 12.17
        //   533400  22,800 / 37,300 = 61.1260 → 61.13     23,300 / 37,800 = 61.6402 → 61.64
        //   533301   3,200 / 37,300 =  8.5791 →  8.58      3,200 / 37,800 =  8.4656 →  8.47
        //   533323   2,700 / 37,300 =  7.2386 →  7.24      2,700 / 37,800 =  7.1429 →  7.14
        //   533324   4,300 / 37,300 = 11.5282 → 11.53      4,300 / 37,800 = 11.3757 → 11.38
        //   533325 as 533324
        //   533300  14,500 / 37,300 = 38.8740 → 38.87     14,500 / 37,800 = 38.3598 → 38.36
        // The province's share stays 100. Nothing else has anything to do with land.
        var account = await SubmittedAsync();
        var before = (await account.Worker().Taker.TakeAsync()).Snapshot!;
        await TestAccount.NextSecondAsync();
        await account.Worker().IngestAsync(await account.UploadAsync(Changed));

        var outcome = await account.Worker().Taker.TakeAsync();

        Assert.Equal((SnapshotResult.Published, 2L), (outcome.Result, outcome.Snapshot!.Sequence));
        var older = await IndicatorsAsync(account, before.Sequence);
        var newer = await IndicatorsAsync(account, 2);
        Assert.Equal(older.Keys.Order(StringComparer.Ordinal), newer.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "land_share_533300_2024 38.87 38.36",
                "land_share_533301_2024 8.58 8.47",
                "land_share_533323_2024 7.24 7.14",
                "land_share_533324_2024 11.53 11.38",
                "land_share_533325_2024 11.53 11.38",
                "land_share_533400_2024 61.13 61.64",
                "land_share_533401_2024 29.49 30.42",
                "land_share_533422_2024 19.3 19.05",
                "land_share_533423_2024 12.33 12.17",
            ],
            newer.Keys.Where(key => older[key] != newer[key]).Order(StringComparer.Ordinal)
                .Select(key => FormattableString.Invariant($"{key} {older[key]} {newer[key]}")));
        Assert.Equal(
            ["land_area,530000", "land_area,533400", "land_area,533401"],
            await ChangedLinesAsync(account, before, outcome.Snapshot, "observations.csv"));
    }

    [Fact]
    public async Task A_withdrawn_submission_is_no_longer_in_the_snapshot()
    {
        var account = await SubmittedAsync();
        await account.Worker().Taker.TakeAsync();
        await account.Worker().Withdrawal.WithdrawAsync(SmallCatalogue.Diqing, Figures.Year, "数据有误");

        var outcome = await account.Worker().Taker.TakeAsync();

        Assert.Equal((SnapshotResult.Published, 1), (outcome.Result, outcome.Pins));
    }

    [Fact]
    public async Task Whatever_a_kill_left_the_next_run_finishes()
    {
        OperationTap counting = new();
        var undisturbed = await SubmittedAsync();
        await undisturbed.Worker(counting).Taker.TakeUnguardedAsync(default);
        var expected = await undisturbed.DescribeAsync();

        await EachAsync(2 * counting.Operations.Count, async i =>
        {
            var k = (i + 1) / 2;
            var account = await SubmittedAsync();
            OperationTap killed = i % 2 == 0 ? new() { KillBefore = k } : new() { KillAfter = k };
            await Assert.ThrowsAnyAsync<Exception>(() => account.Worker(killed).Taker.TakeUnguardedAsync(default));
            Assert.True(killed.Killed);

            var outcome = await account.Worker().Taker.TakeUnguardedAsync(default);

            Assert.Equal(1, outcome.Snapshot!.Sequence);
            Assert.Equal(expected, await account.DescribeAsync());
            await account.VerifyManifestsAsync();
        });
    }

    [Fact]
    public async Task A_write_that_is_repeated_because_its_answer_was_lost_does_no_harm()
    {
        OperationTap counting = new();
        var undisturbed = await SubmittedAsync();
        await undisturbed.Worker(counting).Taker.TakeUnguardedAsync(default);
        var expected = await undisturbed.DescribeAsync();

        await EachAsync(counting.Operations.Count, async k =>
        {
            var account = await SubmittedAsync();

            await account.Worker(new OperationTap { LoseAnswerOf = k }).Taker.TakeUnguardedAsync(default);

            Assert.Equal(expected, await account.DescribeAsync());
        });
    }

    [Fact]
    public async Task Two_takers_publish_one_snapshot()
    {
        OperationTap counting = new();
        var undisturbed = await SubmittedAsync();
        await undisturbed.Worker(counting).Taker.TakeUnguardedAsync(default);
        var expected = await undisturbed.DescribeAsync();

        await EachAsync(counting.Operations.Count, async k =>
        {
            var account = await SubmittedAsync();
            OperationTap tap = new()
            {
                Before = number => number == k ? account.Worker().Taker.TakeUnguardedAsync(default) : Task.CompletedTask,
            };

            var outcome = await account.Worker(tap).Taker.TakeUnguardedAsync(default);

            Assert.Equal(1, outcome.Snapshot!.Sequence);
            Assert.Equal(expected, await account.DescribeAsync());
            await account.VerifyManifestsAsync();
        });
    }

    [Fact]
    public async Task Two_takers_at_full_speed_publish_one_snapshot()
    {
        var undisturbed = await SubmittedAsync();
        await undisturbed.Worker().Taker.TakeUnguardedAsync(default);
        var expected = await undisturbed.DescribeAsync();

        await EachAsync(6, async _ =>
        {
            var account = await SubmittedAsync();

            await Task.WhenAll(account.Worker().Taker.TakeUnguardedAsync(default), account.Worker().Taker.TakeUnguardedAsync(default));

            Assert.Equal(expected, await account.DescribeAsync());
            await account.VerifyManifestsAsync();
        });
    }

    [Fact]
    public async Task A_taker_that_was_paused_cannot_publish_backwards()
    {
        OperationTap counting = new();
        await (await SubmittedAsync()).Worker(counting).Taker.TakeUnguardedAsync(default);

        await EachAsync(counting.Operations.Count, async k =>
        {
            var account = await SubmittedAsync();
            await TestAccount.NextSecondAsync();
            var path = await account.UploadAsync(Changed);
            SnapshotReference? newest = null;
            OperationTap tap = new()
            {
                Before = async number =>
                {
                    if (number == k)
                    {
                        await account.Worker().IngestAsync(path);
                        newest = (await account.Worker().Taker.TakeUnguardedAsync(default)).Snapshot;
                    }
                },
            };

            await account.Worker(tap).Taker.TakeUnguardedAsync(default);

            SnapshotReader reader = new(account.Storage);
            Assert.Equal(newest, await reader.ResolveAsync("nightly"));
            Assert.Equal(newest, await reader.ResolveAsync("released"));
            Assert.Equal(newest!.Sequence, (await reader.ListAsync().FirstAsync()).Sequence);
        });
    }

    [Fact]
    public async Task While_one_run_is_at_work_another_leaves_it_the_work()
    {
        var account = await SubmittedAsync();
        SnapshotOutcome? second = null;
        OperationTap tap = new()
        {
            Before = async number =>
            {
                if (number == 5)
                {
                    second = await account.Worker().Taker.TakeAsync();
                }
            },
        };

        var first = await account.Worker(tap).Taker.TakeAsync();

        Assert.Equal((SnapshotResult.Published, SnapshotResult.Busy), (first.Result, second!.Result));
        Assert.Equal(SnapshotResult.Unchanged, (await account.Worker().Taker.TakeAsync()).Result);
    }

    [Fact]
    public async Task A_reviewer_releases_where_nothing_is_released_by_itself()
    {
        var account = await SubmittedAsync();
        account.Options.AutoRelease = false;
        var first = (await account.Worker().Taker.TakeAsync()).Snapshot!;
        await account.Worker().IngestAsync(await account.UploadAsync(Changed, "更正.xlsx"));
        await TestAccount.NextSecondAsync();
        await account.Worker().IngestAsync(await account.UploadAsync(Changed.With("533401", "land_area", 11600m)));
        var second = (await account.Worker().Taker.TakeAsync()).Snapshot!;
        SnapshotReader reader = new(account.Storage);
        Assert.Null(await reader.ResolveAsync("released"));

        Assert.Equal(ReleaseResult.Released, await account.Worker().Releases.ReleaseAsync(second.Sequence, "审核人"));
        Assert.Equal(ReleaseResult.Earlier, await account.Worker().Releases.ReleaseAsync(first.Sequence, "审核人"));
        Assert.Equal(ReleaseResult.Unknown, await account.Worker().Releases.ReleaseAsync(99, "审核人"));

        Assert.Equal(second, await reader.ResolveAsync("released"));
        Assert.Equal("审核人", (await reader.FindAsync(second.Sequence))!.ReleasedBy);
    }

    [Fact]
    public async Task A_release_that_was_killed_before_the_pointer_moved_is_finished_by_the_next_run()
    {
        var account = await SubmittedAsync();
        account.Options.AutoRelease = false;
        var first = (await account.Worker().Taker.TakeAsync()).Snapshot!;
        OperationTap tap = null!;
        tap = new OperationTap { After = _ => tap.Operations[^1].StartsWith("PUT", StringComparison.Ordinal) ? throw new ProcessKilledException() : Task.CompletedTask };
        await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(tap).Releases.ReleaseAsync(first.Sequence, "审核人"));
        Assert.Null(await new SnapshotReader(account.Storage).ResolveAsync("released"));

        var outcome = await account.Worker().Taker.TakeAsync();

        Assert.Equal((SnapshotResult.Unchanged, true), (outcome.Result, outcome.Finished));
        Assert.Equal(first, await new SnapshotReader(account.Storage).ResolveAsync("released"));
        Assert.Empty(await account.VerifyAsync());
    }

    [Fact]
    public async Task What_nobody_released_stays_unreleased_when_new_snapshots_are_released_at_once()
    {
        var account = await SubmittedAsync();
        account.Options.AutoRelease = false;
        await account.Worker().Taker.TakeAsync();
        account.Options.AutoRelease = true;

        Assert.Equal(SnapshotResult.Unchanged, (await account.Worker().Taker.TakeAsync()).Result);

        Assert.Null(await new SnapshotReader(account.Storage).ResolveAsync("released"));
        Assert.Empty(await account.VerifyAsync());
    }

    [Fact]
    public async Task A_part_of_a_file_can_be_read()
    {
        var account = await SubmittedAsync();
        var snapshot = (await account.Worker().Taker.TakeAsync()).Snapshot!;
        SnapshotReader reader = new(account.Storage);
        await using var whole = (await reader.OpenAsync(snapshot, "indicators.csv"))!;
        using MemoryStream bytes = new();
        await whole.Content.CopyToAsync(bytes);

        await using var part = (await reader.OpenAsync(snapshot, "indicators.csv", 10, 20))!;
        using MemoryStream some = new();
        await part.Content.CopyToAsync(some);

        Assert.Equal(bytes.ToArray()[10..30], some.ToArray());
        Assert.Equal((whole.Length, whole.ETag), (part.Length, part.ETag));
        Assert.Null(await reader.OpenAsync(snapshot, "secret.csv"));
        Assert.Null(await reader.ResolveAsync("2"));
        Assert.Null(await reader.ResolveAsync("../nightly"));
    }

    private async Task<TestAccount> SubmittedAsync()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Nujiang));
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        return account;
    }

    private static async Task<IReadOnlyDictionary<string, double?>> IndicatorsAsync(TestAccount account, long sequence) =>
        (await account.RowsAsync(StorageNames.IndicatorsTable))
        .Where(row => row.PartitionKey == Keys.IndicatorPartition(sequence))
        .ToDictionary(row => row.RowKey, row => row.GetDouble("value"));

    /// <summary>Measure and area of the lines that differ.</summary>
    private static async Task<IReadOnlyList<string>> ChangedLinesAsync(
        TestAccount account, SnapshotReference before, SnapshotReference after, string file)
    {
        var older = await LinesAsync(account, before, file);
        var newer = await LinesAsync(account, after, file);
        var header = newer[0].Split(',');
        var (subject, area) = (Array.IndexOf(header, "measure"), Array.IndexOf(header, "area"));
        return [.. newer.Except(older).Select(line => line.Split(',')).Select(cells => $"{cells[subject]},{cells[area]}").Order(StringComparer.Ordinal)];
    }

    private static async Task<string[]> LinesAsync(TestAccount account, SnapshotReference snapshot, string file)
    {
        await using var open = (await new SnapshotReader(account.Storage).OpenAsync(snapshot, file))!;
        using StreamReader text = new(open.Content);
        return (await text.ReadToEndAsync()).Split("\n");
    }

    private static Task EachAsync(int count, Func<int, Task> test) => Parallel.ForEachAsync(
        Enumerable.Range(1, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (k, _) => await test(k));
}
