using System.Net;
using System.Net.Http.Json;
using Azure.Storage.Blobs.Models;
using CsvHelper;
using Pipeline.Cli.Local;
using Pipeline.Storage;
using Pipeline.Storage.Access;
using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary>The product as users meet it: a real emulator and the real function app as a process, with the sample years 2019 and 2020 in force.</summary>
public sealed class ProductFixture : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private LocalAzurite? _azurite;
    private FunctionApp? _app;

    internal PipelineStorage Storage => PipelineStorage.FromConnectionString(ConnectionString);

    internal FunctionApp App => _app ?? throw new InvalidOperationException("The fixture has not started.");

    public string ConnectionString => _azurite?.ConnectionString ?? throw new InvalidOperationException("The fixture has not started.");

    public HttpClient Http { get; } = new();

    /// <summary>The workbook of the sample for a reporter and year.</summary>
    public static string SampleFile(string reporter, int year) =>
        Directory.GetFiles(Path.Combine(EngTools.Locate(), "..", "sampledata", "submissions", reporter, $"{year}"), "*.xlsx").Single();

    public async Task InitializeAsync()
    {
        _azurite = await LocalAzurite.StartAsync(new LocalAzuriteOptions { IncludeDevelopmentTools = true });
        _app = await FunctionApp.StartAsync(
            new FunctionAppOptions { Settings = LocalSystem.Settings(ConnectionString), AppDirectory = AppDirectory }, CancellationToken.None);
        Http.BaseAddress = _app.Address;
        await Storage.CreateAsync();

        var reporters = Catalogue.CatalogueLoader.LoadDefault().Reporters.Select(r => r.Code).ToList();
        var uploads = new List<(string Reporter, int Year, string EventId)>();
        foreach (var year in (int[])[2019, 2020])
            foreach (var reporter in reporters)
                uploads.Add((reporter, year, await UploadAsync(reporter, year, await File.ReadAllBytesAsync(SampleFile(reporter, year)))));
        foreach (var (reporter, year, eventId) in uploads)
        {
            var receipt = await ReceiptAsync(reporter, year, eventId);
            Assert.True(receipt.Verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings, $"{reporter} {year}: {receipt.Verdict}; {string.Join('\n', receipt.Findings)}");
        }

        await SnapshotAsync();
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }

    /// <summary>Uploads a workbook the way a reporter does: a blob in the upload container.</summary>
    public async Task<string> UploadAsync(string reporter, int year, byte[] workbook)
    {
        var path = $"{reporter}/{year}/{reporter} {year}.xlsx";
        BlobContentInfo written = await Storage.Container(StorageNames.Submissions).GetBlobClient(path).UploadAsync(new BinaryData(workbook), overwrite: true);
        return Keys.EventId(path, written.ETag.ToString());
    }

    /// <summary>The receipt of an upload, as soon as there is one.</summary>
    public async Task<Receipt> ReceiptAsync(string reporter, int year, string eventId)
    {
        using var limit = new CancellationTokenSource(Patience);
        var store = new ReceiptStore(Storage);
        Receipt? receipt;
        while ((receipt = await store.FindAsync(reporter, $"{year}", eventId, limit.Token)) is null)
            await Task.Delay(200, limit.Token);
        return receipt;
    }

    /// <summary>Uploads a workbook and waits for its receipt.</summary>
    public async Task<Receipt> SubmitAsync(string reporter, int year, byte[] workbook) =>
        await ReceiptAsync(reporter, year, await UploadAsync(reporter, year, workbook));

    /// <summary>Starts the nightly function by its admin address and returns the number of the newest snapshot once the run is over.</summary>
    public async Task<long> SnapshotAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "admin/functions/NightlySnapshot") { Content = JsonContent.Create(new { input = "" }) };
        request.Headers.Add("x-functions-key", App.MasterKey);
        using var started = await Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);

        // The run holds the lease while it works; taking a snapshot here waits for it, and says what the newest one is.
        await using var services = Cli.Commands.StorageAccount.Services(ConnectionString);
        var taker = (SnapshotTaker)services.GetService(typeof(SnapshotTaker))!;
        using var limit = new CancellationTokenSource(Patience);
        SnapshotOutcome outcome;
        while ((outcome = await taker.TakeAsync(limit.Token)).Result == SnapshotResult.Busy)
            await Task.Delay(200, limit.Token);
        return outcome.Snapshot!.Sequence;
    }

    /// <summary>The rows of a dataset of a snapshot, keyed by their first four identifying columns, each as its whole text.</summary>
    public async Task<Dictionary<(string Subject, string Area, string Period), Dictionary<string, string>>> PullAsync(string snapshot, string dataset, string subject)
    {
        await using var stream = await Http.GetStreamAsync($"api/v1/snapshots/{snapshot}/{dataset}?format=csv");
        using var csv = CsvReader.Create(stream, new(), leaveOpen: true);
        var rows = new Dictionary<(string, string, string), Dictionary<string, string>>();
        while (csv.Read())
        {
            var row = csv.Headers.ToDictionary(name => name, name => csv.GetString(name), StringComparer.Ordinal);
            rows.Add((row[subject], row["area"], row["period"]), row);
        }

        return rows;
    }

    /// <summary>Issues a bearer token.</summary>
    internal async Task<string> TokenAsync(Role role, string reporter = "", TimeSpan? validity = null) =>
        (await new Tokens(Storage.Table(StorageNames.TokensTable), TimeProvider.System)
            .IssueAsync(new Identity("test", role, reporter), validity ?? TimeSpan.FromHours(1), CancellationToken.None)).Token;

    /// <summary>The command's copy of the app, of the configuration that the tests were built with.</summary>
    internal static string AppDirectory => Path.Combine(CommandDirectory, "functions");

    internal static string CommandDirectory
    {
        get
        {
            var tests = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
            var framework = Path.GetFileName(tests);
            var configuration = Path.GetFileName(Path.GetDirectoryName(tests)!);
            return Path.GetFullPath(Path.Combine(EngTools.Locate(), "..", "src", "Pipeline.Cli", "bin", configuration, framework));
        }
    }
}

/// <summary>Put <c>[Collection(RunningProduct.Name)]</c> on a test class to share the running product.</summary>
[CollectionDefinition(Name)]
public sealed class RunningProduct : ICollectionFixture<ProductFixture>
{
    public const string Name = "Product";
}
