using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Pipeline.LocalHost.Storage;

namespace Pipeline.LocalHost.Http;

/// <summary>
/// Finds the keys: the setting AzureWebJobsMasterKey, else the blob that the real host uses too, which is written with
/// generated keys when it is absent.
/// </summary>
internal sealed partial class HostKeyStore(
    IConfiguration settings, StorageConnections storage, HostId hostId, ILogger<HostKeyStore> logger) : IDisposable
{
    public const string MasterKeySetting = "AzureWebJobsMasterKey";

    private readonly SemaphoreSlim _loading = new(1, 1);
    private HostKeys? _keys;

    public async Task<HostKeys> GetAsync(CancellationToken cancellation)
    {
        if (_keys is not null)
        {
            return _keys;
        }

        await _loading.WaitAsync(cancellation);
        try
        {
            return _keys ??= settings[MasterKeySetting] is { Length: > 0 } given
                ? HostKeys.Given(given)
                : await LoadOrCreateAsync(cancellation);
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    private async Task<HostKeys> LoadOrCreateAsync(CancellationToken cancellation)
    {
        var container = storage.Host.Blobs.GetBlobContainerClient(HostNames.SecretsContainer);
        var blob = container.GetBlobClient(HostNames.Secrets(hostId.Value));
        if (await LoadAsync(blob, cancellation) is { } stored)
        {
            return stored;
        }

        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        var keys = HostKeys.Generate();
        try
        {
            await blob.UploadAsync(
                keys.ToJson(),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellation);
            LogGenerated(logger, container.Name, blob.Name, MasterKeySetting);
            return keys;
        }
        catch (RequestFailedException fault) when (fault.Status is 409 or 412)
        {
            // Another process of this app was first.
            return await LoadAsync(blob, cancellation)
                ?? throw new InvalidOperationException($"The keys in {container.Name}/{blob.Name} cannot be read.");
        }
    }

    private static async Task<HostKeys?> LoadAsync(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            BlobDownloadResult stored = await blob.DownloadContentAsync(cancellation);
            return HostKeys.Parse(stored.Content)
                ?? throw new InvalidOperationException($"{blob.BlobContainerName}/{blob.Name} holds no master key.");
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "Generated host keys; they are in {Container}/{Blob}. Set {Setting} to use a master key of your own.")]
    private static partial void LogGenerated(ILogger logger, string container, string blob, string setting);
}
