namespace Pipeline.Cli.Local;

/// <summary>The whole product on this machine: a storage emulator and the function app, each a real process.</summary>
internal sealed class LocalSystem : IAsyncDisposable
{
    private readonly LocalAzurite _azurite;
    private readonly LocalSession _session;

    private LocalSystem(LocalAzurite azurite, FunctionApp app)
    {
        (_azurite, App) = (azurite, app);
        _session = new(Environment.ProcessId, azurite.ConnectionString, app.Address);
        _session.Publish();
    }

    /// <summary>The function app.</summary>
    public FunctionApp App { get; }

    /// <summary>What storage clients need.</summary>
    public string ConnectionString => _azurite.ConnectionString;

    /// <summary>Starts both; the data stays in the folder, or in memory where there is none.</summary>
    public static async Task<LocalSystem> StartAsync(
        string? dataDirectory, int port, string? logFile, IProgress<string>? progress, CancellationToken cancellation)
    {
        var azurite = await LocalAzurite.StartAsync(
            LocalAzuriteOptions.WithUsualPorts with { DataDirectory = dataDirectory }, progress, cancellation);
        try
        {
            progress?.Report("正在启动函数应用… / Starting the function app…");
            var app = await FunctionApp.StartAsync(
                new FunctionAppOptions { Port = port, LogFile = logFile, Settings = Settings(azurite.ConnectionString) }, cancellation);
            return new LocalSystem(azurite, app);
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the function app, then the emulator.</summary>
    public async ValueTask DisposeAsync()
    {
        _session.Withdraw();
        await App.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    /// <summary>The settings under which the app runs on this machine: quick polling, and released snapshots open to anyone on it.</summary>
    internal static Dictionary<string, string> Settings(string connectionString) => new()
    {
        ["AzureWebJobsStorage"] = connectionString,
        ["AzureWebJobsPipeline"] = connectionString,
        ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
        ["AzureFunctionsWebHost__hostid"] = "pipeline",
        ["LocalHost__BlobPollingInterval"] = "00:00:00.500",
        ["LocalHost__QueuePollingInterval"] = "00:00:00.200",
        ["LocalHost__MessageLease"] = "00:00:30",
        ["Pipeline__PublicRead"] = "true",
        ["SnapshotSchedule"] = "0 30 18 * * *",
    };
}
