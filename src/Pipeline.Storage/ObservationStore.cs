using Azure;
using Azure.Data.Tables;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>The immutable generations of observations.</summary>
public sealed class ObservationStore(PipelineStorage storage)
{
    private readonly TableClient _table = storage.Table(StorageNames.ObservationsTable);

    /// <summary>A generation; without observations where there is none of this upload.</summary>
    public async Task<Generation> ReadAsync(string reporter, Period period, string eventId, CancellationToken cancellation = default)
    {
        var rows = await RowsAsync(Keys.Generation(reporter, period, eventId), cancellation);
        return new(reporter, period, eventId, [.. rows.SelectMany(row => ObservationRows.Read(row, period))]);
    }

    /// <summary>A generation of which the number of rows is known.</summary>
    /// <exception cref="InvalidDataException">It has another number of rows.</exception>
    internal async Task<Generation> ReadWholeAsync(CurrentGeneration inForce, CancellationToken cancellation)
    {
        var partition = Keys.Generation(inForce.Reporter, inForce.Period, inForce.Generation);
        var rows = await RowsAsync(partition, cancellation);
        return rows.Count == inForce.Areas
            ? new(inForce.Reporter, inForce.Period, inForce.Generation, [.. rows.SelectMany(row => ObservationRows.Read(row, inForce.Period))])
            : throw new InvalidDataException($"Generation {partition} has {rows.Count} rows; it was committed with {inForce.Areas}.");
    }

    /// <summary>
    /// Writes a generation that is not visible yet. Rows that are there already (of a run that was killed, or of a worker beside this
    /// one) are left alone; false where they are not the same.
    /// </summary>
    internal async Task<bool> TryWriteAsync(Generation generation, CancellationToken cancellation)
    {
        var met = false;
        foreach (var batch in TableBatches.Of(ObservationRows.For(generation)))
        {
            try
            {
                await SubmitAsync(TableTransactionActionType.Add, batch, cancellation);
            }
            catch (RequestFailedException exists) when (exists.Status == 409)
            {
                met = true;
            }
        }

        return !met || await HasAsync(generation, cancellation);
    }

    /// <summary>Writes a generation over whatever was made of its rows.</summary>
    internal async Task RewriteAsync(Generation generation, CancellationToken cancellation)
    {
        await RemoveAsync(generation.Reporter, generation.Period, generation.EventId, cancellation);
        foreach (var batch in TableBatches.Of(ObservationRows.For(generation)))
        {
            await SubmitAsync(TableTransactionActionType.UpsertReplace, batch, cancellation);
        }
    }

    /// <summary>Removes a generation; nothing happens where there is none.</summary>
    internal async Task RemoveAsync(string reporter, Period period, string eventId, CancellationToken cancellation)
    {
        foreach (var batch in TableBatches.Of(await RowsAsync(Keys.Generation(reporter, period, eventId), cancellation, keysOnly: true)))
        {
            await SubmitAsync(TableTransactionActionType.Delete, batch, cancellation);
        }
    }

    /// <summary>Whether a generation stands there exactly as it is.</summary>
    internal async Task<bool> HasAsync(Generation generation, CancellationToken cancellation)
    {
        var stored = await ReadAsync(generation.Reporter, generation.Period, generation.EventId, cancellation);
        return stored.Observations.SequenceEqual(Plain(generation.Observations));
    }

    /// <summary>Observations as the table keeps them: ordered, without cells and notes.</summary>
    internal static IEnumerable<Observation> Plain(IEnumerable<Observation> observations) => observations
        .OrderBy(o => o.Area, StringComparer.Ordinal).ThenBy(o => o.Measure, StringComparer.Ordinal)
        .Select(o => o with { Source = null, Note = "" });

    private async Task SubmitAsync(TableTransactionActionType action, IEnumerable<TableEntity> rows, CancellationToken cancellation) =>
        await _table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(action, row)), cancellation);

    private async Task<IReadOnlyList<TableEntity>> RowsAsync(string partition, CancellationToken cancellation, bool keysOnly = false)
    {
        List<TableEntity> rows = [];
        var pages = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
            select: keysOnly ? ["PartitionKey", "RowKey"] : null,
            cancellationToken: cancellation);
        await foreach (var row in pages)
        {
            rows.Add(row);
        }

        return rows;
    }
}
