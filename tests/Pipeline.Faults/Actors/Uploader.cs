using System.Collections.Concurrent;
using Azure.Storage.Blobs.Models;
using Pipeline.Faults.Plan;
using Pipeline.Storage;

namespace Pipeline.Faults.Actors;

/// <summary>Uploads the workbooks of a plan as reporters do, straight to storage, and keeps what storage said of each.</summary>
internal sealed class Uploader(PipelineStorage storage, IReadOnlyList<PlannedUpload> plan, SemaphoreSlim storageIsUp)
{
    private readonly ConcurrentQueue<StoredUpload> _stored = new();

    /// <summary>The uploads so far, in the order in which storage took them.</summary>
    public IReadOnlyList<StoredUpload> Stored => [.. _stored];

    /// <summary>Uploads the whole plan, as far as the round has come.</summary>
    public async Task RunAsync(Func<double> progress, CancellationToken stop)
    {
        var container = storage.Container(StorageNames.Submissions);
        foreach (var planned in plan)
        {
            while (progress() < planned.At && !stop.IsCancellationRequested)
            {
                await Task.Delay(20, CancellationToken.None);
            }

            var blob = container.GetBlobClient(planned.Path);
            // Never while the emulator is being restarted: an upload whose answer is lost is one that nobody knows of.
            await storageIsUp.WaitAsync(CancellationToken.None);
            try
            {
                BlobContentInfo written = await blob.UploadAsync(new BinaryData(planned.Content.Bytes), overwrite: true, CancellationToken.None);
                _stored.Enqueue(new(planned, Upload.Of(planned.Path, written.ETag.ToString(), written.LastModified)));
            }
            finally
            {
                storageIsUp.Release();
            }
        }
    }
}
