using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Options;
using Pipeline.Storage;
using Pipeline.Storage.Health;

namespace Pipeline.IntegrationTests.Storage;

/// <summary>Health as it is read from storage.</summary>
[Collection(SharedAzurite.Name)]
public sealed class HealthTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Uploads_that_nobody_took_up_and_nights_without_a_snapshot_are_noticed_and_mended()
    {
        var account = await TestAccount.CreateAsync(azurite);
        Assert.Equal(HealthStatus.Healthy, (await ReadAsync(account, default)).Status);

        var path = await account.UploadAsync(Figures.Nujiang);
        Assert.Equal(HealthStatus.Healthy, Check(await ReadAsync(account, TimeSpan.FromMinutes(5)), "uploads").Status);
        Assert.Equal(HealthStatus.Degraded, Check(await ReadAsync(account, TimeSpan.FromMinutes(30)), "uploads").Status);
        Assert.Equal(HealthStatus.Broken, Check(await ReadAsync(account, TimeSpan.FromHours(3)), "uploads").Status);

        await account.Worker().IngestAsync(path);
        Assert.Null((await ReadAsync(account, default)).Facts.OldestUnprocessed);
        Assert.Equal(HealthStatus.Healthy, Check(await ReadAsync(account, TimeSpan.FromHours(25)), "snapshot").Status);
        Assert.Equal(HealthStatus.Degraded, Check(await ReadAsync(account, TimeSpan.FromHours(27)), "snapshot").Status);
        Assert.Equal(HealthStatus.Broken, Check(await ReadAsync(account, TimeSpan.FromHours(53)), "snapshot").Status);

        // A run that has nothing to publish is a run, too.
        await account.Worker(time: new ShiftedTime(TimeSpan.FromHours(24))).Taker.TakeAsync();
        await account.Worker(time: new ShiftedTime(TimeSpan.FromHours(48))).Taker.TakeAsync();
        Assert.Equal(HealthStatus.Healthy, Check(await ReadAsync(account, TimeSpan.FromHours(49)), "snapshot").Status);
        Assert.True((await ReadAsync(account, default)).Facts.Overdue > 0, "Of 18 reporters one has reported.");
    }

    [Fact]
    public async Task An_upload_on_which_work_stopped_is_unprocessed()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.UploadAsync(Figures.Diqing);
        await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(new OperationTap { KillAfter = 6 }).IngestAsync("533400/2024/上报.xlsx"));

        Assert.Equal(HealthStatus.Degraded, Check(await ReadAsync(account, TimeSpan.FromMinutes(30)), "uploads").Status);
    }

    [Fact]
    public async Task The_poison_queue_is_counted()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var queue = new QueueServiceClient(azurite.ConnectionString).GetQueueClient(account.Prefix + StorageNames.PoisonQueue);
        await queue.CreateAsync();
        await queue.SendMessageAsync("{}");

        var report = await ReadAsync(account, default);

        Assert.Equal((1, HealthStatus.Degraded), (report.Facts.PoisonMessages, report.Status));
    }

    [Fact]
    public async Task A_clock_that_is_off_is_noticed_by_what_storage_says()
    {
        var account = await TestAccount.CreateAsync(azurite);

        var report = await ReadAsync(account, TimeSpan.FromMinutes(3));

        Assert.Equal(HealthStatus.Degraded, Check(report, "clock").Status);
        Assert.InRange(report.Facts.ClockAhead!.Value.TotalSeconds, 170, 200);
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_broken_and_its_secrets_stay_unsaid()
    {
        var elsewhere = PipelineStorage.FromConnectionString(azurite.ConnectionString.Replace("AccountKey=Eby8", "AccountKey=Abc8", StringComparison.Ordinal));

        var report = await Reader(elsewhere, TimeProvider.System).ReadAsync();

        Assert.Equal(HealthStatus.Broken, report.Status);
        Assert.Contains("403", Check(report, "storage").Message.En, StringComparison.Ordinal);
        Assert.DoesNotContain("Abc8", string.Join(' ', report.Checks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_kept_for_some_seconds_whoever_asks()
    {
        var account = await TestAccount.CreateAsync(azurite);
        OperationTap tap = new();
        using var reader = Reader(account.Seen(tap), TimeProvider.System);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => reader.ReadAsync()));

        Assert.All(answers, answer => Assert.Same(answers[0], answer));
        Assert.InRange(tap.Operations.Count, 1, 10);
    }

    private static HealthCheck Check(HealthReport report, string name) => report.Checks.Single(check => check.Name == name);

    private async Task<HealthReport> ReadAsync(TestAccount account, TimeSpan later)
    {
        var connection = azurite.ConnectionString;
        var storage = new PipelineStorage(new BlobServiceClient(connection), new TableServiceClient(connection), new(() => new QueueServiceClient(connection))) { Prefix = account.Prefix };
        using var reader = Reader(storage, new ShiftedTime(later));
        return await reader.ReadAsync();
    }

    private static HealthReader Reader(PipelineStorage storage, TimeProvider time) =>
        new(storage, new Completeness(SmallCatalogue.Default, storage, time), Options.Create(new PipelineOptions()), time);
}
