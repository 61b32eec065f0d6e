using System.Collections.Immutable;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.LocalHost.Storage;

namespace Pipeline.LocalHost.Blobs;

/// <summary>
/// One empty blob per function and blob version says that the version has been queued. It is written before queueing, marked
/// incomplete, and completed afterwards: whatever a kill leaves behind is queued again, never forgotten.
/// </summary>
internal sealed class ReceiptStore(BlobContainerClient hosts, string hostId)
{
    private const string Incomplete = "Incomplete";

    private static readonly IDictionary<string, string> IncompleteMetadata =
        ImmutableDictionary<string, string>.Empty.Add(Incomplete, Incomplete);

    /// <summary>Begins a receipt; false when a complete one is there already.</summary>
    public async Task<bool> BeginAsync(string function, string container, string blob, string etag, CancellationToken cancellation)
    {
        var receipt = Receipt(function, container, blob, etag);
        try
        {
            await receipt.UploadAsync(
                BinaryData.FromBytes(ReadOnlyMemory<byte>.Empty),
                new BlobUploadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    Metadata = IncompleteMetadata,
                },
                cancellation);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is 409 or 412)
        {
            BlobProperties existing = await receipt.GetPropertiesAsync(cancellationToken: cancellation);
            return existing.Metadata.ContainsKey(Incomplete);
        }
    }

    public Task CompleteAsync(string function, string container, string blob, string etag, CancellationToken cancellation) =>
        Receipt(function, container, blob, etag).SetMetadataAsync(new Dictionary<string, string>(), cancellationToken: cancellation);

    private BlobClient Receipt(string function, string container, string blob, string etag) =>
        hosts.GetBlobClient(HostNames.Receipt(hostId, function, etag, container, blob));
}
