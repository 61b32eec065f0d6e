using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.Storage;

[Collection(SharedAzurite.Name)]
public sealed class WithdrawalTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Takes_back_what_is_in_force_and_says_so_in_ledger_and_receipt()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var accepted = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));

        var receipt = await account.Worker().Withdrawal.WithdrawAsync(SmallCatalogue.Diqing, Figures.Year, "数据有误");

        Assert.Equal((Verdict.Withdrawn, accepted.EventId), (receipt!.Verdict, receipt.EventId));
        Assert.Equal(Verdict.Withdrawn, Assert.Single(await account.LedgerAsync()).Verdict);
        var current = await account.CurrentAsync(Figures.Diqing);
        Assert.Equal((true, "数据有误"), (current!.Withdrawn, current.WithdrawnBecause));
        Assert.Equal(Verdict.Withdrawn, (await new ReceiptStore(account.Storage).FindAsync("533400", "2024", accepted.EventId))!.Verdict);
    }

    [Fact]
    public async Task The_same_file_uploaded_again_comes_into_force_again()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        await account.Worker().Withdrawal.WithdrawAsync(SmallCatalogue.Diqing, Figures.Year, "数据有误");
        await TestAccount.NextSecondAsync();

        var again = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));

        Assert.Equal(Verdict.Accepted, again.Verdict);
        Assert.Equal((false, again.EventId), ((await account.CurrentAsync(Figures.Diqing))!.Withdrawn, (await account.CurrentAsync(Figures.Diqing))!.Generation));
    }

    [Fact]
    public async Task Neither_a_redelivery_nor_an_older_upload_brings_it_back()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var older = await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 10900m), "一.xlsx");
        await TestAccount.NextSecondAsync();
        var path = await account.UploadAsync(Figures.Diqing, "二.xlsx");
        await account.Worker().IngestAsync(path);
        await account.Worker().Withdrawal.WithdrawAsync(SmallCatalogue.Diqing, Figures.Year, "数据有误");

        Assert.Equal(Verdict.Withdrawn, (await account.Worker().IngestAsync(path)).Verdict);
        Assert.Equal(Verdict.Superseded, (await account.Worker().IngestAsync(older)).Verdict);
        Assert.True((await account.CurrentAsync(Figures.Diqing))!.Withdrawn);
    }

    [Fact]
    public async Task Stays_in_the_ledger_though_it_was_killed_before_it_could_say_so_and_another_upload_came()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var first = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        await KilledAfterTheSwapAsync(account);
        await TestAccount.NextSecondAsync();

        var second = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11500m)));
        await account.Worker().Sweep.SweepAsync();

        Assert.Equal([(first.EventId, Verdict.Withdrawn), (second.EventId, Verdict.Accepted)], (await account.LedgerAsync()).Select(row => (row.EventId, row.Verdict!.Value)));
        Assert.Equal(Verdict.Withdrawn, (await new ReceiptStore(account.Storage).FindAsync("533400", "2024", first.EventId))!.Verdict);
        Assert.Empty(await account.VerifyAsync());
    }

    [Fact]
    public async Task Is_not_undone_by_a_replay_that_comes_before_the_ledger_says_so()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        await KilledAfterTheSwapAsync(account);

        await account.Worker().Replay.RunAsync(new());
        await account.Worker().Sweep.SweepAsync();

        Assert.Equal((true, "数据有误"), ((await account.CurrentAsync(Figures.Diqing))!.Withdrawn, (await account.CurrentAsync(Figures.Diqing))!.WithdrawnBecause));
        Assert.Equal(Verdict.Withdrawn, Assert.Single(await account.LedgerAsync()).Verdict);
        Assert.Empty(await account.VerifyAsync());
    }

    [Fact]
    public async Task Is_what_the_receipt_says_also_where_the_uploads_own_worker_was_slower()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var path = await account.UploadAsync(Figures.Diqing);
        OperationTap tap = null!;
        var withdrawn = false;
        tap = new OperationTap
        {
            Before = async _ =>
            {
                if (!withdrawn && tap.Operations[^1] is var now && now.StartsWith("PUT", StringComparison.Ordinal) && now.EndsWith("receipt.json", StringComparison.Ordinal))
                {
                    withdrawn = true;
                    await account.Worker().Withdrawal.WithdrawAsync(SmallCatalogue.Diqing, Figures.Year, "数据有误");
                }
            },
        };

        var receipt = await account.Worker(tap).IngestAsync(path);

        Assert.True(withdrawn);
        Assert.Equal(Verdict.Withdrawn, receipt.Verdict);
        Assert.Equal(Verdict.Withdrawn, (await new ReceiptStore(account.Storage).FindAsync("533400", "2024", receipt.EventId))!.Verdict);
        Assert.Empty(await account.VerifyAsync());
    }

    [Fact]
    public async Task Where_nothing_is_in_force_there_is_nothing_to_take_back()
    {
        var account = await TestAccount.CreateAsync(azurite);

        Assert.Null(await account.Worker().Withdrawal.WithdrawAsync(SmallCatalogue.Diqing, Figures.Year, "数据有误"));
    }

    [Fact]
    public async Task Deleting_an_upload_changes_nothing()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var path = await account.UploadAsync(Figures.Diqing);
        await account.Worker().IngestAsync(path);
        var before = await account.DescribeAsync();

        await account.Storage.Container(StorageNames.Submissions).GetBlobClient(path).DeleteAsync();
        await account.Worker().Sweep.SweepAsync();

        Assert.Equal(before, await account.DescribeAsync());
    }

    /// <summary>A withdrawal whose process ended when what is in force said so, and nothing else yet.</summary>
    private static async Task KilledAfterTheSwapAsync(TestAccount account)
    {
        OperationTap tap = null!;
        tap = new OperationTap { After = _ => tap.Commits > 0 ? throw new ProcessKilledException() : Task.CompletedTask };
        await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(tap).Withdrawal.WithdrawAsync(SmallCatalogue.Diqing, Figures.Year, "数据有误"));
        Assert.Equal((true, Verdict.Accepted), ((await account.CurrentAsync(Figures.Diqing))!.Withdrawn, Assert.Single(await account.LedgerAsync()).Verdict));
    }
}
