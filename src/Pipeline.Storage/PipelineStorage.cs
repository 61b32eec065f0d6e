using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Storage;

/// <summary>The storage account: its containers and tables.</summary>
public sealed class PipelineStorage
{
    private readonly BlobServiceClient _blobs;
    private readonly TableServiceClient _tables;
    private readonly Lazy<QueueServiceClient>? _queues;

    /// <summary>The account that these clients reach; without queues nothing is known of uploads that failed repeatedly.</summary>
    public PipelineStorage(BlobServiceClient blobs, TableServiceClient tables, Lazy<QueueServiceClient>? queues = null) =>
        (_blobs, _tables, _queues) = (blobs, tables, queues);

    /// <summary>What stands before every name, so that several pipelines can share an account; lower-case letters and digits.</summary>
    internal string Prefix { get; init; } = "";

    /// <summary>The account of a connection string.</summary>
    public static PipelineStorage FromConnectionString(string connectionString) =>
        new(new BlobServiceClient(connectionString), new TableServiceClient(connectionString), new(() => new QueueServiceClient(connectionString)));

    /// <summary>
    /// The account of a connection name, as the Functions host understands it: a connection string under
    /// <c>AzureWebJobs{name}</c> or <c>{name}</c>, else <c>{name}:blobServiceUri</c> and <c>{name}:tableServiceUri</c> with this
    /// machine's identity. The addresses make sovereign clouds work; <c>{name}:tableAudience</c> names the cloud for tokens.
    /// </summary>
    /// <exception cref="InvalidOperationException">Neither is set.</exception>
    public static PipelineStorage FromConfiguration(IConfiguration configuration, string name = "Pipeline")
    {
        if ((configuration[$"AzureWebJobs{name}"] ?? configuration[name]) is { Length: > 0 } connectionString)
        {
            return FromConnectionString(connectionString);
        }

        var section = configuration.GetSection($"AzureWebJobs{name}") is { } prefixed && prefixed["blobServiceUri"] is not null
            ? prefixed
            : configuration.GetSection(name);
        var credential = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = section["clientId"] });
        var tableOptions = new TableClientOptions();
        if (section["tableAudience"] is { Length: > 0 } audience)
        {
            tableOptions.Audience = new TableAudience(audience);
        }

        return new(
            new BlobServiceClient(ServiceUri(section, "blobServiceUri"), credential),
            new TableServiceClient(ServiceUri(section, "tableServiceUri"), credential, tableOptions),
            section["queueServiceUri"] is { Length: > 0 } ? new(() => new QueueServiceClient(ServiceUri(section, "queueServiceUri"), credential)) : null);
    }

    /// <summary>A container, by its name in <see cref="StorageNames"/>.</summary>
    public BlobContainerClient Container(string name) => _blobs.GetBlobContainerClient(Prefix + name);

    /// <summary>A table, by its name in <see cref="StorageNames"/>.</summary>
    public TableClient Table(string name) => _tables.GetTableClient(Prefix + name);

    /// <summary>How many uploads wait in the queue of those that failed repeatedly, about; null where the account has no queues for us.</summary>
    internal async Task<int?> PoisonMessagesAsync(CancellationToken cancellation)
    {
        if (_queues is null)
        {
            return null;
        }

        try
        {
            QueueProperties queue = await _queues.Value.GetQueueClient(Prefix + StorageNames.PoisonQueue).GetPropertiesAsync(cancellation);
            return queue.ApproximateMessagesCount;
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return 0; // The host makes it when it first needs it.
        }
    }

    /// <summary>Makes the containers and tables that are not there yet.</summary>
    public Task CreateAsync(CancellationToken cancellation = default) => Task.WhenAll(
    [
        .. StorageNames.Containers.Select(name => (Task)Container(name).CreateIfNotExistsAsync(cancellationToken: cancellation)),
        .. StorageNames.Tables.Select(name => (Task)Table(name).CreateIfNotExistsAsync(cancellation)),
    ]);

    private static Uri ServiceUri(IConfigurationSection section, string setting) =>
        Uri.TryCreate(section[setting], UriKind.Absolute, out var uri)
            ? uri
            : throw new InvalidOperationException(
                $"未设置存储连接：请设置 {section.Key}（连接字符串）或 {section.Key}__blobServiceUri 与 {section.Key}__tableServiceUri。"
                + $" No storage: set {section.Key} to a connection string, or {section.Key}__blobServiceUri and "
                + $"{section.Key}__tableServiceUri to addresses; '{setting}' is none.");
}
