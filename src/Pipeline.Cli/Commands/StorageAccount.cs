using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary>The storage account of a command: whoever waits at a terminal wants to hear soon that it does not answer.</summary>
internal static class StorageAccount
{
    /// <summary>The account of a connection string.</summary>
    /// <exception cref="UsageException">The text is not a connection string.</exception>
    public static PipelineStorage Open(string connectionString)
    {
        var blobs = new BlobClientOptions();
        var tables = new TableClientOptions();
        Hasten(blobs.Retry);
        Hasten(tables.Retry);
        try
        {
            return new(new BlobServiceClient(connectionString, blobs), new TableServiceClient(connectionString, tables));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            // Without the text itself: it holds the account's key.
            throw new UsageException(
                "存储连接字符串无法识别；请从 Azure 门户“访问密钥”页完整复制，形如 DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…;EndpointSuffix=…。 / "
                + "The storage connection string is malformed; copy all of it from the portal's page 'Access keys': "
                + "DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…;EndpointSuffix=….");
        }
    }

    /// <summary>The services of the product on one storage account.</summary>
    public static ServiceProvider Services(string connectionString) => new ServiceCollection()
        .AddSingleton(Open(connectionString))
        .AddPipelineStorage(new ConfigurationBuilder().AddEnvironmentVariables().Build())
        .BuildServiceProvider();

    private static void Hasten(RetryOptions retry)
    {
        retry.MaxRetries = 2;
        retry.Delay = TimeSpan.FromMilliseconds(300);
        retry.MaxDelay = TimeSpan.FromSeconds(2);
        retry.NetworkTimeout = TimeSpan.FromSeconds(30);
    }
}
