using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Pipeline.IntegrationTests.Compat.Tables;

/// <summary>Everything the service refuses is refused before a byte is sent, with the service's code and advice.</summary>
public sealed class LimitTests
{
    private readonly CannedTransport _transport = new(new CannedResponse(204));
    private readonly TableClient _table;

    public LimitTests() => _table = new TableClient("UseDevelopmentStorage=true", "limits", _transport.Options);

    [Theory]
    [InlineData("a/b", "U+002F")]
    [InlineData("a\\b", "U+005C")]
    [InlineData("a#b", "U+0023")]
    [InlineData("a?b", "U+003F")]
    [InlineData("a\tb", "U+0009")]
    [InlineData("a\u007fb", "U+007F")]
    [InlineData("a\u0085b", "U+0085")]
    public async Task Keys_without_forbidden_characters(string key, string named)
    {
        await Refused(TableErrorCode.OutOfRangeInput, named, () => _table.AddEntityAsync(new TableEntity(key, "r")));
        await Refused(TableErrorCode.OutOfRangeInput, named, () => _table.UpsertEntityAsync(new TableEntity("p", key)));
        await Refused(TableErrorCode.OutOfRangeInput, named, () => _table.GetEntityAsync<TableEntity>("p", key));
        await Refused(TableErrorCode.OutOfRangeInput, named, () => _table.DeleteEntityAsync(key, "r"));
    }

    [Fact]
    public async Task Keys_of_at_most_1_KiB()
    {
        await Refused(TableErrorCode.KeyValueTooLarge, "513 characters", () => _table.AddEntityAsync(new TableEntity(new string('昆', 513), "r")));
        await Refused(TableErrorCode.KeyValueTooLarge, "RowKey", () => _table.AddEntityAsync(new TableEntity("p", new string('r', 513))));
        Assert.Equal(204, (await _table.AddEntityAsync(new TableEntity(new string('昆', 512), new string('r', 512)))).Status);
    }

    [Fact]
    public async Task Keys_at_all()
    {
        await Assert.ThrowsAsync<ArgumentNullException>("partitionKey", () => _table.AddEntityAsync(new TableEntity { RowKey = "r" }));
        await Assert.ThrowsAsync<ArgumentNullException>("rowKey", () => _table.UpsertEntityAsync(new TableEntity { PartitionKey = "p" }));
        await Assert.ThrowsAsync<ArgumentNullException>("entity", () => _table.AddEntityAsync<TableEntity>(null!));
        Assert.Empty(_transport.Sent);
    }

    [Fact]
    public async Task Strings_of_at_most_64_KiB()
    {
        await Refused(TableErrorCode.PropertyValueTooLarge, "'text' has 32769 characters", () => _table.AddEntityAsync(With("text", new string('满', 32769))));
        Assert.Equal(204, (await _table.AddEntityAsync(With("text", new string('满', 32768)))).Status);
    }

    [Fact]
    public async Task Bytes_of_at_most_64_KiB()
    {
        await Refused(TableErrorCode.PropertyValueTooLarge, "65537 bytes", () => _table.AddEntityAsync(With("bytes", new byte[65537])));
        await Refused(TableErrorCode.PropertyValueTooLarge, "65537 bytes", () => _table.AddEntityAsync(With("bytes", new BinaryData(new byte[65537]))));
        Assert.Equal(204, (await _table.AddEntityAsync(With("bytes", new byte[65536]))).Status);
    }

    [Fact]
    public async Task Rows_of_at_most_1_MiB_by_the_services_formula()
    {
        // 4 + 2 × ("p" + "r") + 15 × (8 + 2 × 2 + 4 + 65536) + 8 + 2 × 4 + 4 + 2 × n = 983308 + 20 + 2n
        TableEntity Weighing(int last)
        {
            var entity = new TableEntity("p", "r");
            for (var i = 0; i < 15; i++)
                entity[$"p{i:X}"] = new byte[65536];
            entity["last"] = new string('x', last);
            return entity;
        }

        var fits = (1048576 - 4 - 4 - (15 * (8 + 4 + 4 + 65536)) - 20) / 2;
        await Refused(TableErrorCode.EntityTooLarge, "1048578 bytes", () => _table.AddEntityAsync(Weighing(fits + 1)));
        Assert.Equal(204, (await _table.AddEntityAsync(Weighing(fits))).Status);
    }

    [Fact]
    public async Task At_most_252_properties()
    {
        TableEntity Having(int count) =>
            new(Enumerable.Range(0, count).ToDictionary(i => $"p{i}", i => (object)i)) { PartitionKey = "p", RowKey = "r", Timestamp = DateTimeOffset.UnixEpoch };

        await Refused(TableErrorCode.TooManyProperties, "253 properties", () => _table.AddEntityAsync(Having(253)));
        Assert.Equal(204, (await _table.AddEntityAsync(Having(252))).Status);
    }

    [Theory]
    [InlineData("1st")]
    [InlineData("with space")]
    [InlineData("with-dash")]
    [InlineData("odata@type")]
    [InlineData("a.b")]
    [InlineData("人😀")]
    public async Task Property_names_that_are_identifiers(string name) =>
        await Refused(TableErrorCode.PropertyNameInvalid, name, () => _table.AddEntityAsync(With(name, 1)));

    [Fact]
    public async Task Property_names_of_at_most_255_characters()
    {
        await Refused(TableErrorCode.PropertyNameTooLong, "256 characters", () => _table.AddEntityAsync(With(new string('n', 256), 1)));
        Assert.Equal(204, (await _table.AddEntityAsync(With(new string('n', 255), 1))).Status);
        Assert.Equal(204, (await _table.AddEntityAsync(With("出生人数_1", 1))).Status);
    }

    [Fact]
    public async Task Moments_from_1601_on_and_in_UTC()
    {
        await Refused(TableErrorCode.OutOfRangeInput, "1601", () => _table.AddEntityAsync(With("at", default(DateTimeOffset))));
        var local = await Assert.ThrowsAsync<NotSupportedException>(() => _table.AddEntityAsync(With("at", new DateTime(2026, 4, 1))));
        Assert.Contains("SpecifyKind", local.Message, StringComparison.Ordinal);
        Assert.Empty(_transport.Sent);
    }

    [Fact]
    public async Task Numbers_that_are_finite_or_NaN()
    {
        Assert.Contains("'v'", (await Assert.ThrowsAsync<ArgumentException>(() => _table.AddEntityAsync(With("v", double.PositiveInfinity)))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => _table.AddEntityAsync(With("v", double.NegativeInfinity)));
        Assert.Empty(_transport.Sent);
    }

    [Fact]
    public async Task Text_of_whole_characters()
    {
        var halved = "😀"[..1];
        Assert.Contains("surrogate", (await Assert.ThrowsAsync<ArgumentException>(() => _table.AddEntityAsync(With("v", halved)))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => _table.AddEntityAsync(new TableEntity("p", $"x{halved}x")));
        Assert.Empty(_transport.Sent);
    }

    [Fact]
    public async Task Types_that_a_table_knows()
    {
        var unknown = await Assert.ThrowsAsync<NotSupportedException>(() => _table.AddEntityAsync(With("v", 1.5m)));
        var enumerated = await Assert.ThrowsAsync<NotSupportedException>(() => _table.AddEntityAsync(With("v", Shade.Dark)));
        var ofClass = await Assert.ThrowsAsync<NotSupportedException>(() => _table.AddEntityAsync(new WithDecimal { PartitionKey = "p", RowKey = "r" }));

        Assert.Contains("System.Decimal", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("store its name", enumerated.Message, StringComparison.Ordinal);
        Assert.Contains("[IgnoreDataMember]", ofClass.Message, StringComparison.Ordinal);
        Assert.Empty(_transport.Sent);
    }

    [Fact]
    public async Task Transactions_of_at_most_100_actions() =>
        await RefusedTransaction(TableErrorCode.InvalidInput, null, "101 actions", Enumerable.Range(0, 101).Select(i => Upsert("p", $"{i}")));

    [Fact]
    public async Task Transactions_of_one_partition() =>
        await RefusedTransaction(TableErrorCode.CommandsInBatchActOnDifferentPartitions, 1, "one partition", [Upsert("p", "1"), Upsert("q", "2")]);

    [Fact]
    public async Task Transactions_of_distinct_rows() =>
        await RefusedTransaction(TableErrorCode.InvalidDuplicateRow, 2, "twice", [Upsert("p", "1"), Upsert("p", "2"), Upsert("p", "1")]);

    [Fact]
    public async Task Transactions_of_rows_within_their_limits() =>
        await RefusedTransaction(TableErrorCode.PropertyValueTooLarge, 1, "'v'", [Upsert("p", "1"), Upsert("p", "2", new string('x', 32769))]);

    [Fact]
    public async Task Transactions_of_at_most_4_MiB()
    {
        var refusal = await RefusedTransaction(
            "RequestBodyTooLarge", null, "4 MiB", Enumerable.Range(0, 100).Select(i => Upsert("p", $"{i}", new string('满', 16000))));

        Assert.Equal(413, refusal.Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task Pages_of_1_to_1000_rows(int size)
    {
        Assert.Throws<RequestFailedException>(() => _table.QueryAsync<TableEntity>(maxPerPage: size));
        await Refused(TableErrorCode.InvalidInput, "1 to 1000", async () => await _table.QueryAsync<TableEntity>().AsPages(null, size).ToListAsync());
    }

    [Fact]
    public void Filters_of_at_most_15_comparisons()
    {
        var rows = string.Join(" or ", Enumerable.Range(0, 16).Select(i => $"RowKey eq 'a eq {i}'"));

        var refusal = Assert.Throws<RequestFailedException>(() => _table.QueryAsync<TableEntity>(rows));

        Assert.True(TableErrorCode.InvalidInput == refusal.ErrorCode);
        Assert.Contains("16 comparisons", refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(_table.QueryAsync<TableEntity>(rows[..rows.LastIndexOf(" or ", StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("1abc")]
    [InlineData("with-dash")]
    [InlineData("表名称")]
    [InlineData("Tables")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123")]
    public async Task Table_names_of_letters_and_digits(string name)
    {
        var service = new TableServiceClient("UseDevelopmentStorage=true", _transport.Options);
        await Refused("InvalidResourceName", name, () => service.CreateTableIfNotExistsAsync(name));
        await Refused("InvalidResourceName", name, () => service.GetTableClient(name).CreateIfNotExistsAsync());
    }

    private static TableEntity With(string name, object value) => new("p", "r") { [name] = value };

    private static TableTransactionAction Upsert(string partition, string row, string value = "") =>
        new(TableTransactionActionType.UpsertReplace, new TableEntity(partition, row) { ["v"] = value });

    private async Task Refused(TableErrorCode code, string named, Func<Task> act)
    {
        var before = _transport.Sent.Count;
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(act);
        Assert.Equal(400, refusal.Status);
        Assert.True(code == refusal.ErrorCode, refusal.ToString());
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, _transport.Sent.Count);
    }

    private async Task<TableTransactionFailedException> RefusedTransaction(
        TableErrorCode code, int? index, string named, IEnumerable<TableTransactionAction> actions)
    {
        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(actions));
        Assert.True(code == refusal.ErrorCode, refusal.ToString());
        Assert.Equal(index, refusal.FailedTransactionActionIndex);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_transport.Sent);
        return refusal;
    }

    private sealed class WithDecimal : ITableEntity
    {
        public string PartitionKey { get; set; } = "";
        public string RowKey { get; set; } = "";
        public DateTimeOffset? Timestamp { get; set; }
        public ETag ETag { get; set; }
        public decimal Value { get; set; }
    }
}
