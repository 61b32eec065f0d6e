using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.Storage;

[Collection(SharedAzurite.Name)]
public sealed class SweepTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Finds_what_no_trigger_delivered_and_leaves_what_is_answered()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Nujiang));
        await account.UploadAsync(Figures.Diqing);

        Assert.Equal(new SweepOutcome(1, 0), await account.Worker().Sweep.SweepAsync());
        Assert.Equal(new SweepOutcome(0, 0), await account.Worker().Sweep.SweepAsync());

        Assert.All(await account.LedgerAsync(), row => Assert.Equal((SubmissionStage.Answered, Verdict.Accepted), (row.Stage, row.Verdict)));
        Assert.NotNull(await account.CurrentAsync(Figures.Diqing));
    }

    [Fact]
    public async Task Leaves_the_young_to_their_trigger()
    {
        var account = await TestAccount.CreateAsync(azurite);
        account.Options.SweepGrace = TimeSpan.FromMinutes(5);
        await account.UploadAsync(Figures.Diqing);

        Assert.Equal(new SweepOutcome(0, 0), await account.Worker().Sweep.SweepAsync());
        Assert.Equal(new SweepOutcome(1, 0), await account.Worker(time: new ShiftedTime(TimeSpan.FromMinutes(6))).Sweep.SweepAsync());
    }

    [Fact]
    public async Task One_upload_that_fails_does_not_keep_the_others_waiting()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.UploadAsync(Figures.Diqing);
        await Assert.ThrowsAsync<ProcessKilledException>(
            () => account.Worker(new OperationTap { KillAfter = 4 }).IngestAsync("533400/2024/上报.xlsx"));
        // Its bytes vanish from the archive, which nothing in the system does.
        var archived = Assert.Single(await account.BlobsAsync(StorageNames.Archive));
        await account.Storage.Container(StorageNames.Archive).GetBlobClient(archived).DeleteAsync();
        OperationTap tap = new();
        await account.UploadAsync(Figures.Nujiang);
        await account.Storage.Table(StorageNames.LedgerTable).UpdateEntityAsync(
            await StageAsync(account, SubmissionStage.Archived), Azure.ETag.All, Azure.Data.Tables.TableUpdateMode.Replace);

        var failure = await Assert.ThrowsAsync<AggregateException>(() => account.Worker(tap).Sweep.SweepAsync());

        Assert.Single(failure.InnerExceptions);
        Assert.NotNull(await account.CurrentAsync(Figures.Nujiang));
    }

    private static async Task<Azure.Data.Tables.TableEntity> StageAsync(TestAccount account, SubmissionStage stage) =>
        (Assert.Single(await account.LedgerAsync()) with { Stage = stage }).ToEntity();
}

/// <summary>The clock of the system, set forward.</summary>
internal sealed class ShiftedTime(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
