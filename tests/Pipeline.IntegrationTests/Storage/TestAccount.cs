using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Catalogue;
using Pipeline.Storage;
using Pipeline.Storage.Replaying;
using Pipeline.Storage.Verifying;
using Pipeline.Submissions;
using Pipeline.Workbooks;

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

    /// <summary>Another account with the same stored in it, but for the uploads, whose ETags would be others.</summary>
    public async Task<TestAccount> CopyAsync(AzuriteFixture azurite)
    {
        var copy = await CreateAsync(azurite);
        foreach (var container in StorageNames.Containers.Except([StorageNames.Submissions]))
        {
            foreach (var name in await BlobsAsync(container))
            {
                var content = await Storage.Container(container).GetBlobClient(name).DownloadContentAsync();
                await copy.Storage.Container(container).GetBlobClient(name).UploadAsync(content.Value.Content);
            }
        }

        foreach (var table in StorageNames.Tables)
        {
            foreach (var partition in (await RowsAsync(table)).GroupBy(row => row.PartitionKey))
            {
                await copy.Storage.Table(table).SubmitTransactionAsync(partition.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)));
            }
        }

        return copy;
    }

    /// <summary>Changes a property of a row, or removes it.</summary>
    public async Task SetAsync(string table, string partition, string key, string property, object? value)
    {
        TableEntity entity = await Storage.Table(table).GetEntityAsync<TableEntity>(partition, key);
        Assert.NotEqual(value, entity[property]);
        entity[property] = value!;
        await Storage.Table(table).UpdateEntityAsync(entity, ETag.All, TableUpdateMode.Replace);
    }

    /// <summary>Everything that verification names.</summary>
    public async Task<IReadOnlyList<string>> VerifyAsync(StatisticalCatalogue? catalogue = null) =>
        [.. (await new Verification(catalogue ?? SmallCatalogue.Default, Storage, TimeProvider.System) { Pause = TimeSpan.Zero }.RunAsync()).Differences
            .Select(difference => $"{difference.Kind.Code} {difference.Place}: {difference.Expected} / {difference.Found}")];

    /// <summary>The same account, with every operation seen.</summary>
    public PipelineStorage Seen(OperationTap tap) => Open(ConnectionString, Prefix, tap);

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
        List<string> things = [];
        foreach (var name in StorageNames.Containers.Except([StorageNames.Submissions]))
        {
            foreach (var blob in await BlobsAsync(name))
            {
                var content = (await Storage.Container(name).GetBlobClient(blob).DownloadContentAsync()).Value.Content.ToMemory();
                things.Add($"{name}/{blob}\n" + Path.GetExtension(blob) switch
                {
                    ".json" => DataPackageInManifest().Replace(Encoding.UTF8.GetString(content.Span), "<data package>"),
                    ".xlsx" => Cells(content.ToArray()),
                    _ => Convert.ToHexString(SHA256.HashData(content.Span)),
                });
            }
        }

        foreach (var table in StorageNames.Tables)
        {
            things.AddRange((await RowsAsync(table)).Select(row => $"{table}: {row.PartitionKey} {row.RowKey}\n" + string.Join('\n', row
                .Where(p => p.Key is not ("odata.etag" or "Timestamp" or "tries"))
                .OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {p.Key} = {p.Value.GetType().Name} {(p.Value is DateTimeOffset or DateTime ? "<moment>" : p.Value)}")))));
        }

        var events = (await LedgerAsync())
            .OrderBy(row => row.Reporter, StringComparer.Ordinal)
            .ThenBy(row => row.Period, StringComparer.Ordinal)
            .ThenBy(row => row.Upload.Order.LastModified)
            .ToList();
        return string.Join('\n', things.Select(Anonymous).Order(StringComparer.Ordinal));

        string Anonymous(string thing)
        {
            for (var i = 0; i < events.Count; i++)
            {
                thing = Hashless(Hashless(thing, events[i].DocumentHash, $"<document {i}>"), events[i].ReceiptHash, $"<receipt {i}>")
                    .Replace(events[i].Generation.Length == 0 ? events[i].EventId : events[i].Generation, $"<event {i}>", StringComparison.Ordinal)
                    .Replace(events[i].EventId, $"<event {i}>", StringComparison.Ordinal)
                    .Replace(events[i].Upload.ETag, $"<etag {i}>", StringComparison.Ordinal);
            }

            return Moment().Replace(ManifestInList().Replace(thing, "<manifest>"), "<moment>");
        }

        static string Hashless(string thing, string hash, string name) => hash.Length == 0 ? thing : thing.Replace(hash, name, StringComparison.Ordinal);
    }

    /// <summary>Asserts that every published file is the one that its manifest describes.</summary>
    public async Task VerifyManifestsAsync()
    {
        SnapshotReader reader = new(Storage);
        await foreach (var entry in reader.ListAsync())
        {
            SnapshotReference snapshot = new(entry.Sequence, entry.Hash);
            var manifest = (await reader.ManifestAsync(snapshot))!;
            Assert.NotEmpty(manifest.Files);
            foreach (var file in manifest.Files)
            {
                await using var open = (await reader.OpenAsync(snapshot, file.Name))!;
                using MemoryStream bytes = new();
                await open.Content.CopyToAsync(bytes);
                Assert.Equal((file.Bytes, file.MediaType), (open.Length, open.MediaType));
                Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())));
            }
        }
    }

    private static PipelineStorage Open(string connectionString, string prefix, OperationTap? tap)
    {
        BlobClientOptions blobs = new();
        TableClientOptions tables = new();
        if (tap is not null)
        {
            // A lost answer must be lost where the client would repeat the request.
            var position = tap.LoseAnswerOf > 0 ? HttpPipelinePosition.PerRetry : HttpPipelinePosition.PerCall;
            foreach (var options in (ClientOptions[])[blobs, tables])
            {
                options.AddPolicy(tap, position);
                options.Retry.Delay = TimeSpan.FromMilliseconds(1);
            }
        }

        return new(new BlobServiceClient(connectionString, blobs), new TableServiceClient(connectionString, tables)) { Prefix = prefix };
    }

    /// <summary>A workbook's cells: of the same content not always the same bytes.</summary>
    private static string Cells(byte[] workbook) => string.Join('\n', WorkbookReader.Read(new MemoryStream(workbook)).Workbook!.Sheets
        .SelectMany(sheet => sheet.Rows)
        .Select(row => string.Join('\t', row.Cells.Select(cell => cell.Text))));

    // It says when it was made, so that its length and hash differ from run to run.
    [GeneratedRegex(@"""datapackage\.json"",\s+""media_type"": ""[^""]+"",\s+""bytes"": \d+,\s+""sha256"": ""[0-9a-f]{64}""")]
    private static partial Regex DataPackageInManifest();

    // The manifest has the data package's hash.
    [GeneratedRegex("(?<=manifestsha256 = String )[0-9a-f]{64}")]
    private static partial Regex ManifestInList();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")]
    private static partial Regex Moment();
}

/// <summary>One process that works on an account.</summary>
internal sealed class Worker
{
    public Worker(PipelineStorage storage, StatisticalCatalogue catalogue, PipelineOptions options, TimeProvider time)
    {
        Ingestion = new(catalogue, storage, options, time, NullLogger<Ingestion>.Instance);
        Withdrawal = new(storage, Ingestion, time);
        Sweep = new(storage, options, Ingestion, Withdrawal, time, NullLogger<Sweep>.Instance);
        Poison = new(catalogue, storage, options, Ingestion, time, NullLogger<PoisonSubmissions>.Instance);
        Taker = new(catalogue, storage, options, time, NullLogger<SnapshotTaker>.Instance);
        Retention = new(storage, options, time);
        Releases = new(storage, time);
        Replay = new(catalogue, storage, Ingestion, time);
    }

    public Ingestion Ingestion { get; }

    public Withdrawal Withdrawal { get; }

    public Sweep Sweep { get; }

    public PoisonSubmissions Poison { get; }

    public SnapshotTaker Taker { get; }

    public Retention Retention { get; }

    public SnapshotReleases Releases { get; }

    public Replay Replay { get; }

    /// <summary>Ingests an upload that is there.</summary>
    public async Task<Receipt> IngestAsync(string path) =>
        await Ingestion.IngestAsync(path) ?? throw new InvalidOperationException($"There is nothing at {path}.");
}
