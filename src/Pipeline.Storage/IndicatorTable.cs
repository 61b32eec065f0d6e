using Azure.Data.Tables;
using Pipeline.Indicators;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>The indicator values of each kept snapshot as table rows, for tools that read tables.</summary>
internal sealed class IndicatorTable(PipelineStorage storage)
{
    // One partition takes its batches one after another anyway; a few in flight hide the way there and back.
    private const int InFlight = 4;

    private readonly TableClient _table = storage.Table(StorageNames.IndicatorsTable);

    /// <summary>Writes the rows of a snapshot over any that are there: the same snapshot always has the same.</summary>
    public Task WriteAsync(long sequence, IEnumerable<SnapshotValue> indicators, CancellationToken cancellation) => SubmitAsync(
        TableTransactionActionType.UpsertReplace, TableBatches.Of(indicators.Select(value => Row(sequence, value))), cancellation);

    /// <summary>Removes the rows of a snapshot.</summary>
    public async Task RemoveAsync(long sequence, CancellationToken cancellation)
    {
        List<TableEntity> rows = [];
        var pages = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Keys.IndicatorPartition(sequence)}"),
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellation);
        await foreach (var row in pages)
        {
            rows.Add(row);
        }

        await SubmitAsync(TableTransactionActionType.Delete, TableBatches.Of(rows), cancellation);
    }

    /// <summary>A value as a row.</summary>
    internal static TableEntity Row(long sequence, SnapshotValue value)
    {
        var key = Keys.Indicator(sequence, value.Subject, value.Area, value.Period);
        TableEntity row = new(key.Partition, key.Row)
        {
            ["indicator"] = value.Subject,
            ["area"] = value.Area,
            ["period"] = value.Period.ToString(),
            ["status"] = value.Status.Letter().ToString(),
            ["origin"] = Code(value.Origin),
        };
        Number("value", value.Value);
        Number("frombelow", value.FromBelow);
        Number("ownrow", value.OwnRow);
        Number("discrepancy", value.Discrepancy);
        Number("discrepancyownrow", value.DiscrepancyOwnRow);
        Number("coverage", value.Coverage);
        Number("change", value.Change);
        Whole("rank", value.Rank);
        Whole("rankof", value.RankOf);
        Whole("rankchange", value.RankChange);
        if (value.Remark.Length > 0)
        {
            // A text property holds 32,768 characters; the files have a longer remark in full.
            row["remark"] = value.Remark[..Math.Min(value.Remark.Length, 32_000)];
        }

        return row;

        void Number(string property, decimal? number)
        {
            if (number is { } present)
            {
                row[property] = (double)present;
            }
        }

        void Whole(string property, int? number)
        {
            if (number is { } present)
            {
                row[property] = present;
            }
        }
    }

    private static string Code(Origin origin) => origin switch
    {
        Origin.Published => "published",
        Origin.Reported => "reported",
        Origin.Aggregated => "aggregated",
        Origin.Computed => "computed",
        Origin.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "Unknown origin."),
    };

    private Task SubmitAsync(
        TableTransactionActionType action, IEnumerable<IReadOnlyList<TableEntity>> batches, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            batches,
            new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellation },
            async (batch, stop) => await _table.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(action, row)), stop));
}
