using Pipeline.Storage;

namespace Pipeline.IntegrationTests.Storage;

[Collection(SharedAzurite.Name)]
public sealed class RetentionTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Snapshots_beyond_those_kept_go_with_their_files_rows_and_generations()
    {
        var account = await PublishedAsync(3, autoRelease: false);
        account.Options.KeepNightly = 2;

        var outcome = await account.Worker().Retention.ApplyAsync(default);

        Assert.Equal(new RetentionOutcome(1, 1), outcome);
        Assert.Equal([3L, 2L], await new SnapshotReader(account.Storage).ListAsync().Select(entry => entry.Sequence).ToListAsync());
        Assert.DoesNotContain(await account.BlobsAsync(StorageNames.Snapshots), name => name.StartsWith("1-", StringComparison.Ordinal));
        Assert.Equal(["2", "3"], (await account.RowsAsync(StorageNames.IndicatorsTable)).Select(row => row.PartitionKey).Distinct().Order());
        var ledger = await account.LedgerAsync();
        Assert.NotNull(ledger[0].ObservationsRemovedAt);
        Assert.Equal(
            ledger.Skip(1).Select(row => Keys.Generation(row.Reporter, Figures.Year, row.Generation)).Order(StringComparer.Ordinal),
            (await account.RowsAsync(StorageNames.ObservationsTable)).Select(row => row.PartitionKey).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(new RetentionOutcome(0, 0), await account.Worker().Retention.ApplyAsync(default));
    }

    [Fact]
    public async Task Released_snapshots_are_kept_for_good_and_so_is_what_they_pin()
    {
        var account = await PublishedAsync(3, autoRelease: true);
        account.Options.KeepNightly = 1;

        Assert.Equal(new RetentionOutcome(0, 0), await account.Worker().Retention.ApplyAsync(default));
        Assert.Equal(3, await new SnapshotReader(account.Storage).ListAsync().CountAsync());
    }

    [Fact]
    public async Task What_is_released_while_retention_is_at_work_keeps_what_it_pins()
    {
        var account = await PublishedAsync(2, autoRelease: false);
        account.Options.KeepNightly = 1;
        OperationTap tap = null!;
        var released = false;
        tap = new OperationTap
        {
            Before = async _ =>
            {
                if (!released && tap.Operations[^1].StartsWith("PUT", StringComparison.Ordinal))
                {
                    released = true;
                    Assert.Equal(ReleaseResult.Released, await account.Worker().Releases.ReleaseAsync(1, "审核人"));
                }
            },
        };

        var outcome = await account.Worker(tap).Retention.ApplyAsync(default);

        Assert.True(released);
        Assert.Equal(new RetentionOutcome(0, 0), outcome);
        Assert.Empty(await account.VerifyAsync());
    }

    [Fact]
    public async Task What_has_just_been_replaced_may_still_be_read()
    {
        var account = await PublishedAsync(3, autoRelease: false);
        account.Options.KeepNightly = 1;
        account.Options.RetentionGrace = TimeSpan.FromDays(1);

        Assert.Equal(0, (await account.Worker().Retention.ApplyAsync(default)).Generations);
        Assert.Equal(2, (await account.Worker(time: new ShiftedTime(TimeSpan.FromDays(2))).Retention.ApplyAsync(default)).Generations);
    }

    [Fact]
    public async Task What_a_killed_run_left_is_abandoned_by_the_next_and_then_removed()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        OperationTap counting = new();
        var rehearsal = await TestAccount.CreateAsync(azurite);
        await rehearsal.Worker().IngestAsync(await rehearsal.UploadAsync(Figures.Diqing));
        await rehearsal.Worker(counting).Taker.TakeUnguardedAsync(default);
        var manifest = counting.Operations.ToList().FindIndex(o => o.EndsWith("manifest.json", StringComparison.Ordinal)) + 1;
        await Assert.ThrowsAsync<ProcessKilledException>(
            () => account.Worker(new OperationTap { KillAfter = manifest }).Taker.TakeUnguardedAsync(default));
        await TestAccount.NextSecondAsync();
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11500m)));

        var outcome = await account.Worker().Taker.TakeAsync();

        Assert.Equal((SnapshotResult.Published, 2L, false), (outcome.Result, outcome.Snapshot!.Sequence, outcome.Finished));
        Assert.Equal("2", Assert.Single((await account.RowsAsync(StorageNames.SnapshotsTable)).Select(row => $"{row["sequence"]}")));
        Assert.DoesNotContain(await account.BlobsAsync(StorageNames.Snapshots), name => name.StartsWith("1-", StringComparison.Ordinal));
    }

    /// <summary>Diqing, submitted and published several times with other figures.</summary>
    private async Task<TestAccount> PublishedAsync(int count, bool autoRelease)
    {
        var account = await TestAccount.CreateAsync(azurite);
        account.Options.AutoRelease = autoRelease;
        for (var i = 0; i < count; i++)
        {
            await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11000m + i)));
            await account.Worker().Taker.TakeUnguardedAsync(default);
            await TestAccount.NextSecondAsync();
        }

        return account;
    }
}
