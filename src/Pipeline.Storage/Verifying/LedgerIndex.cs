using Azure.Data.Tables;

namespace Pipeline.Storage.Verifying;

/// <summary>The keys of the ledger's rows and what they claim, read once: tells what is claimed by nobody.</summary>
internal sealed class LedgerIndex
{
    private readonly Dictionary<string, TableKey> _events = new(StringComparer.Ordinal);
    private readonly HashSet<string> _contents = new(StringComparer.Ordinal);

    /// <summary>The keys of all rows.</summary>
    public IReadOnlyCollection<TableKey> Keys => _events.Values;

    /// <summary>The hashes of all contents.</summary>
    public IReadOnlyCollection<string> Contents => _contents;

    public bool HasEvent(string eventId) => _events.ContainsKey(eventId);

    public bool HasContent(string hash) => _contents.Contains(hash);

    /// <summary>Reads the ledger's keys.</summary>
    public static async Task<LedgerIndex> ReadAsync(VerifiedAccount account, VerificationScope scope, CancellationToken cancellation)
    {
        LedgerIndex index = new();
        var rows = account.Storage.Table(StorageNames.LedgerTable).QueryAsync<TableEntity>(
            scope.Reporter is { } reporter ? TableClient.CreateQueryFilter($"PartitionKey eq {reporter}") : null,
            select: ["PartitionKey", "RowKey", "contenthash"],
            cancellationToken: cancellation);
        await foreach (var row in rows)
        {
            // By the key, which cannot be changed: what the row says of itself is checked against it.
            var at = row.RowKey.LastIndexOf('_');
            if (scope.Covers(row.PartitionKey, row.RowKey[..Math.Max(at, 0)]))
            {
                index._events[row.RowKey[(at + 1)..]] = new(row.PartitionKey, row.RowKey);
                index._contents.Add(row.GetString("contenthash") ?? "");
            }
        }

        index._contents.Remove("");
        return index;
    }
}
