using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.IntegrationTests.Compat.Hashing;

/// <summary>The blob client binds to System.IO.Hashing at run time; these are the paths on which it does.</summary>
[Collection(SharedAzurite.Name)]
public sealed class BlobClientTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly BlobContainerClient _container = new(azurite.ConnectionString, AzuriteFixture.NewContainerName());
    private readonly byte[] _bytes = Bytes(3 * 1024 * 1024 + 17);

    public async Task InitializeAsync() => await _container.CreateAsync();

    public async Task DisposeAsync() => await _container.DeleteAsync();

    [Fact]
    public async Task Uploads_in_blocks_and_downloads_in_ranges()
    {
        var blob = _container.GetBlobClient("blocks");
        var transfer = new StorageTransferOptions { InitialTransferSize = 1 << 20, MaximumTransferSize = 1 << 20, MaximumConcurrency = 2 };

        await blob.UploadAsync(new MemoryStream(_bytes), new BlobUploadOptions { TransferOptions = transfer });
        var read = new MemoryStream();
        await blob.DownloadToAsync(read, new BlobDownloadToOptions { TransferOptions = transfer });

        Assert.Equal(_bytes, read.ToArray());
    }

    [Fact]
    public async Task Uploads_and_downloads_whole_content()
    {
        var blob = _container.GetBlobClient("whole");

        await blob.UploadAsync(BinaryData.FromBytes(_bytes));
        BlobDownloadResult read = await blob.DownloadContentAsync();

        Assert.Equal(_bytes, read.Content.ToArray());
    }

    [Fact]
    public async Task Opens_for_writing_and_for_reading()
    {
        var blob = _container.GetBlobClient("stream");

        await using (var write = await blob.OpenWriteAsync(overwrite: true, new BlobOpenWriteOptions { BufferSize = 1 << 20 }))
            await write.WriteAsync(_bytes);
        await using var stream = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = 1 << 20 });
        var read = new MemoryStream();
        await stream.CopyToAsync(read);

        Assert.Equal(_bytes, read.ToArray());
    }

    [Fact]
    public async Task Validates_transfers_by_MD5()
    {
        var blob = _container.GetBlobClient("md5");
        var validation = new UploadTransferValidationOptions { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 };

        await blob.UploadAsync(new MemoryStream("abc"u8.ToArray()), new BlobUploadOptions { TransferValidation = validation });
        BlobProperties properties = await blob.GetPropertiesAsync();

        Assert.Equal("900150983CD24FB0D6963F7D28E17F72", Convert.ToHexString(properties.ContentHash));
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(20260401).NextBytes(bytes);
        return bytes;
    }
}
