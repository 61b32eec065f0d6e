using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Pipeline.LocalHost.Storage;

/// <summary>A lock that one process at a time holds: a lease on a blob.</summary>
internal sealed class BlobLock(BlobContainerClient container, string name, TimeSpan period)
{
    private readonly BlobClient _blob = container.GetBlobClient(name);

    public string Name => name;

    public TimeSpan Period => period;

    /// <summary>Takes the lease; null while another process has it.</summary>
    public async Task<BlobLeaseClient?> TryAcquireAsync(CancellationToken cancellation)
    {
        if (await TryLeaseAsync(cancellation) is { } lease)
        {
            return lease;
        }

        return await TryBreakAfterDeadOwnerAsync(cancellation) ? await TryLeaseAsync(cancellation) : null;
    }

    private async Task<BlobLeaseClient?> TryLeaseAsync(CancellationToken cancellation)
    {
        var lease = _blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(period, cancellationToken: cancellation);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            await CreateAsync(cancellation);
            return await TryLeaseAsync(cancellation);
        }
        catch (RequestFailedException fault) when (fault.Status == 409)
        {
            return null;
        }

        try
        {
            // Until the owner is noted the lock is not ours: someone may be breaking it after a dead predecessor.
            await _blob.SetMetadataAsync(
                LockOwner.Self.ToMetadata(), new BlobRequestConditions { LeaseId = lease.LeaseId }, cancellation);
            return lease;
        }
        catch (RequestFailedException fault) when (fault.Status is 409 or 412)
        {
            return null;
        }
    }

    private async Task<bool> TryBreakAfterDeadOwnerAsync(CancellationToken cancellation)
    {
        try
        {
            BlobProperties properties = await _blob.GetPropertiesAsync(cancellationToken: cancellation);
            if (LockOwner.FromMetadata(properties.Metadata)?.IsDead() != true)
            {
                return false;
            }

            // The tag changes when a new owner is noted, so this cannot break the lease of a live one.
            await _blob.GetBlobLeaseClient().BreakAsync(
                TimeSpan.Zero, new RequestConditions { IfMatch = properties.ETag }, cancellation);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private async Task CreateAsync(CancellationToken cancellation)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        try
        {
            await _blob.UploadAsync(
                BinaryData.FromBytes(ReadOnlyMemory<byte>.Empty),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellation);
        }
        catch (RequestFailedException fault) when (fault.Status is 409 or 412)
        {
            // Another process created it first.
        }
    }
}
