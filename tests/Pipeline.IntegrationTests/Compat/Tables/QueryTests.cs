using Azure;
using Azure.Data.Tables;

namespace Pipeline.IntegrationTests.Compat.Tables;

[Collection(SharedAzurite.Name)]
public sealed class QueryTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const int Rows = 2150;

    private readonly TableClient _table = new(azurite.ConnectionString, AzuriteFixture.NewTableName());

    public async Task InitializeAsync()
    {
        await _table.CreateIfNotExistsAsync();
        foreach (var chunk in Enumerable.Range(0, Rows).Chunk(100))
            await _table.SubmitTransactionAsync(chunk.Select(i => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace,
                new TableEntity("many", $"{i:00000}") { ["n"] = i, ["half"] = i / 2.0, ["name"] = $"县's {i}", ["big"] = (long)i << 40 })));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Reads_all_pages_in_key_order()
    {
        var rows = await _table.QueryAsync<TableEntity>(select: ["RowKey", "n"]).ToListAsync();

        Assert.Equal(Rows, rows.Count);
        Assert.Equal(Enumerable.Range(0, Rows), rows.Select(row => row.GetInt32("n")!.Value));
        Assert.False(rows[0].ContainsKey("name"));
    }

    [Fact]
    public async Task Pages_have_at_most_the_size_asked_for_and_continue_from_their_token()
    {
        var pages = await _table.QueryAsync<TableEntity>(maxPerPage: 900).AsPages().ToListAsync();
        var rest = await _table.QueryAsync<TableEntity>().AsPages(pages[0].ContinuationToken, pageSizeHint: 1000).ToListAsync();

        Assert.Equal([900, 900, 350], pages.Select(page => page.Values.Count));
        Assert.Null(pages[^1].ContinuationToken);
        Assert.Equal("00900", rest[0].Values[0].RowKey);
        Assert.Equal([1000, 250], rest.Select(page => page.Values.Count));
    }

    [Fact]
    public async Task Filters_by_values_of_each_type()
    {
        var name = "县's 12";

        Assert.Equal("00012", (await Only($"name eq {name}")).RowKey);
        Assert.Equal("00012", (await Only($"n eq {12}")).RowKey);
        Assert.Equal("00013", (await Only($"half eq {6.5}")).RowKey);
        Assert.Equal("00012", (await Only($"big eq {12L << 40}")).RowKey);
        Assert.Equal("02149", (await Only($"PartitionKey eq {"many"} and RowKey gt {"02148"}")).RowKey);
        Assert.Equal("00000", (await Only($"not (n gt {0})")).RowKey);
    }

    [Fact]
    public async Task Filters_by_dates_guids_truths_and_bytes()
    {
        var moment = new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.FromHours(8));
        var guid = Guid.NewGuid();
        await _table.AddEntityAsync(new TableEntity("typed", "1") { ["at"] = moment, ["id"] = guid, ["ok"] = true, ["bin"] = new byte[] { 1, 255 } });

        Assert.Equal("1", (await Only($"PartitionKey eq 'typed' and at eq {moment}")).RowKey);
        Assert.Equal("1", (await Only($"PartitionKey eq 'typed' and at gt {moment.AddTicks(-1)}")).RowKey);
        Assert.Equal("1", (await Only($"PartitionKey eq 'typed' and id eq {guid}")).RowKey);
        Assert.Equal("1", (await Only($"PartitionKey eq 'typed' and ok eq {true}")).RowKey);
        Assert.Equal("1", (await Only($"PartitionKey eq 'typed' and bin eq {new byte[] { 1, 255 }}")).RowKey);
    }

    [Fact]
    public async Task Reads_rows_into_classes()
    {
        await _table.UpsertEntityAsync(Sample.Full("a"));
        await _table.UpsertEntityAsync(Sample.Full("b"));

        var read = await _table.QueryAsync<Sample>(TableClient.CreateQueryFilter($"PartitionKey eq {Sample.Full("a").PartitionKey}")).ToListAsync();

        Assert.Equal(["a", "b"], read.Select(row => row.RowKey));
        Assert.All(read, row => Assert.Equal(Sample.Full("a").Text, row.Text));
        Assert.All(read, row => Assert.Equal(9_007_199_254_740_993, row.NullableLarge));
        Assert.All(read, row => Assert.NotEqual(default, row.ETag));
    }

    [Fact]
    public async Task Rows_of_different_shapes_keep_to_their_own_properties()
    {
        await _table.AddEntityAsync(new TableEntity("jagged", "1") { ["a"] = 1L, ["c"] = 3.5 });
        await _table.AddEntityAsync(new TableEntity("jagged", "2") { ["b"] = "two" });
        await _table.AddEntityAsync(new TableEntity("jagged", "3") { ["c"] = Guid.Empty, ["a"] = 1 });

        var rows = await _table.QueryAsync<TableEntity>("PartitionKey eq 'jagged'").ToListAsync();

        Assert.Equal([1L, null, 1], rows.Select(row => row["a"]));
        Assert.Equal([null, "two", null], rows.Select(row => row["b"]));
        Assert.Equal([3.5, null, Guid.Empty], rows.Select(row => row["c"]));
    }

    [Fact]
    public async Task A_malformed_filter_is_the_services_refusal()
    {
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            async () => await _table.QueryAsync<TableEntity>("this is no filter").ToListAsync());

        Assert.InRange(refusal.Status, 400, 599);
    }

    [Fact]
    public async Task Stops_when_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        await using var rows = _table.QueryAsync<TableEntity>(maxPerPage: 10, cancellationToken: cancellation.Token).GetAsyncEnumerator();
        Assert.True(await rows.MoveNextAsync());

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (await rows.MoveNextAsync())
                Assert.Equal("many", rows.Current.PartitionKey);
        });
    }

    private async Task<TableEntity> Only(FormattableString filter) =>
        Assert.Single(await _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter)).ToListAsync());
}
