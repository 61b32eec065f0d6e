using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Pipeline.IntegrationTests.LocalHost;

/// <summary>What every test of the local host starts from: names of its own on the shared Azurite, and a folder for the app's journal.</summary>
[Collection(SharedAzurite.Name)]
public abstract class LocalHostTest : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly AzuriteFixture _azurite;
    private readonly List<TestApp> _apps = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("local-host-");

    protected LocalHostTest(AzuriteFixture azurite)
    {
        _azurite = azurite;
        Container = new BlobContainerClient(azurite.ConnectionString, AzuriteFixture.NewContainerName()[..20]);
        Queue = new QueueClient(
            azurite.ConnectionString,
            AzuriteFixture.NewQueueName()[..20],
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        Blobs = new BlobServiceClient(azurite.ConnectionString);
        Settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["AzureFunctionsWebHost__hostid"] = HostId,
            ["AzureWebJobsMasterKey"] = MasterKey,
            ["TestFolder"] = _folder.FullName,
            ["TestContainer"] = Container.Name,
            ["TestQueue"] = Queue.Name,
            ["TestTick"] = "0 0 0 1 1 *",
            ["LocalHost__BlobPollingInterval"] = "00:00:00.2",
            ["LocalHost__QueuePollingInterval"] = "00:00:00.2",
            ["LocalHost__StorageRetryInterval"] = "00:00:00.3",
            ["LocalHost__MessageLease"] = "00:00:02",
            ["LocalHost__DrainLimit"] = "00:00:15",
        };
    }

    protected static string MasterKey => "the-test-master-key";

    protected string HostId { get; } = $"t{Guid.NewGuid():N}"[..20];

    protected BlobServiceClient Blobs { get; }

    protected BlobContainerClient Container { get; }

    protected BlobContainerClient Hosts => Blobs.GetBlobContainerClient("azure-webjobs-hosts");

    protected QueueClient Queue { get; }

    protected string StorageConnection => _azurite.ConnectionString;

    protected Dictionary<string, string> Settings { get; }

    public async Task InitializeAsync() => await Container.CreateAsync();

    public async Task DisposeAsync()
    {
        foreach (var app in _apps)
        {
            await app.DisposeAsync();
        }

        await Container.DeleteIfExistsAsync();
        await Queue.DeleteIfExistsAsync();
        _folder.Delete(recursive: true);
    }

    internal async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync(Settings);
        _apps.Add(app);
        return app;
    }

    internal async Task<TestApp> RunAsync()
    {
        var app = await TestApp.RunAsync(Settings);
        _apps.Add(app);
        return app;
    }

    protected Task UploadAsync(string name, string content) =>
        Container.GetBlobClient(name).UploadAsync(BinaryData.FromString(content), overwrite: true);

    /// <summary>Lets functions go on that wait for this name.</summary>
    protected void Release(string name) => File.WriteAllText(Path.Combine(_folder.FullName, name), "");

    /// <summary>The journal's lines that begin with a word, from all processes.</summary>
    protected IReadOnlyList<string> Journal(string word) =>
        [.. _folder.GetFiles("*.log").SelectMany(file => ReadShared(file.FullName)).Where(line => line.Split('|')[0] == word)];

    /// <summary>How many processes wrote a line that begins with the word.</summary>
    protected int Writers(string word) =>
        _folder.GetFiles("*.log").Count(file => ReadShared(file.FullName).Any(line => line.Split('|')[0] == word));

    protected async Task<IReadOnlyList<string>> WaitForAsync(string word, int count = 1)
    {
        var seen = Journal(word);
        for (var waited = TimeSpan.Zero; seen.Count < count; waited += TimeSpan.FromMilliseconds(50))
        {
            Assert.True(
                waited < Patience,
                $"Waited for {count} × '{word}', saw {seen.Count}.\n{string.Join("\n---\n", _apps.Select(app => app.Output))}");
            await Task.Delay(50);
            seen = Journal(word);
        }

        return seen;
    }

    /// <summary>Several polls of everything: enough for what must not happen to happen.</summary>
    protected static Task SettleAsync() => Task.Delay(1500);

    private static string[] ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
