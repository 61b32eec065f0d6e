using Pipeline.Storage;

namespace Pipeline.IntegrationTests.Storage;

[Collection(SharedAzurite.Name)]
public sealed class CompletenessTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_first_accepted_upload_counts_and_a_withdrawal_makes_a_reporter_overdue_again()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var first = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        await TestAccount.NextSecondAsync();
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11500m)));
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Nujiang.Without("533300", "gdp")));
        Completeness completeness = new(SmallCatalogue.Default, account.Storage, TimeProvider.System);

        var before = await completeness.StatusAsync();
        await account.Worker().Withdrawal.WithdrawAsync(SmallCatalogue.Diqing, Figures.Year, "数据有误");
        var after = await completeness.StatusAsync();

        // The figures are of 2024, and the machine's clock is past their due date, 1 March 2025.
        var late = before.Single(s => s.Reporter == SmallCatalogue.Diqing && s.Period == Figures.Year);
        Assert.Equal((Timeliness.Late, (DateTimeOffset?)first.ReceivedAt), (late.Timeliness, late.AcceptedAt));
        Assert.Equal(Timeliness.Overdue, before.Single(s => s.Reporter == SmallCatalogue.Nujiang && s.Period == Figures.Year).Timeliness);
        Assert.Equal(Timeliness.Overdue, after.Single(s => s.Reporter == SmallCatalogue.Diqing && s.Period == Figures.Year).Timeliness);
    }
}
