using System.Text;
using Azure.Data.Tables;

namespace Pipeline.Storage;

/// <summary>Rows of one partition in pieces that one transaction takes: at most 100 rows and 4 MiB.</summary>
internal static class TableBatches
{
    private const int MostRows = 100;
    private const int MostBytes = 4 * 1024 * 1024;

    // Headers, address and keys of one operation in a batch, generously.
    private const int OperationOverhead = 2048;

    /// <summary>The rows in order, cut before either limit is reached.</summary>
    public static IEnumerable<IReadOnlyList<TableEntity>> Of(IEnumerable<TableEntity> rows)
    {
        List<TableEntity> batch = [];
        var bytes = OperationOverhead;
        foreach (var row in rows)
        {
            var size = SizeOf(row);
            if (batch.Count == MostRows || (batch.Count > 0 && bytes + size > MostBytes))
            {
                yield return batch;
                batch = [];
                bytes = OperationOverhead;
            }

            batch.Add(row);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>At most this many bytes go over the wire for a row; text is counted as if every character were escaped.</summary>
    internal static int SizeOf(TableEntity row) => OperationOverhead + row.Sum(property =>
        (2 * Encoding.UTF8.GetByteCount(property.Key)) + 64 + (property.Value is string text ? 6 * text.Length : 32));
}
