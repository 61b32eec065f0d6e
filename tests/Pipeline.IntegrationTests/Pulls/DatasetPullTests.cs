using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Functions.Http.Pulls;
using Pipeline.IntegrationTests.Storage;
using Pipeline.Storage;

namespace Pipeline.IntegrationTests.Pulls;

/// <summary>What a pull costs storage: every operation is seen.</summary>
[Collection(SharedAzurite.Name)]
public sealed class DatasetPullTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_known_version_is_answered_without_reading_anything()
    {
        var (account, snapshot) = await PublishedAsync();
        OperationTap tap = new();

        var (status, body) = await PullAsync(Pull(account.Seen(tap)), snapshot, "indicators", request => request.Headers.IfNoneMatch = "*");

        Assert.Equal(StatusCodes.Status304NotModified, status);
        Assert.Empty(body);
        Assert.Empty(tap.Operations);
    }

    [Fact]
    public async Task A_question_for_the_head_reads_no_data()
    {
        var (account, snapshot) = await PublishedAsync();
        OperationTap tap = new();

        var (status, body) = await PullAsync(Pull(account.Seen(tap)), snapshot, "observations", request => request.Method = "HEAD");

        Assert.Equal(StatusCodes.Status200OK, status);
        Assert.Empty(body);
        Assert.Equal("manifest.json", Path.GetFileName(Assert.Single(tap.Operations)));
    }

    [Fact]
    public async Task Many_pulls_at_once_cost_storage_one_read()
    {
        var (account, snapshot) = await PublishedAsync();
        OperationTap tap = new();
        var pull = Pull(account.Seen(tap));
        await PullAsync(pull, snapshot, "targets", _ => { });

        var bodies = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ => (await PullAsync(pull, snapshot, "observations", _ => { })).Body));

        Assert.Single(bodies.Select(Convert.ToHexString).Distinct());
        Assert.Single(tap.Operations, operation => operation.EndsWith("observations.csv", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1 << 30)]
    public async Task Parts_are_the_same_with_and_without_room_on_the_disk(long room)
    {
        var (account, snapshot) = await PublishedAsync();
        var pull = Pull(account.Storage, room);
        var (_, whole) = await PullAsync(pull, snapshot, "observations", _ => { });

        var (status, part) = await PullAsync(pull, snapshot, "observations", request => request.Headers.Range = "bytes=100-299");
        var (_, filtered) = await PullAsync(pull, snapshot, "observations", request => request.QueryString = new("?measure=population"));

        Assert.Equal(StatusCodes.Status206PartialContent, status);
        Assert.Equal(whole[100..300], part);
        Assert.InRange(filtered.Length, 1, whole.Length - 1);
    }

    [Fact]
    public async Task A_snapshot_that_retention_removed_meanwhile_is_gone()
    {
        var (account, snapshot) = await PublishedAsync();
        await account.Storage.Container(StorageNames.Snapshots).GetBlobClient($"{snapshot.Folder}/observations.csv").DeleteAsync();

        var (status, _) = await PullAsync(Pull(account.Storage), snapshot, "observations", _ => { });

        Assert.Equal(StatusCodes.Status410Gone, status);
    }

    [Fact]
    public async Task A_file_that_is_not_the_one_described_is_refused()
    {
        var (account, snapshot) = await PublishedAsync();
        var blob = account.Storage.Container(StorageNames.Snapshots).GetBlobClient($"{snapshot.Folder}/observations.csv");
        var content = (await blob.DownloadContentAsync()).Value.Content.ToArray();
        content[^5] ^= 1;
        await blob.UploadAsync(new BinaryData(content), overwrite: true);

        await Assert.ThrowsAsync<InvalidDataException>(() => PullAsync(Pull(account.Storage), snapshot, "observations", _ => { }));
    }

    [Fact]
    public async Task A_number_that_was_never_given_is_told_from_one_that_is_no_longer_kept()
    {
        var (account, _) = await PublishedAsync();
        await TestAccount.NextSecondAsync();
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11500m)));
        await account.Worker().Taker.TakeAsync();
        await new SnapshotList(account.Storage).RemoveAsync(1, default);
        SnapshotReader reader = new(account.Storage);

        Assert.IsType<SnapshotLookup.Retired>(await reader.LookUpAsync("1"));
        Assert.IsType<SnapshotLookup.Found>(await reader.LookUpAsync("2"));
        Assert.IsType<SnapshotLookup.Unknown>(await reader.LookUpAsync("3"));
        Assert.IsType<SnapshotLookup.Unknown>(await reader.LookUpAsync("nightly", DateTimeOffset.UnixEpoch));
    }

    private static DatasetPull Pull(PipelineStorage storage, long room = 1 << 30)
    {
        SnapshotReader reader = new(storage);
        return new(new(reader), new(reader, Options.Create(new PipelineOptions { PullCacheBytes = room })));
    }

    private static async Task<(int Status, byte[] Body)> PullAsync(DatasetPull pull, SnapshotReference snapshot, string name, Action<HttpRequest> prepare)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };
        http.Request.Method = "GET";
        prepare(http.Request);
        var (dataset, queries, format) = new TableSet(SmallCatalogue.Default).Find(name)!.Value;
        var asked = TableRequest.Read(http.Request, queries, format, out var problem);
        Assert.Null(problem);
        await (await pull.AnswerAsync(http.Request, new(snapshot, IsPinned: true, IsPublic: true), dataset, asked!, default)).ExecuteAsync(http);
        return (http.Response.StatusCode, body.ToArray());
    }

    private async Task<(TestAccount Account, SnapshotReference Snapshot)> PublishedAsync()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Nujiang));
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        return (account, (await account.Worker().Taker.TakeAsync()).Snapshot!);
    }
}
