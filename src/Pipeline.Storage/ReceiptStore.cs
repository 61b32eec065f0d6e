using Azure.Storage.Blobs;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>The answers to submissions.</summary>
public sealed class ReceiptStore(PipelineStorage storage)
{
    private readonly BlobContainerClient _container = storage.Container(StorageNames.Receipts);

    /// <summary>The receipt of an upload; null where it has none yet.</summary>
    /// <param name="reporter">The reporter's code, or <c>invalid</c>.</param>
    /// <param name="period">The period, or <c>invalid</c>.</param>
    /// <param name="eventId">The upload.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Receipt?> FindAsync(string reporter, string period, string eventId, CancellationToken cancellation = default) =>
        await _container.FindAsync(Keys.Receipt(reporter, period, eventId), cancellation) is { } blob
            ? ReceiptJson.Read(blob.Content.ToMemory().Span)
            : null;

    /// <summary>Writes a receipt over an earlier one of the same upload, and says what its SHA-256 is; the same ledger row always gets the same.</summary>
    internal async Task<string> WriteAsync(Receipt receipt, string period, CancellationToken cancellation)
    {
        var bytes = ReceiptJson.ToBytes(receipt);
        await _container.OverwriteAsync(Keys.Receipt(receipt.Reporter, period, receipt.EventId), new BinaryData(bytes), "application/json", cancellation);
        return Sha256.Hex(bytes);
    }
}
