using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.LocalHost.Storage;

namespace Pipeline.LocalHost.Blobs;

/// <summary>Remembers, across restarts, up to which modification time a container's blobs are known.</summary>
internal sealed class ScanMarkStore(BlobContainerClient hosts, string hostId)
{
    public async Task<DateTimeOffset> LoadAsync(string account, string container, CancellationToken cancellation)
    {
        try
        {
            BlobDownloadResult stored = await Blob(account, container).DownloadContentAsync(cancellation);
            using var json = JsonDocument.Parse(stored.Content);
            return json.RootElement.GetProperty("LatestScan").GetDateTimeOffset();
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return DateTimeOffset.MinValue;
        }
    }

    public Task SaveAsync(string account, string container, DateTimeOffset mark, CancellationToken cancellation) =>
        Blob(account, container).UploadAsync(
            BinaryData.FromString($$"""{"LatestScan":"{{mark.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}}"}"""),
            overwrite: true,
            cancellation);

    private BlobClient Blob(string account, string container) => hosts.GetBlobClient(HostNames.ScanInfo(hostId, account, container));
}
