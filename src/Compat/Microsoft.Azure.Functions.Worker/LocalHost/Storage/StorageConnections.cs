using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Pipeline.LocalHost.Storage;

/// <summary>Storage clients by connection name, found in the settings the way the real host finds them.</summary>
internal sealed class StorageConnections(IConfiguration settings)
{
    public const string HostConnection = "AzureWebJobsStorage";

    private readonly ConcurrentDictionary<string, Lazy<StorageAccount>> _accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<TokenCredential> _credential = new(() => new DefaultAzureCredential());

    /// <summary>The account the host keeps its own state on.</summary>
    public StorageAccount Host => Get(null);

    public StorageAccount Get(string? connection)
    {
        var name = string.IsNullOrEmpty(connection) ? HostConnection : connection;
        return _accounts.GetOrAdd(name, key => new Lazy<StorageAccount>(() => Open(key))).Value;
    }

    private StorageAccount Open(string name)
    {
        foreach (var key in name == HostConnection ? [name] : new[] { "AzureWebJobs" + name, name })
        {
            if ((settings[key] ?? settings.GetConnectionString(key)) is { Length: > 0 } connectionString)
            {
                return FromConnectionString(name, connectionString);
            }

            if (ServiceUri(key, "blob") is { } blobs)
            {
                var queues = ServiceUri(key, "queue")
                    ?? throw new StartupException($"{key}__blobServiceUri is set; the triggers need {key}__queueServiceUri too.");
                return new StorageAccount(
                    new BlobServiceClient(blobs, _credential.Value, Patience(new BlobClientOptions())),
                    new QueueServiceClient(queues, _credential.Value, Patience(new QueueClientOptions())));
            }
        }

        throw new StartupException(
            $"The storage connection '{name}' is not set. Put a connection string in {(name == HostConnection ? name : "AzureWebJobs" + name)}, " +
            $"or {name}__blobServiceUri and {name}__queueServiceUri for an identity, into the environment or local.settings.json.");
    }

    private Uri? ServiceUri(string key, string service)
    {
        if (settings[$"{key}:{service}ServiceUri"] is { Length: > 0 } text)
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var uri)
                ? uri
                : throw new StartupException($"{key}__{service}ServiceUri is '{text}', which is not an absolute address.");
        }

        return settings[$"{key}:accountName"] is { Length: > 0 } account ? new Uri($"https://{account}.{service}.core.windows.net") : null;
    }

    // The host's loops try again by themselves and say so; the clients' own patience would only keep them silent for longer.
    private static TOptions Patience<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(400);
        return options;
    }

    private static StorageAccount FromConnectionString(string name, string connectionString)
    {
        try
        {
            return new StorageAccount(
                new BlobServiceClient(connectionString, Patience(new BlobClientOptions())),
                new QueueServiceClient(connectionString, Patience(new QueueClientOptions())));
        }
        catch (FormatException fault)
        {
            throw new StartupException($"The connection string of '{name}' cannot be read: {fault.Message}");
        }
    }
}

/// <summary>Blobs and queues of one account. Queue texts travel as they stand; encoding is the trigger's business.</summary>
internal sealed record StorageAccount(BlobServiceClient Blobs, QueueServiceClient Queues);
