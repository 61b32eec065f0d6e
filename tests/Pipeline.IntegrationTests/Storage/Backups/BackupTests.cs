using System.Security.Cryptography;
using Azure.Storage.Blobs.Specialized;
using Pipeline.Storage;
using Pipeline.Storage.Backups;
using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.Storage.Backups;

/// <summary>The drill: back up, restore elsewhere, and go on there as if nothing had happened.</summary>
[Collection(SharedAzurite.Name)]
public sealed class BackupTests(AzuriteFixture azurite) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-backup-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_restored_elsewhere_is_what_was_backed_up()
    {
        var source = await HistoryAsync();
        var outcome = await BackupAsync(source);
        var target = await TestAccount.CreateAsync(azurite);

        var restored = await RestoreAsync(target);

        Assert.Equal((outcome.Name, outcome.Blobs), (restored.Backup, restored.Blobs));
        Assert.Equal(await source.DescribeAsync(), await target.DescribeAsync());
        Assert.Equal((await source.LedgerAsync()).Select(row => row.Upload), (await target.LedgerAsync()).Select(row => row.Upload));
        Assert.Empty(await target.VerifyAsync());

        // The same data give the same snapshot: nothing is published.
        Assert.Equal(SnapshotResult.Unchanged, (await target.Worker().Taker.TakeAsync()).Result);
    }

    [Fact]
    public async Task Of_an_account_of_which_a_killed_restore_wrote_half_no_snapshot_is_taken()
    {
        await BackupAsync(await HistoryAsync());
        var target = await TestAccount.CreateAsync(azurite);
        OperationTap tap = null!;
        tap = new OperationTap { Before = _ => tap.Operations.Count(o => o.EndsWith("$batch", StringComparison.Ordinal)) > 2 ? throw new ProcessKilledException() : Task.CompletedTask };
        await Assert.ThrowsAnyAsync<Exception>(() => new Restore(target.Seen(tap), TimeProvider.System).RunAsync(_folder));

        // The lease of the dead lapses.
        await target.Storage.Container(StorageNames.Snapshots).GetBlobClient(Keys.SnapshotLock).GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);

        Assert.Equal(SnapshotResult.Restoring, (await target.Worker().Taker.TakeAsync()).Result);
        Assert.Null(await new SnapshotReader(target.Storage).ResolveAsync("nightly"));

        await RestoreAsync(target);
        Assert.Equal(SnapshotResult.Unchanged, (await target.Worker().Taker.TakeAsync()).Result);
    }

    [Fact]
    public async Task A_killed_backup_leaves_nothing_that_the_next_one_does_not_clear()
    {
        var source = await HistoryAsync();
        OperationTap tap = null!;
        tap = new OperationTap { Before = _ => tap.Operations.Count > 30 ? throw new ProcessKilledException() : Task.CompletedTask };
        await Assert.ThrowsAnyAsync<Exception>(() => new Backup(SmallCatalogue.Default, source.Seen(tap), TimeProvider.System).RunAsync(_folder));
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "objects")).FullName, "x.partial"), "half");
        Assert.NotEmpty(Directory.GetDirectories(Path.Combine(_folder, "backups"), "*.partial"));
        Said said = new();

        await new Backup(SmallCatalogue.Default, source.Storage, TimeProvider.System).RunAsync(_folder, said);

        Assert.Empty(Directory.GetFileSystemEntries(_folder, "*.partial", SearchOption.AllDirectories));
        Assert.Contains(said.Lines, line => line.Contains("中断", StringComparison.Ordinal));
        Assert.Single(Directory.GetDirectories(Path.Combine(_folder, "backups")));
    }

    [Fact]
    public async Task Two_backups_into_one_folder_do_not_get_in_each_others_way()
    {
        var source = await HistoryAsync();
        var second = false;
        OperationTap tap = new()
        {
            Before = async number =>
            {
                if (number == 10)
                {
                    second = true;
                    await Assert.ThrowsAsync<BackupRefusedException>(() => BackupAsync(source));
                }
            },
        };

        var outcome = await new Backup(SmallCatalogue.Default, source.Seen(tap), TimeProvider.System).RunAsync(_folder);

        Assert.True(second);
        Assert.Equal(outcome.Name, (await RestoreAsync(await TestAccount.CreateAsync(azurite))).Backup);
    }

    private sealed class Said : IProgress<string>
    {
        public List<string> Lines { get; } = [];

        public void Report(string value) => Lines.Add(value);
    }

    [Fact]
    public async Task Uploads_that_triggers_and_sweep_deliver_again_after_a_restore_change_nothing()
    {
        var source = await HistoryAsync();
        await BackupAsync(source);
        var target = await TestAccount.CreateAsync(azurite);
        await RestoreAsync(target);
        var before = await target.DescribeAsync();

        foreach (var path in await target.BlobsAsync(StorageNames.Submissions))
        {
            await target.Worker().IngestAsync(path);
            var etag = (await target.Storage.Container(StorageNames.Submissions).GetBlobClient(path).GetPropertiesAsync()).Value.ETag;
            await target.Worker().Poison.HandleAsync($$"""{"ContainerName":"submissions","BlobName":"{{path}}","ETag":"{{etag.ToString().Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""", isLast: true);
        }

        Assert.Equal(new SweepOutcome(0, 0), await target.Worker().Sweep.SweepAsync());
        Assert.Equal(before, await target.DescribeAsync());
        Assert.Equal((await source.LedgerAsync()).Select(row => row.EventId), (await target.LedgerAsync()).Select(row => row.EventId));
    }

    [Fact]
    public async Task An_older_correction_that_was_still_on_its_way_stays_older_after_a_restore()
    {
        // The first of two corrections is delivered late, in the restored account only.
        var source = await TestAccount.CreateAsync(azurite);
        await source.UploadAsync(Figures.Diqing.With("533401", "land_area", 11100m), "一.xlsx");
        await TestAccount.NextSecondAsync();
        var newer = await source.Worker().IngestAsync(await source.UploadAsync(Figures.Diqing.With("533401", "land_area", 11200m), "二.xlsx"));
        await BackupAsync(source);
        var target = await TestAccount.CreateAsync(azurite);
        await RestoreAsync(target);
        await TestAccount.NextSecondAsync();

        var older = await target.Worker().IngestAsync($"{SmallCatalogue.Diqing}/2024/一.xlsx");

        Assert.Equal(Verdict.Superseded, older.Verdict);
        Assert.Equal(newer.EventId, (await target.CurrentAsync(Figures.Diqing))!.Generation);
        Assert.Equal(await SourceOrderAsync(), older.ReceivedAt);
        Assert.Empty(await target.VerifyAsync());

        async Task<DateTimeOffset> SourceOrderAsync() =>
            (await source.Storage.Container(StorageNames.Submissions).GetBlobClient($"{SmallCatalogue.Diqing}/2024/一.xlsx").GetPropertiesAsync()).Value.LastModified;
    }

    [Fact]
    public async Task A_new_upload_after_a_restore_is_a_new_upload_even_with_the_same_bytes_and_path()
    {
        var source = await TestAccount.CreateAsync(azurite);
        var path = await source.UploadAsync(Figures.Diqing);
        await source.Worker().IngestAsync(path);
        await BackupAsync(source);
        var target = await TestAccount.CreateAsync(azurite);
        await RestoreAsync(target);
        var bytes = (await target.Storage.Container(StorageNames.Submissions).GetBlobClient(path).DownloadContentAsync()).Value.Content;
        await TestAccount.NextSecondAsync();

        var other = await target.Worker().IngestAsync(await target.UploadAsync(path, Figures.Diqing.With("533401", "land_area", 11300m).ToWorkbook()));
        await TestAccount.NextSecondAsync();
        var again = await target.Worker().IngestAsync(await target.UploadAsync(path, bytes));

        Assert.Equal(3, (await target.LedgerAsync()).Count);
        Assert.Equal(other.Generation, again.ReplacedGeneration);
        Assert.Empty(await target.VerifyAsync());
    }

    [Fact]
    public async Task Nobody_takes_the_place_of_another_upload_by_saying_that_a_restore_wrote_it()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var path = await account.UploadAsync(Figures.Diqing);
        await account.Worker().IngestAsync(path);
        var first = (await account.LedgerAsync())[0];
        await TestAccount.NextSecondAsync();
        await account.UploadAsync(path, Figures.Diqing.With("533401", "land_area", 11300m).ToWorkbook());
        await account.Storage.Container(StorageNames.Submissions).GetBlobClient(path).SetMetadataAsync(RestoredUpload.Metadata(first.Upload));

        var receipt = await account.Worker().IngestAsync(path);

        Assert.NotEqual(first.EventId, receipt.EventId);
        Assert.True(receipt.ReceivedAt > first.Upload.Order.LastModified);
        Assert.Equal(receipt.EventId, (await account.CurrentAsync(Figures.Diqing))!.Generation);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(14)]
    [InlineData(20)]
    [InlineData(28)]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(50)]
    public async Task A_backup_of_a_working_system_is_one_that_a_restore_can_go_on_with(int step)
    {
        // In the middle of the backup a correction comes into force, another upload arrives, one is withdrawn, and a snapshot is published.
        var source = await HistoryAsync();
        var disturbed = false;
        OperationTap tap = new()
        {
            Before = async number =>
            {
                if (number == step)
                {
                    disturbed = true;
                    await source.Worker().IngestAsync(await source.UploadAsync(Figures.Diqing.With("533401", "land_area", 11700m), "晚.xlsx"));
                    await source.Worker().Withdrawal.WithdrawAsync(SmallCatalogue.Nujiang, Figures.Year, "数据有误");
                    await source.Worker().Taker.TakeAsync();
                    await source.UploadAsync(Figures.Nujiang.With("533301", "gdp", 101m), "后.xlsx");
                }
            },
        };
        await new Backup(SmallCatalogue.Default, source.Seen(tap), TimeProvider.System).RunAsync(_folder);
        Assert.True(disturbed);
        var target = await TestAccount.CreateAsync(azurite);

        await RestoreAsync(target);

        Assert.DoesNotContain(await target.VerifyAsync(), line => !line.StartsWith("snapshot-pointer", StringComparison.Ordinal));
        await target.Worker().Sweep.SweepAsync();
        await target.Worker().Taker.TakeAsync();
        Assert.Empty(await target.VerifyAsync());
    }

    [Fact]
    public async Task A_restore_that_was_killed_anywhere_is_finished_by_running_it_again()
    {
        var source = await HistoryAsync();
        await BackupAsync(source);
        var expected = await source.DescribeAsync();
        OperationTap counting = new();
        await new Restore((await TestAccount.CreateAsync(azurite)).Seen(counting), TimeProvider.System).RunAsync(_folder);

        await Parallel.ForAsync(1, counting.Operations.Count / 7, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
        {
            var target = await TestAccount.CreateAsync(azurite);
            await Assert.ThrowsAsync<ProcessKilledException>(() => new Restore(target.Seen(new OperationTap { KillAfter = 7 * i }), TimeProvider.System).RunAsync(_folder));

            await AgainAsync(target);

            Assert.Equal(expected, await target.DescribeAsync());
            Assert.Empty(await target.VerifyAsync());
        });

        // The killed one's lease lapses by itself; here it is broken, to save the wait.
        async Task AgainAsync(TestAccount target)
        {
            var container = target.Storage.Container(StorageNames.Snapshots);
            if (await container.GetBlobClient(Keys.SnapshotLock).ExistsAsync())
            {
                await new Azure.Storage.Blobs.Specialized.BlobLeaseClient(container.GetBlobClient(Keys.SnapshotLock)).BreakAsync(TimeSpan.Zero);
            }

            await RestoreAsync(target);
        }
    }

    [Fact]
    public async Task An_account_with_data_is_left_alone()
    {
        var source = await HistoryAsync();
        await BackupAsync(source);
        var before = await source.DescribeAsync();

        await Assert.ThrowsAsync<RestoreRefusedException>(() => RestoreAsync(source));

        Assert.Equal(before, await source.DescribeAsync());
    }

    [Fact]
    public async Task What_was_deleted_is_added_and_what_is_there_stays()
    {
        var account = await HistoryAsync();
        await BackupAsync(account);
        var before = await account.DescribeAsync();
        var row = (await account.LedgerAsync())[0];
        await account.Storage.Table(StorageNames.LedgerTable).DeleteEntityAsync(row.Reporter, $"2024_{row.EventId}");
        await account.Storage.Table(StorageNames.SnapshotsTable).DeleteEntityAsync("snapshot", Keys.Snapshot(1).Row);
        await account.Storage.Table(StorageNames.IndicatorsTable).DeleteEntityAsync("1", "urbanisation_rate_533401_2024");
        await account.Storage.Table(StorageNames.ObservationsTable).DeleteEntityAsync(Keys.Generation(row.Reporter, Figures.Year, row.EventId), row.Reporter);
        await account.Storage.Container(StorageNames.Archive).DeleteBlobAsync(row.ContentHash);
        await account.Storage.Container(StorageNames.Snapshots).DeleteBlobAsync("nightly.json");
        await account.Storage.Container(StorageNames.Submissions).DeleteBlobAsync(row.Upload.BlobPath);

        await new Restore(account.Storage, TimeProvider.System).RunAsync(_folder, addMissing: true);

        Assert.Equal(before, await account.DescribeAsync());
        Assert.DoesNotContain(row.Upload.BlobPath, await account.BlobsAsync(StorageNames.Submissions));
        Assert.Empty(await account.VerifyAsync());
    }

    [Fact]
    public async Task The_next_backup_reads_only_what_is_new()
    {
        var source = await HistoryAsync();
        var first = await BackupAsync(source);
        await TestAccount.NextSecondAsync();
        await source.Worker().IngestAsync(await source.UploadAsync(Figures.Nujiang.With("533301", "land_area", 3201m), "又.xlsx"));

        var second = await BackupAsync(source);

        Assert.Equal(first.Blobs, first.Read);
        Assert.Equal(second.Blobs - first.Blobs, second.Read);
        var target = await TestAccount.CreateAsync(azurite);
        Assert.Equal(second.Name, (await RestoreAsync(target)).Backup);
        Assert.Empty(await target.VerifyAsync());
        var older = await TestAccount.CreateAsync(azurite);
        await new Restore(older.Storage, TimeProvider.System).RunAsync(_folder, first.Name);
        Assert.Equal((await source.LedgerAsync()).Count - 1, (await older.LedgerAsync()).Count);
        Assert.Empty(await older.VerifyAsync());
    }

    [Theory]
    [InlineData("objects")]
    [InlineData("ledger.jsonl")]
    [InlineData("blobs.jsonl")]
    public async Task A_damaged_backup_is_refused(string part)
    {
        await BackupAsync(await HistoryAsync());
        var file = part == "objects"
            ? Directory.GetFiles(Path.Combine(_folder, "objects"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First()
            : Directory.GetFiles(_folder, part, SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[^2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        await Assert.ThrowsAsync<InvalidDataException>(async () => await RestoreAsync(await TestAccount.CreateAsync(azurite)));
    }

    [Fact]
    public async Task Every_content_lies_under_its_hash_and_every_list_has_the_hash_that_the_manifest_says()
    {
        var outcome = await BackupAsync(await HistoryAsync());

        Assert.All(Directory.GetFiles(Path.Combine(_folder, "objects"), "*", SearchOption.AllDirectories), file =>
            Assert.Equal(Path.GetFileName(file), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))));
        var manifest = await new BackupFolder(_folder).ReadManifestAsync(outcome.Name, default);
        Assert.Equal(
            ["blobs.jsonl", "current.jsonl", "indicators.jsonl", "ledger.jsonl", "observations.jsonl", "snapshots.jsonl", "tokens.jsonl"],
            manifest.Lists.Select(list => list.Name));
        Assert.DoesNotContain(Directory.GetDirectories(Path.Combine(_folder, "backups")), name => name.EndsWith(".partial", StringComparison.Ordinal));
    }

    private Task<BackupOutcome> BackupAsync(TestAccount source) => new Backup(SmallCatalogue.Default, source.Storage, TimeProvider.System).RunAsync(_folder);

    private Task<RestoreOutcome> RestoreAsync(TestAccount target) => new Restore(target.Storage, TimeProvider.System).RunAsync(_folder);

    /// <summary>Two reporters, one corrected and once refused; a snapshot, and another after the correction.</summary>
    private async Task<TestAccount> HistoryAsync()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Nujiang));
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing, "一.xlsx"));
        await account.Worker().Taker.TakeAsync();
        await TestAccount.NextSecondAsync();
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11500m), "二.xlsx"));
        await TestAccount.NextSecondAsync();
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing.Without("533400", "gdp"), "三.xlsx"));
        await account.Worker().Taker.TakeAsync();
        return account;
    }
}
