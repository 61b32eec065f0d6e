using Azure.Storage.Blobs;

namespace Pipeline.Storage;

/// <summary>The workbooks with our remarks in them, one beside each receipt of a workbook that was examined.</summary>
public sealed class FeedbackStore(PipelineStorage storage)
{
    /// <summary>The media type of a workbook.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private readonly BlobContainerClient _container = storage.Container(StorageNames.Receipts);

    /// <summary>The feedback workbook of an upload; null where it has none, or none yet.</summary>
    /// <param name="reporter">The reporter's code.</param>
    /// <param name="period">The period.</param>
    /// <param name="eventId">The upload.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<BinaryData?> FindAsync(string reporter, string period, string eventId, CancellationToken cancellation = default) =>
        (await _container.FindAsync(Keys.Feedback(reporter, period, eventId), cancellation))?.Content;

    /// <summary>Writes a workbook over an earlier one of the same upload.</summary>
    internal Task WriteAsync(LedgerRow row, Stream workbook, CancellationToken cancellation) => _container.OverwriteAsync(
        Keys.Feedback(row.Reporter, row.Period, row.EventId), BinaryData.FromStream(workbook), MediaType, cancellation);
}
