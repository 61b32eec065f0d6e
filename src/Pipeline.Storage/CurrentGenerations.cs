using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Pipeline.Storage;

/// <summary>Which generation is in force for each reporter and period: one row each, changed by compare-and-swap only.</summary>
public sealed class CurrentGenerations(PipelineStorage storage)
{
    private readonly TableClient _table = storage.Table(StorageNames.CurrentTable);

    /// <summary>What is in force for a reporter and period, or was taken back; null where nothing ever was.</summary>
    public async Task<CurrentGeneration?> FindAsync(string reporter, Period period, CancellationToken cancellation = default)
    {
        var row = await _table.FindAsync(Keys.Current(reporter, period), cancellation);
        return row is null ? null : CurrentGeneration.From(row);
    }

    /// <summary>The generation in force for a reporter and period; empty where there is none.</summary>
    internal async Task<string> InForceAsync(string reporter, Period period, CancellationToken cancellation) =>
        (await FindAsync(reporter, period, cancellation))?.InForce ?? "";

    /// <summary>All rows, by reporter and period; those taken back are among them.</summary>
    public async IAsyncEnumerable<CurrentGeneration> ListAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var row in _table.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            yield return CurrentGeneration.From(row);
        }
    }

    /// <summary>
    /// Puts a row in the place of the one that was read (null: of none). False where that is no longer what stands there, or where
    /// the answer was lost and the write was repeated: read again, and the own event id tells.
    /// </summary>
    internal async Task<bool> TryReplaceAsync(CurrentGeneration? read, CurrentGeneration row, CancellationToken cancellation)
    {
        try
        {
            _ = read is null
                ? await _table.AddEntityAsync(row.ToEntity(), cancellation)
                : await _table.UpdateEntityAsync(row.ToEntity(), read.Version, TableUpdateMode.Replace, cancellation);
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Removes the row that was read: nothing is in force any more. False where it is no longer what stands there.</summary>
    internal async Task<bool> TryRemoveAsync(CurrentGeneration read, CancellationToken cancellation)
    {
        var key = Keys.Current(read.Reporter, read.Period);
        try
        {
            await _table.DeleteEntityAsync(key.Partition, key.Row, read.Version, cancellation);
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status == 412)
        {
            return false;
        }
    }
}
