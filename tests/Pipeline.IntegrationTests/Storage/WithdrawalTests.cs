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
}
