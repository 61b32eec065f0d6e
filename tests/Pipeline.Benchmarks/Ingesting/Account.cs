using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Benchmarks.Bare;
using Pipeline.Catalogue;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.Benchmarks.Ingesting;

/// <summary>Containers and tables of their own in the one emulator, with every upload waiting in them.</summary>
internal sealed class Account
{
    // What host.json lets one instance do.
    private const int AtOnce = 4;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1.1);

    private readonly string _connection;
    private readonly IReadOnlyList<string> _paths;
    private readonly OperationCount _operations = new();

    private Account(string connection, string prefix, IReadOnlyList<string> paths) => (_connection, Prefix, _paths) = (connection, prefix, paths);

    public string Prefix { get; }

    /// <summary>How many operations the ingestion has sent.</summary>
    public int Operations => _operations.Value;

    public static async Task<Account> CreateAsync(string connection, IReadOnlyList<IReadOnlyList<SampleUpload>> uploads)
    {
        var prefix = $"n{Guid.NewGuid().ToString("N")[..8]}"; // All of one length, as replaying needs.
        PipelineStorage storage = new(new BlobServiceClient(connection), new TableServiceClient(connection)) { Prefix = prefix };
        await storage.CreateAsync();
        var container = storage.Container(StorageNames.Submissions);
        foreach (var wave in uploads)
        {
            await Parallel.ForEachAsync(wave, async (upload, stop) => await container.UploadBlobAsync(upload.Path, new BinaryData(upload.Content), stop));

            // Dates have whole seconds, and what comes later must be seen to.
            await Task.Delay(Second);
        }

        return new(connection, prefix, [.. uploads.SelectMany(wave => wave.Select(upload => upload.Path))]);
    }

    /// <summary>Takes every upload through to its answer, and says how often there was which verdict.</summary>
    public async Task<IReadOnlyDictionary<Verdict, int>> IngestAsync()
    {
        var ingestion = Ingestion(options => options.AddPolicy(_operations, HttpPipelinePosition.PerRetry));
        var verdicts = new Verdict[_paths.Count];
        await Parallel.ForAsync(0, _paths.Count, Options, async (i, stop) => verdicts[i] = await IngestAsync(ingestion, _paths[i], stop));
        return verdicts.CountBy(verdict => verdict).ToDictionary();
    }

    /// <summary>Does the same, and keeps what is sent.</summary>
    public async Task<IReadOnlyList<RecordedSubmission>> RecordAsync()
    {
        using RequestRecorder recorder = new();
        using HttpClient http = new(recorder);
        using HttpClientTransport transport = new(http);
        var ingestion = Ingestion(options => options.Transport = transport);
        var recorded = new RecordedSubmission[_paths.Count];
        await Parallel.ForAsync(0, _paths.Count, Options, async (i, stop) =>
        {
            List<RecordedRequest> requests = [];
            recorder.Into = requests;
            await IngestAsync(ingestion, _paths[i], stop);
            recorded[i] = new(Prefix, requests);
        });
        return recorded;
    }

    /// <summary>Sends what was recorded, as many submissions at once.</summary>
    public static Task ReplayAsync(BareClient client, IReadOnlyList<RecordedSubmission> submissions) =>
        Parallel.ForEachAsync(submissions, Options, async (submission, _) => await submission.SendAsync(client));

    private static ParallelOptions Options => new() { MaxDegreeOfParallelism = AtOnce };

    private static async Task<Verdict> IngestAsync(Ingestion ingestion, string path, CancellationToken stop) =>
        (await ingestion.IngestAsync(path, stop) ?? throw new InvalidDataException($"There is nothing at {path}.")).Verdict;

    private Ingestion Ingestion(Action<ClientOptions> configure)
    {
        BlobClientOptions blobs = new();
        TableClientOptions tables = new();
        configure(blobs);
        configure(tables);
        return new(
            CatalogueLoader.LoadDefault(),
            new(new BlobServiceClient(_connection, blobs), new TableServiceClient(_connection, tables)) { Prefix = Prefix },
            new(),
            TimeProvider.System,
            NullLogger<Ingestion>.Instance);
    }
}
