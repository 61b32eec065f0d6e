using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Pipeline.IntegrationTests.Compat.Tables;

[Collection(SharedAzurite.Name)]
public sealed class EntityTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly TableClient _table = new(azurite.ConnectionString, AzuriteFixture.NewTableName());

    public async Task InitializeAsync() => await _table.CreateIfNotExistsAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_type_of_a_class_comes_back_as_it_went()
    {
        var written = Sample.Full("full");

        var answer = await _table.AddEntityAsync(written);
        Sample read = await _table.GetEntityAsync<Sample>(written.PartitionKey, "full");

        Assert.Equal(204, answer.Status);
        Assert.Equal(answer.Headers.ETag, read.ETag);
        Assert.NotNull(read.Timestamp);
        Assert.Equal(written.PartitionKey, read.PartitionKey);
        Assert.Equal("full", read.RowKey);
        Assert.Equal(written.Text, read.Text);
        Assert.Equal(written.Small, read.Small);
        Assert.Equal(written.Large, read.Large);
        Assert.Equal(written.Ratio, read.Ratio);
        Assert.Equal(written.Truth, read.Truth);
        Assert.Equal(written.Utc, read.Utc);
        Assert.Equal(DateTimeKind.Utc, read.Utc.Kind);
        Assert.Equal(written.Moment, read.Moment);
        Assert.Equal(TimeSpan.Zero, read.Moment.Offset);
        Assert.Equal(written.Id, read.Id);
        Assert.Equal(written.Bytes, read.Bytes);
        Assert.Equal(written.Data!.ToArray(), read.Data!.ToArray());
        Assert.Equal(written.Shade, read.Shade);
        Assert.Equal(written.NullableSmall, read.NullableSmall);
        Assert.Equal(written.NullableLarge, read.NullableLarge);
        Assert.Equal(written.NullableRatio, read.NullableRatio);
        Assert.Equal(written.NullableTruth, read.NullableTruth);
        Assert.Equal(written.NullableUtc, read.NullableUtc);
        Assert.Equal(written.NullableMoment, read.NullableMoment);
        Assert.Equal(written.NullableId, read.NullableId);
        Assert.Equal(written.NullableShade, read.NullableShade);
        Assert.Equal(written.Called, read.Called);
    }

    [Fact]
    public async Task A_dictionary_reads_the_types_that_a_class_wrote()
    {
        var written = Sample.Full("typed");
        await _table.AddEntityAsync(written);

        TableEntity read = await _table.GetEntityAsync<TableEntity>(written.PartitionKey, "typed");

        Assert.Equal(["odata.etag", "PartitionKey", "RowKey"], read.Keys.Take(3));
        Assert.Equal(written.Text, read["Text"]);
        Assert.IsType<int>(read["Small"]);
        Assert.IsType<long>(read["Large"]);
        Assert.IsType<double>(read["Ratio"]);
        Assert.IsType<bool>(read["Truth"]);
        Assert.IsType<DateTimeOffset>(read["Utc"]);
        Assert.IsType<Guid>(read["Id"]);
        Assert.IsType<byte[]>(read["Bytes"]);
        Assert.Equal("Dark", read["Shade"]);
        Assert.Equal("other name", read["renamed"]);
        Assert.Equal(1.0, Assert.IsType<double>(read["NullableRatio"]));
        Assert.Equal(unchecked(int.MinValue * 2), read["Twice"]);
        Assert.False(read.ContainsKey("NotStored"));
        Assert.False(read.ContainsKey("Called"));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(-0.0)]
    [InlineData(1e300)]
    [InlineData(5e-324)]
    [InlineData(123456789012345d)]
    [InlineData(double.NaN)]
    public async Task A_double_stays_a_double(double value)
    {
        var row = Guid.NewGuid().ToString();
        await _table.AddEntityAsync(new TableEntity("doubles", row) { ["v"] = value });

        TableEntity read = await _table.GetEntityAsync<TableEntity>("doubles", row);

        Assert.Equal(value, Assert.IsType<double>(read["v"]));
    }

    [Fact]
    public async Task Nulls_are_not_stored()
    {
        await _table.AddEntityAsync(new TableEntity("nulls", "1") { ["gone"] = null, ["kept"] = 1 });
        await _table.AddEntityAsync(new Sample { PartitionKey = "nulls", RowKey = "2" });

        TableEntity first = await _table.GetEntityAsync<TableEntity>("nulls", "1");
        TableEntity second = await _table.GetEntityAsync<TableEntity>("nulls", "2");

        Assert.False(first.ContainsKey("gone"));
        Assert.True(first.ContainsKey("kept"));
        Assert.DoesNotContain(second.Keys, key => key.StartsWith("Nullable", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("it's", "a 'row'")]
    [InlineData("昆明市", "😀")]
    [InlineData("a b+c%20&d=e", "100%")]
    [InlineData("ynsq|53", "2026-04_x.y~z(1,2)")]
    [InlineData("", "")]
    public async Task Keys_of_all_characters_find_their_row_by_every_route(string partition, string row)
    {
        await _table.UpsertEntityAsync(new TableEntity(partition, row) { ["v"] = 1 });

        TableEntity byKey = await _table.GetEntityAsync<TableEntity>(partition, row);
        var byQuery = await _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey eq {row}")).ToListAsync();
        await _table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateMerge, new TableEntity(partition, row) { ["v"] = 2 }, byKey.ETag)]);
        var deleted = await _table.DeleteEntityAsync(partition, row);

        Assert.Equal((partition, row), (byKey.PartitionKey, byKey.RowKey));
        Assert.Equal(1, Assert.Single(byQuery)["v"]);
        Assert.Equal(204, deleted.Status);
    }

    [Fact]
    public async Task Adding_twice_is_a_conflict()
    {
        await _table.AddEntityAsync(new TableEntity("add", "1"));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => _table.AddEntityAsync(new TableEntity("add", "1")));

        Assert.Equal(409, refusal.Status);
        Assert.Equal(TableErrorCode.EntityAlreadyExists, refusal.ErrorCode!);
    }

    [Fact]
    public async Task A_missing_row_is_404_or_no_value()
    {
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => _table.GetEntityAsync<Sample>("none", "none"));
        var absent = await _table.GetEntityIfExistsAsync<Sample>("none", "none");
        await _table.AddEntityAsync(new TableEntity("some", "1") { ["Small"] = 5 });
        var present = await _table.GetEntityIfExistsAsync<Sample>("some", "1");

        Assert.Equal(404, refusal.Status);
        Assert.True(TableErrorCode.ResourceNotFound == refusal.ErrorCode);
        Assert.False(absent.HasValue);
        Assert.Equal(404, absent.GetRawResponse().Status);
        Assert.False(absent.GetRawResponse().IsError);
        Assert.Throws<InvalidOperationException>(() => absent.Value);
        Assert.True(present.HasValue);
        Assert.Equal(5, present.Value!.Small);
    }

    [Fact]
    public async Task A_missing_table_is_404_TableNotFound()
    {
        var missing = new TableClient(azurite.ConnectionString, AzuriteFixture.NewTableName());

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => missing.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(404, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.TableNotFound);
    }

    [Fact]
    public async Task Merging_keeps_other_properties_and_replacing_drops_them()
    {
        await _table.UpsertEntityAsync(new TableEntity("modes", "1") { ["a"] = 1, ["b"] = 1 });
        await _table.UpsertEntityAsync(new TableEntity("modes", "1") { ["b"] = 2 });
        TableEntity merged = await _table.GetEntityAsync<TableEntity>("modes", "1");
        await _table.UpsertEntityAsync(new TableEntity("modes", "1") { ["b"] = 3 }, TableUpdateMode.Replace);
        TableEntity replaced = await _table.GetEntityAsync<TableEntity>("modes", "1");

        Assert.Equal((1, 2), (merged.GetInt32("a"), merged.GetInt32("b")));
        Assert.Null(replaced.GetInt32("a"));
        Assert.Equal(3, replaced.GetInt32("b"));
        await Assert.ThrowsAsync<ArgumentException>("mode", () => _table.UpsertEntityAsync(new TableEntity("modes", "1"), (TableUpdateMode)9));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task An_update_applies_to_the_version_it_names(TableUpdateMode mode)
    {
        var row = $"etag-{mode}";
        await _table.AddEntityAsync(new TableEntity("etags", row) { ["v"] = 1 });
        TableEntity first = await _table.GetEntityAsync<TableEntity>("etags", row);

        var answer = await _table.UpdateEntityAsync(new TableEntity("etags", row) { ["v"] = 2 }, first.ETag, mode);
        var late = await Assert.ThrowsAsync<RequestFailedException>(
            () => _table.UpdateEntityAsync(new TableEntity("etags", row) { ["v"] = 3 }, first.ETag, mode));
        await _table.UpdateEntityAsync(new TableEntity("etags", row) { ["v"] = 4 }, answer.Headers.ETag!.Value, mode);
        await _table.UpdateEntityAsync(new TableEntity("etags", row) { ["w"] = 5 }, ETag.All, TableUpdateMode.Merge);
        TableEntity last = await _table.GetEntityAsync<TableEntity>("etags", row);

        Assert.Equal(412, late.Status);
        Assert.True(TableErrorCode.UpdateConditionNotSatisfied == late.ErrorCode);
        Assert.Equal((4, 5), (last.GetInt32("v"), last.GetInt32("w")));
    }

    [Fact]
    public async Task An_update_needs_a_row_and_an_etag()
    {
        var missing = await Assert.ThrowsAsync<RequestFailedException>(
            () => _table.UpdateEntityAsync(new TableEntity("etags", "none"), ETag.All));

        Assert.Equal(404, missing.Status);
        await Assert.ThrowsAsync<ArgumentException>("ifMatch", () => _table.UpdateEntityAsync(new TableEntity("etags", "none"), default));
    }

    [Fact]
    public async Task Of_two_racing_updates_one_wins_and_the_other_sees_412()
    {
        await _table.AddEntityAsync(new TableEntity("race", "1") { ["v"] = 0 });
        TableEntity read = await _table.GetEntityAsync<TableEntity>("race", "1");

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(async i =>
        {
            try
            {
                return (await _table.UpdateEntityAsync(new TableEntity("race", "1") { ["v"] = i }, read.ETag)).Status;
            }
            catch (RequestFailedException e)
            {
                return e.Status;
            }
        }));

        Assert.Single(outcomes, 204);
        Assert.Equal(7, outcomes.Count(status => status == 412));
    }

    [Fact]
    public async Task Deleting_respects_the_version_and_tolerates_absence()
    {
        await _table.AddEntityAsync(new TableEntity("delete", "1"));
        TableEntity first = await _table.GetEntityAsync<TableEntity>("delete", "1");
        await _table.UpsertEntityAsync(new TableEntity("delete", "1") { ["v"] = 2 });

        var late = await Assert.ThrowsAsync<RequestFailedException>(() => _table.DeleteEntityAsync("delete", "1", first.ETag));
        var done = await _table.DeleteEntityAsync(first);
        var again = await _table.DeleteEntityAsync("delete", "1");

        Assert.Equal(412, late.Status);
        Assert.Equal(204, done.Status);
        Assert.Equal(404, again.Status);
        Assert.True(again.IsError);
    }

    [Fact]
    public async Task Select_reads_only_what_it_names()
    {
        await _table.AddEntityAsync(new TableEntity("select", "1") { ["a"] = 1, ["b"] = 2L, ["c"] = "3" });

        TableEntity read = await _table.GetEntityAsync<TableEntity>("select", "1", ["a", "b"]);

        Assert.Equal(1, read.GetInt32("a"));
        Assert.Equal(2L, read.GetInt64("b"));
        Assert.False(read.ContainsKey("c"));
    }

    [Fact]
    public async Task A_class_ignores_what_it_lacks_and_reports_what_it_cannot_read()
    {
        await _table.AddEntityAsync(new TableEntity("shape", "1") { ["Unknown"] = 1L, ["Ratio"] = 5, ["Shade"] = "Purple" });
        await _table.AddEntityAsync(new TableEntity("shape", "2") { ["Small"] = "twelve" });

        Sample first = await _table.GetEntityAsync<Sample>("shape", "1");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _table.GetEntityAsync<Sample>("shape", "2"));

        Assert.Equal(5.0, first.Ratio);
        Assert.Equal(Shade.Light, first.Shade);
        Assert.Contains("'Small'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_values_at_the_limit_are_stored()
    {
        // ASCII only: the emulator decodes each piece of a body that the network delivers on its own, so that a character of several bytes
        // that falls between two pieces becomes two, and this text would be over the limit.
        var text = new string('m', 32 * 1024);
        var bytes = new byte[64 * 1024];
        new Random(1).NextBytes(bytes);
        await _table.AddEntityAsync(new TableEntity(new string('p', 512), new string('r', 512)) { ["text"] = text, ["bytes"] = bytes });

        TableEntity read = await _table.GetEntityAsync<TableEntity>(new string('p', 512), new string('r', 512));

        Assert.Equal(text, read.GetString("text"));
        Assert.Equal(bytes, read.GetBinary("bytes"));
    }

    [Fact]
    public async Task The_account_key_opens_the_same_table()
    {
        var credential = new TableSharedKeyCredential("devstoreaccount1", "AAAA");
        var table = new TableClient(azurite.TableEndpoint, _table.Name, credential);
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityIfExistsAsync<TableEntity>("k", "1"));

        credential.SetAccountKey(azurite.ConnectionString.Split("AccountKey=")[1].Split(';')[0]);
        var absent = await table.GetEntityIfExistsAsync<TableEntity>("k", "1");

        Assert.Equal(403, refused.Status);
        Assert.False(absent.HasValue);
        Assert.Equal("devstoreaccount1", table.AccountName);
        Assert.Equal(_table.Uri, table.Uri);
    }
}
