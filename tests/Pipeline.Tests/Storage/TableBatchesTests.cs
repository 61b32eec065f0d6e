using System.Text.Json;
using Azure.Data.Tables;
using Pipeline.Storage;

namespace Pipeline.Tests.Storage;

public sealed class TableBatchesTests
{
    [Theory]
    [InlineData(0, new int[0])]
    [InlineData(1, new[] { 1 })]
    [InlineData(100, new[] { 100 })]
    [InlineData(101, new[] { 100, 1 })]
    [InlineData(250, new[] { 100, 100, 50 })]
    public void A_transaction_takes_at_most_100_rows(int rows, int[] sizes) =>
        Assert.Equal(sizes, TableBatches.Of(Rows(rows, "")).Select(batch => batch.Count));

    [Fact]
    public void A_transaction_takes_at_most_4_MiB()
    {
        var batches = TableBatches.Of(Rows(90, new string('字', 30_000))).ToList();

        Assert.True(batches.Count > 1);
        Assert.Equal(90, batches.Sum(batch => batch.Count));
        Assert.All(batches, batch => Assert.True(batch.Sum(row => JsonSerializer.SerializeToUtf8Bytes(row).Length + 600) < 4 * 1024 * 1024));
    }

    [Fact]
    public void Rows_keep_their_order() => Assert.Equal(
        Rows(230, "").Select(row => row.RowKey), TableBatches.Of(Rows(230, "")).SelectMany(batch => batch).Select(row => row.RowKey));

    private static IEnumerable<TableEntity> Rows(int count, string text) =>
        Enumerable.Range(0, count).Select(i => new TableEntity("p", $"{i:D4}") { ["gdp"] = 1.5, ["text"] = text });
}
