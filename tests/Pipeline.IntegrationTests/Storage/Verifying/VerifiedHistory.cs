using System.Text;
using Azure;
using Azure.Data.Tables;
using Pipeline.Corrections;
using Pipeline.Storage;
using Pipeline.Storage.Access;
using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.Storage.Verifying;

/// <summary>An account in which something of every sort has happened, and ways to tamper with it.</summary>
internal sealed class VerifiedHistory
{
    private VerifiedHistory(TestAccount account, IReadOnlyList<LedgerRow> ledger, SnapshotReference snapshot) =>
        (Account, Ledger, Snapshot) = (account, ledger, snapshot);

    public TestAccount Account { get; }

    /// <summary>Two accepted (0 Nujiang, 1 Diqing), then Diqing corrected (2), then rejected (3).</summary>
    public IReadOnlyList<LedgerRow> Ledger { get; }

    public SnapshotReference Snapshot { get; }

    public LedgerRow Nujiang => Ledger.Single(row => row.Reporter == SmallCatalogue.Nujiang);

    /// <summary>The upload of Diqing that is in force.</summary>
    public LedgerRow InForce => Ledger.Single(row => row.Replaced.Length > 0);

    public LedgerRow Rejected => Ledger.Single(row => row.Verdict == Verdict.Rejected);

    /// <summary>The upload that was set aside: its path names no reporter.</summary>
    public LedgerRow Quarantined => Ledger.Single(row => row.Verdict == Verdict.Quarantined);

    public async Task<string> TokenAsync() => Assert.Single(await Account.RowsAsync(StorageNames.TokensTable)).RowKey;

    public static string LedgerKey(LedgerRow row) => $"ledger {row.Reporter}/{row.Period}_{row.EventId}";

    public static string Partition(LedgerRow row) => Keys.Generation(row.Reporter, Figures.Year, row.Generation);

    public async Task<VerifiedHistory> CopyAsync(AzuriteFixture azurite) => new(await Account.CopyAsync(azurite), Ledger, Snapshot);

    public static async Task<VerifiedHistory> CreateAsync(AzuriteFixture azurite)
    {
        var account = await TestAccount.CreateAsync(azurite);
        var worker = account.Worker(catalogue: SmallCatalogue.Assessing);
        await worker.IngestAsync(await account.UploadAsync(Figures.Nujiang, catalogue: SmallCatalogue.Assessing));
        await worker.IngestAsync(await account.UploadAsync(Figures.Diqing, "一.xlsx", SmallCatalogue.Assessing));
        await TestAccount.NextSecondAsync();
        await worker.IngestAsync(await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11500m), "二.xlsx", SmallCatalogue.Assessing));
        await TestAccount.NextSecondAsync();
        await worker.IngestAsync(await account.UploadAsync(Figures.Diqing.Without("533400", "gdp"), "三.xlsx", SmallCatalogue.Assessing));
        await new CorrectionStore(account.Storage).AddAsync(new Correction
        {
            Reporter = SmallCatalogue.Diqing,
            Period = Figures.Year,
            Area = "533401",
            Measure = "land_area",
            Old = 11500m,
            New = 11419m,
            Reason = "笔误",
            By = "王五",
            At = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero),
        });
        await new Tokens(account.Storage.Table(StorageNames.TokensTable), TimeProvider.System)
            .IssueAsync(new Identity("迪庆州统计局", Role.Reporter, SmallCatalogue.Diqing), TimeSpan.FromDays(90), default);
        await worker.IngestAsync(await account.UploadAsync("无此单位/2024/上报.xlsx", new BinaryData("no workbook")));
        var outcome = await worker.Taker.TakeAsync();
        Assert.IsType<FreezeOutcome.Frozen>(await new AssessmentFreezer(SmallCatalogue.Assessing, account.Storage, TimeProvider.System)
            .FreezeAsync(2024, "nightly", "张三", "云考〔2025〕3号"));
        return new(account, await account.LedgerAsync(), outcome.Snapshot!);
    }

    /// <summary>Changes a blob's bytes.</summary>
    public async Task ChangeAsync(string container, string name, Func<byte[], byte[]> change)
    {
        var blob = Account.Storage.Container(container).GetBlobClient(name);
        var bytes = (await blob.DownloadContentAsync()).Value.Content.ToArray();
        await blob.UploadAsync(new BinaryData(change(bytes)), overwrite: true);
    }

    /// <summary>Changes a text in a blob, which must be there.</summary>
    public Task ReplaceAsync(string container, string name, string before, string after) => ChangeAsync(container, name, bytes =>
    {
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Contains(before, text, StringComparison.Ordinal);
        var at = text.IndexOf(before, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, at), after, text.AsSpan(at + before.Length)));
    });

    public Task DeleteBlobAsync(string container, string name) => Account.Storage.Container(container).GetBlobClient(name).DeleteAsync();

    public Task AddBlobAsync(string container, string name) =>
        Account.Storage.Container(container).GetBlobClient(name).UploadAsync(new BinaryData("x"), overwrite: false);

    public Task SetAsync(string table, string partition, string key, string property, object value) => Account.SetAsync(table, partition, key, property, value);

    public Task DeleteRowAsync(string table, string partition, string key) => Account.Storage.Table(table).DeleteEntityAsync(partition, key, ETag.All);

    public Task AddRowAsync(string table, string partition, string key) =>
        Account.Storage.Table(table).AddEntityAsync(new TableEntity(partition, key) { ["gdp"] = 1.0 });

    public string File(string name) => $"{Snapshot.Folder}/{name}";

    public async Task<string> OnlyBlobAsync(string container) => Assert.Single(await Account.BlobsAsync(container));
}
