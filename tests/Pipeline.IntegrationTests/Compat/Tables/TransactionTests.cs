using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Pipeline.IntegrationTests.Compat.Tables;

[Collection(SharedAzurite.Name)]
public sealed class TransactionTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly TableClient _table = new(azurite.ConnectionString, AzuriteFixture.NewTableName());

    public async Task InitializeAsync() => await _table.CreateIfNotExistsAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Makes_actions_of_all_types_together()
    {
        foreach (var row in (string[])["merge", "replace", "delete", "upsert-merge", "upsert-replace"])
            await _table.AddEntityAsync(Row("all", row, ("old", 1)));
        TableEntity read = await _table.GetEntityAsync<TableEntity>("all", "merge");

        var answer = await _table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, Row("all", "add", ("new", 2))),
            new(TableTransactionActionType.UpdateMerge, Row("all", "merge", ("new", 2)), read.ETag),
            new(TableTransactionActionType.UpdateReplace, Row("all", "replace", ("new", 2)), ETag.All),
            new(TableTransactionActionType.Delete, Row("all", "delete")),
            new(TableTransactionActionType.UpsertMerge, Row("all", "upsert-merge", ("new", 2))),
            new(TableTransactionActionType.UpsertReplace, Row("all", "upsert-replace", ("new", 2))),
            new(TableTransactionActionType.UpsertMerge, Row("all", "created", ("new", 2))),
        ]);

        Assert.Equal(202, answer.GetRawResponse().Status);
        Assert.Equal(7, answer.Value.Count);
        Assert.All(answer.Value, part => Assert.Equal(204, part.Status));
        Assert.All(answer.Value, part => Assert.False(part.IsError));
        TableEntity added = await _table.GetEntityAsync<TableEntity>("all", "add");
        Assert.Equal(added.ETag, answer.Value[0].Headers.ETag);
        var rows = await _table.QueryAsync<TableEntity>("PartitionKey eq 'all'").ToListAsync();
        Assert.Equal(
            ["add - 2", "created - 2", "merge 1 2", "replace - 2", "upsert-merge 1 2", "upsert-replace - 2"],
            rows.Select(row => $"{row.RowKey} {row["old"] ?? "-"} {row["new"]}"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(99)]
    public async Task A_refused_action_is_named_and_nothing_is_written(int failing)
    {
        var partition = $"refused-{failing}";
        await _table.AddEntityAsync(Row(partition, $"{failing:000}"));

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
            Enumerable.Range(0, 100).Select(i => new TableTransactionAction(TableTransactionActionType.Add, Row(partition, $"{i:000}", ("v", i))))));

        Assert.Equal(failing, refusal.FailedTransactionActionIndex);
        Assert.Equal(409, refusal.Status);
        Assert.True(TableErrorCode.EntityAlreadyExists == refusal.ErrorCode);
        var left = Assert.Single(await _table.QueryAsync<TableEntity>($"PartitionKey eq '{partition}'").ToListAsync());
        Assert.False(left.ContainsKey("v"));
    }

    [Fact]
    public async Task An_etag_that_has_passed_fails_the_whole()
    {
        await _table.AddEntityAsync(Row("etag", "1", ("v", 1)));
        TableEntity read = await _table.GetEntityAsync<TableEntity>("etag", "1");
        await _table.UpsertEntityAsync(Row("etag", "1", ("v", 2)));

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, Row("etag", "2")),
            new(TableTransactionActionType.UpdateReplace, Row("etag", "1", ("v", 3)), read.ETag),
        ]));

        Assert.Equal(412, refusal.Status);
        Assert.Equal(1, refusal.FailedTransactionActionIndex);
        Assert.False((await _table.GetEntityIfExistsAsync<TableEntity>("etag", "2")).HasValue);
    }

    [Fact]
    public async Task Deleting_or_updating_an_absent_row_fails_the_whole()
    {
        var delete = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpsertMerge, Row("absent", "1")), new(TableTransactionActionType.Delete, Row("absent", "2"))]));
        var update = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpdateMerge, Row("absent", "2"), ETag.All)]));

        Assert.Equal((404, 1), (delete.Status, delete.FailedTransactionActionIndex));
        Assert.Equal((404, 0), (update.Status, update.FailedTransactionActionIndex));
        Assert.Empty(await _table.QueryAsync<TableEntity>("PartitionKey eq 'absent'").ToListAsync());
    }

    [Fact]
    public async Task Writes_classes_with_all_types()
    {
        await _table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(
            i => new TableTransactionAction(TableTransactionActionType.Add, Sample.Full($"{i:000}"))));

        var read = await _table.QueryAsync<Sample>().ToListAsync();

        Assert.Equal(100, read.Count);
        Assert.All(read, row => Assert.Equal(Sample.Full("x").Text, row.Text));
        Assert.All(read, row => Assert.Equal(Sample.Full("x").Moment, row.Moment));
    }

    [Fact]
    public async Task Concurrent_transactions_do_not_mix_their_bytes()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(p => _table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(
            i => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row($"parallel-{p:00}", $"{i:000}", ("text", $"{p}/{i}")))))));

        var rows = await _table.QueryAsync<TableEntity>("PartitionKey ge 'parallel-' and PartitionKey lt 'parallel.'").ToListAsync();

        Assert.Equal(1200, rows.Count);
        Assert.All(rows, row => Assert.Equal(
            $"{int.Parse(row.PartitionKey[^2..], null)}/{int.Parse(row.RowKey, null)}", row.GetString("text")));
    }

    [Fact]
    public async Task Needs_actions()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _table.SubmitTransactionAsync([]));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _table.SubmitTransactionAsync(null!));
        Assert.Throws<ArgumentNullException>(() => new TableTransactionAction(TableTransactionActionType.Add, null!));
    }

    private static TableEntity Row(string partition, string row, params (string Name, object Value)[] properties)
    {
        var entity = new TableEntity(partition, row);
        foreach (var (name, value) in properties)
            entity[name] = value;
        return entity;
    }
}
