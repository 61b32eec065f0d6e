using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Storage.Verifying;

/// <summary>What all checks of one verification share: the account, read only, and the program's own ways to compute things again.</summary>
internal sealed class VerifiedAccount(StatisticalCatalogue catalogue, PipelineStorage storage, TimeProvider time)
{
    /// <summary>The present catalogue.</summary>
    public StatisticalCatalogue Catalogue { get; } = catalogue;

    /// <summary>The account.</summary>
    public PipelineStorage Storage { get; } = storage;

    public Archive Archive { get; } = new(storage);

    public Ledger Ledger { get; } = new(storage, time);

    public CurrentGenerations Current { get; } = new(storage);

    public SnapshotList Snapshots { get; } = new(storage);

    public SnapshotReader Reader { get; } = new(storage);

    public Examiner Examiner { get; } = new(catalogue, new ObservationStore(storage), new NormalisedStore(storage));

    /// <summary>A row of a table as it is; null where there is none.</summary>
    public Task<TableEntity?> RowAsync(string table, TableKey key, CancellationToken cancellation) => Storage.Table(table).FindAsync(key, cancellation);

    /// <summary>The rows of a partition as they are.</summary>
    public IAsyncEnumerable<TableEntity> PartitionAsync(string table, string partition, CancellationToken cancellation) =>
        Storage.Table(table).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellation);

    /// <summary>A small blob; null where there is none.</summary>
    public async Task<BinaryData?> BlobAsync(string container, string name, CancellationToken cancellation) =>
        (await Storage.Container(container).FindAsync(name, cancellation))?.Content;

    /// <summary>The names of a container's blobs; none where there is no such container.</summary>
    public async IAsyncEnumerable<BlobItem> BlobsAsync(
        string container, string prefix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var blobs = Storage.Container(container).GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix, cancellation).GetAsyncEnumerator(cancellation);
        while (await NextAsync(blobs))
        {
            yield return blobs.Current;
        }

        static async Task<bool> NextAsync(IAsyncEnumerator<BlobItem> blobs)
        {
            try
            {
                return await blobs.MoveNextAsync();
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                return false;
            }
        }
    }

    /// <summary>Length and SHA-256 of a blob, read through; null where there is none.</summary>
    public async Task<(long Bytes, string Sha256)?> HashAsync(string container, string name, CancellationToken cancellation)
    {
        try
        {
            using BlobDownloadStreamingResult blob = await Storage.Container(container).GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellation);
            return (blob.Details.ContentLength, Convert.ToHexStringLower(await SHA256.HashDataAsync(blob.Content, cancellation)));
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Whether everything that a row was checked with is at hand.</summary>
    public bool CanRecompute(LedgerRow row, SubmissionPath path) => path.IsValid && row.CatalogueVersion == Catalogue.Version;
}
