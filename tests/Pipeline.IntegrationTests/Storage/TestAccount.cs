using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Catalogue;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.Storage;

/// <summary>Containers and tables of one test's own in the shared Azurite, and workers on them.</summary>
internal sealed partial class TestAccount
{
    private TestAccount(string connectionString)
    {
        ConnectionString = connectionString;
        Storage = Open(connectionString, Prefix, null);
    }

    public string ConnectionString { get; }

    public string Prefix { get; } = $"t{Guid.NewGuid().ToString("N")[..12]}";

    public PipelineStorage Storage { get; }

    public PipelineOptions Options { get; } = new()
    {
        SweepGrace = TimeSpan.Zero,
        RetentionGrace = TimeSpan.Zero,
        SnapshotPatience = TimeSpan.Zero,
    };

    public static async Task<TestAccount> CreateAsync(AzuriteFixture azurite)
    {
        TestAccount account = new(azurite.ConnectionString);
        await account.Storage.CreateAsync();
        return account;
    }

    public Worker Worker(OperationTap? tap = null, StatisticalCatalogue? catalogue = null, TimeProvider? time = null) => new(
        tap is null ? Storage : Open(ConnectionString, Prefix, tap), catalogue ?? SmallCatalogue.Default, Options, time ?? TimeProvider.System);

    /// <summary>Uploads figures and returns the path inside the container.</summary>
    public Task<string> UploadAsync(Figures figures, string file = "上报.xlsx", StatisticalCatalogue? catalogue = null, string explanation = "") =>
        UploadAsync($"{figures.Reporter}/{figures.Period}/{file}", figures.ToWorkbook(catalogue, explanation));

    public async Task<string> UploadAsync(string path, BinaryData content)
    {
        await Storage.Container(StorageNames.Submissions).GetBlobClient(path).UploadAsync(content, overwrite: true);
        return path;
    }

    /// <summary>Waits until uploads get a later date than those before: dates have whole seconds.</summary>
    public static async Task NextSecondAsync()
    {
        var second = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        while (DateTimeOffset.UtcNow.ToUnixTimeSeconds() == second)
        {
            await Task.Delay(20);
        }
    }

    public async Task<IReadOnlyList<LedgerRow>> LedgerAsync() =>
        await new Ledger(Storage, TimeProvider.System).ListAsync().OrderBy(row => row.Upload.Order).ToListAsync();

    public Task<CurrentGeneration?> CurrentAsync(Figures figures) =>
        new CurrentGenerations(Storage).FindAsync(figures.Reporter, figures.Period);

    public async Task<IReadOnlyList<TableEntity>> RowsAsync(string table) =>
        await Storage.Table(table).QueryAsync<TableEntity>().ToListAsync();

    public async Task<IReadOnlyList<string>> BlobsAsync(string container)
    {
        List<string> names = [];
        await foreach (var blob in Storage.Container(container).GetBlobsAsync())
        {
            names.Add(blob.Name);
        }

        return names;
    }

    /// <summary>
    /// Everything that is stored, as text: what differs between two accounts with the same history (event ids, dates, ETags) is
    /// replaced by what it is.
    /// </summary>
    public async Task<string> DescribeAsync()
    {
        StringBuilder text = new();
        foreach (var name in StorageNames.Containers.Except([StorageNames.Submissions]))
        {
            foreach (var blob in await BlobsAsync(name))
            {
                var content = (await Storage.Container(name).GetBlobClient(blob).DownloadContentAsync()).Value.Content.ToMemory();
                text.Append(name).Append('/').AppendLine(blob);
                text.AppendLine(blob.EndsWith(".json", StringComparison.Ordinal)
                    ? Encoding.UTF8.GetString(content.Span)
                    : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(content.Span)));
            }
        }

        foreach (var table in StorageNames.Tables)
        {
            foreach (var row in await RowsAsync(table))
            {
                text.AppendLine(string.Join(' ', table, row.PartitionKey, row.RowKey));
                foreach (var (property, value) in row.Where(p => p.Key is not ("odata.etag" or "Timestamp")).OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"  {property} = {value.GetType().Name} {(value is DateTimeOffset or DateTime ? "<moment>" : value)}"));
                }
            }
        }

        var described = text.ToString();
        var number = 0;
        foreach (var row in await LedgerAsync())
        {
            described = described.Replace(row.EventId, $"<event {++number}>", StringComparison.Ordinal)
                .Replace(row.Upload.ETag, $"<etag {number}>", StringComparison.Ordinal);
        }

        return Moment().Replace(described, "<moment>");
    }

    private static PipelineStorage Open(string connectionString, string prefix, OperationTap? tap)
    {
        BlobClientOptions blobs = new();
        TableClientOptions tables = new();
        if (tap is not null)
        {
            blobs.AddPolicy(tap, HttpPipelinePosition.PerCall);
            tables.AddPolicy(tap, HttpPipelinePosition.PerCall);
        }

        return new(new BlobServiceClient(connectionString, blobs), new TableServiceClient(connectionString, tables)) { Prefix = prefix };
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")]
    private static partial Regex Moment();
}

/// <summary>One process that works on an account.</summary>
internal sealed class Worker
{
    public Worker(PipelineStorage storage, StatisticalCatalogue catalogue, PipelineOptions options, TimeProvider time)
    {
        Ingestion = new(catalogue, storage, options, time, NullLogger<Ingestion>.Instance);
        Withdrawal = new(storage, options, Ingestion, time);
        Sweep = new(storage, options, Ingestion, Withdrawal, time, NullLogger<Sweep>.Instance);
        Poison = new(catalogue, storage, options, Ingestion, time, NullLogger<PoisonSubmissions>.Instance);
        Taker = new(catalogue, storage, options, time, NullLogger<SnapshotTaker>.Instance);
        Retention = new(storage, options, time);
        Releases = new(storage, time);
    }

    public Ingestion Ingestion { get; }

    public Withdrawal Withdrawal { get; }

    public Sweep Sweep { get; }

    public PoisonSubmissions Poison { get; }

    public SnapshotTaker Taker { get; }

    public Retention Retention { get; }

    public SnapshotReleases Releases { get; }

    /// <summary>Ingests an upload that is there.</summary>
    public async Task<Receipt> IngestAsync(string path) =>
        await Ingestion.IngestAsync(path) ?? throw new InvalidOperationException($"There is nothing at {path}.");
}
