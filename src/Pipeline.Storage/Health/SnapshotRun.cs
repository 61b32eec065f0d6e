using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage.Health;

/// <summary>When the last snapshot run ended well, whether or not it had anything to publish; kept beside the lease of the runs.</summary>
/// <param name="CompletedAt">When that was; null where none has.</param>
/// <param name="StorageClock">What the storage service's clock said when it was asked; null where it did not say.</param>
internal sealed record SnapshotRun(DateTimeOffset? CompletedAt, DateTimeOffset? StorageClock)
{
    private const string Completed = "completed";

    /// <summary>The last run.</summary>
    public static async Task<SnapshotRun> FindAsync(PipelineStorage storage, CancellationToken cancellation)
    {
        try
        {
            var answer = await Blob(storage).GetPropertiesAsync(cancellationToken: cancellation);
            return new(
                answer.Value.Metadata.TryGetValue(Completed, out var text)
                    ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                    : null,
                answer.GetRawResponse().Headers.Date);
        }
        catch (RequestFailedException none) when (none.Status == 404 && none.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return new(null, none.GetRawResponse()?.Headers.Date);
        }
    }

    /// <summary>Records that a run has ended well, by whoever holds the lease; a lost lease's next holder will.</summary>
    public static async Task RecordAsync(PipelineStorage storage, string leaseId, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            await Blob(storage).SetMetadataAsync(
                new Dictionary<string, string> { [Completed] = now.ToString("O", CultureInfo.InvariantCulture) },
                new BlobRequestConditions { LeaseId = leaseId },
                cancellation);
        }
        catch (RequestFailedException lost) when (lost.Status is 409 or 412)
        {
            // Another run holds the lease by now.
        }
    }

    private static BlobClient Blob(PipelineStorage storage) => storage.Container(StorageNames.Snapshots).GetBlobClient(Keys.SnapshotLock);
}
