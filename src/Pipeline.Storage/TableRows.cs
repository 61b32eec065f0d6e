using Azure.Data.Tables;

namespace Pipeline.Storage;

/// <summary>Reading one row of a table, of which there may be none.</summary>
internal static class TableRows
{
    /// <summary>The row of a key; null where there is none.</summary>
    public static async Task<TableEntity?> FindAsync(this TableClient table, TableKey key, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(key.Partition, key.Row, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }
}
