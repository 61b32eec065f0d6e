using System.Text;
using Azure;
using Pipeline.Storage;

namespace Pipeline.IntegrationTests.Storage;

[Collection(SharedAzurite.Name)]
public sealed class FrozenAssessmentsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_frozen_assessment_names_its_snapshot_and_who_and_when()
    {
        var account = await PublishedAsync();
        var before = DateTimeOffset.UtcNow;

        var record = await FreezeAsync(account);

        Assert.Equal((2024, 1, 1L, "张三", "云考〔2025〕3号"), (record.Year, record.Number, record.SnapshotSequence, record.By, record.Note));
        Assert.Equal((await new SnapshotReader(account.Storage).ResolveAsync("1"))!.Hash, record.SnapshotHash);
        Assert.InRange(record.FrozenAt, before, DateTimeOffset.UtcNow);
        var frozen = new FrozenAssessments(account.Storage);
        Assert.Equal(record, Assert.Single(await frozen.ListAsync()));
        var rows = (await frozen.ReadAsync(record)).ToString();
        Assert.Contains("533401,", rows, StringComparison.Ordinal);
        Assert.Equal(record.Rows, rows.Split('\n').Length - 2);
    }

    [Fact]
    public async Task Later_snapshots_change_nothing_and_retention_keeps_the_one_it_was_taken_from()
    {
        var account = await PublishedAsync();
        var record = await FreezeAsync(account);
        var rows = (await new FrozenAssessments(account.Storage).ReadAsync(record)).ToString();
        account.Options.KeepNightly = 1;
        for (var i = 1; i <= 2; i++)
        {
            await TestAccount.NextSecondAsync();
            await account.Worker(catalogue: SmallCatalogue.Assessing).IngestAsync(await account.UploadAsync(
                Figures.Diqing.With("533401", "urban_population", 9m + (i / 10m)).With("533400", "urban_population", 14m + (i / 10m)), catalogue: SmallCatalogue.Assessing));
            await account.Worker(catalogue: SmallCatalogue.Assessing).Taker.TakeAsync();
        }

        Assert.Equal([3L, 1L], await new SnapshotReader(account.Storage).ListAsync().Select(entry => entry.Sequence).ToListAsync());
        Assert.Equal(rows, (await new FrozenAssessments(account.Storage).ReadAsync(record)).ToString());
    }

    [Fact]
    public async Task Freezing_again_adds_and_replaces_nothing()
    {
        var account = await PublishedAsync();
        var first = await FreezeAsync(account);
        var second = await FreezeAsync(account);

        Assert.Equal(2, second.Number);
        Assert.Equal([first, second], await new FrozenAssessments(account.Storage).ListAsync());
        Assert.Equal(second, await new FrozenAssessments(account.Storage).FindAsync(2024));
        Assert.Equal(first, await new FrozenAssessments(account.Storage).FindAsync(2024, 1));
        Assert.Equal(["2024/0001.csv", "2024/0001.json", "2024/0002.csv", "2024/0002.json"], await account.BlobsAsync(StorageNames.Assessments));
    }

    [Fact]
    public async Task What_was_tampered_with_is_not_shown()
    {
        var account = await PublishedAsync();
        var record = await FreezeAsync(account);
        var blob = account.Storage.Container(StorageNames.Assessments).GetBlobClient("2024/0001.csv");
        await blob.UploadAsync(new BinaryData(Encoding.UTF8.GetBytes("area\n")), overwrite: true);

        await Assert.ThrowsAsync<InvalidDataException>(() => new FrozenAssessments(account.Storage).ReadAsync(record));
    }

    [Fact]
    public async Task Only_what_a_snapshot_assesses_can_be_frozen()
    {
        var account = await PublishedAsync();
        var freezer = Freezer(account);

        Assert.IsType<FreezeOutcome.NothingAssessed>(await freezer.FreezeAsync(2019, "1", "张三", ""));
        Assert.IsType<FreezeOutcome.NoSnapshot>(await freezer.FreezeAsync(2024, "9", "张三", ""));
        await Assert.ThrowsAsync<ArgumentException>(() => freezer.FreezeAsync(2024, "1", " ", ""));
        Assert.Empty(await new FrozenAssessments(account.Storage).ListAsync());
    }

    [Fact]
    public async Task An_account_without_the_container_has_frozen_nothing()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Storage.Container(StorageNames.Assessments).DeleteAsync();

        Assert.Empty(await new FrozenAssessments(account.Storage).ListAsync());
        await Assert.ThrowsAsync<RequestFailedException>(() => account.BlobsAsync(StorageNames.Assessments));
    }

    private static AssessmentFreezer Freezer(TestAccount account) => new(SmallCatalogue.Assessing, account.Storage, TimeProvider.System);

    private static async Task<FrozenAssessment> FreezeAsync(TestAccount account) =>
        Assert.IsType<FreezeOutcome.Frozen>(await Freezer(account).FreezeAsync(2024, "nightly", "张三", "云考〔2025〕3号")).Record;

    private async Task<TestAccount> PublishedAsync()
    {
        var account = await TestAccount.CreateAsync(azurite);
        account.Options.AutoRelease = false;
        await account.Worker(catalogue: SmallCatalogue.Assessing).IngestAsync(await account.UploadAsync(Figures.Diqing, catalogue: SmallCatalogue.Assessing));
        await account.Worker(catalogue: SmallCatalogue.Assessing).Taker.TakeAsync();
        return account;
    }
}
