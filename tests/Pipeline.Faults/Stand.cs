using Pipeline.Cli.Local;
using Pipeline.Faults.Actors;
using Pipeline.Faults.Proxy;
using Pipeline.Faults.Script;
using Pipeline.Storage;

namespace Pipeline.Faults;

/// <summary>The product on a test stand: an empty account, the proxy before it, and function apps as real processes behind the proxy's doors.</summary>
internal sealed class Stand : IAsyncDisposable
{
    private readonly FaultScript _script;
    private readonly string _folder;
    private readonly List<RunningApp> _apps = [];
    private LocalAzurite? _azurite;
    private FaultProxy? _proxy;

    private Stand(FaultScript script, string folder, Tally tally)
    {
        (_script, _folder, Tally) = (script, folder, tally);
        FullDisk = new(folder);
    }

    /// <summary>The apps.</summary>
    public IReadOnlyList<RunningApp> Apps => _apps;

    /// <summary>What stands between apps and storage.</summary>
    public FaultProxy Proxy => _proxy ?? throw new InvalidOperationException("The stand has not started.");

    /// <summary>What is counted.</summary>
    public Tally Tally { get; }

    /// <summary>The full disk of the apps that have one.</summary>
    public FullDisk FullDisk { get; }

    /// <summary>Held while the storage emulator is up and must stay so.</summary>
    public SemaphoreSlim StorageIsUp { get; } = new(1);

    /// <summary>The account, past the proxy.</summary>
    public PipelineStorage Storage => PipelineStorage.FromConnectionString(ConnectionString);

    /// <summary>How clients reach the account, past the proxy; the same after a restart.</summary>
    public string ConnectionString => _azurite?.ConnectionString ?? throw new InvalidOperationException("The stand has not started.");

    private LocalAzuriteOptions AzuriteOptions => new()
    {
        DataDirectory = _script.OnDisk ? Path.Combine(_folder, "azurite") : null,
        BlobPort = _azurite?.BlobPort ?? 0,
        QueuePort = _azurite?.QueuePort ?? 0,
        TablePort = _azurite?.TablePort ?? 0,
        IncludeDevelopmentTools = true,
    };

    /// <summary>Starts storage, proxy and apps as a script wants them.</summary>
    public static async Task<Stand> StartAsync(FaultScript script, string appDirectory, string folder, Tally tally)
    {
        Stand stand = new(script, folder, tally);
        try
        {
            stand._azurite = await LocalAzurite.StartAsync(stand.AzuriteOptions);
            stand._proxy = await FaultProxy.StartAsync(stand._azurite, script.Apps);
            for (var number = 1; number <= script.Apps; number++)
            {
                RunningApp app = new(number, new()
                {
                    AppDirectory = appDirectory,
                    LogFile = Path.Combine(folder, $"app-{number}.log"),
                    Settings = AppSettings.Of(script, stand._proxy.ConnectionString(number), number, stand.FullDisk, tally),
                });
                stand._apps.Add(app);
                await app.StartAsync();
            }

            return stand;
        }
        catch
        {
            await stand.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a function in every app.</summary>
    public Task RunEverywhereAsync(string function) => Task.WhenAll(_apps.Select(app => app.RunAsync(function)));

    /// <summary>Stops the storage emulator in an orderly way, so that it saves what it has, and starts it again on the same ports.</summary>
    public async Task RestartAzuriteAsync()
    {
        await StorageIsUp.WaitAsync();
        try
        {
            var again = AzuriteOptions;
            await _azurite!.DisposeAsync();
            _azurite = await LocalAzurite.StartAsync(again);
            Proxy.Forward(_azurite);
            Tally.Count("restarts of the storage emulator");
        }
        finally
        {
            StorageIsUp.Release();
        }
    }

    /// <summary>Stops the apps in an orderly way and counts what became of them.</summary>
    public async Task StopAppsAsync()
    {
        foreach (var app in _apps)
        {
            await app.DisposeAsync();
            Tally.Count("kills", app.Kills);
            Tally.Count("starts", app.Starts);
            if (app.Crashes > 0)
            {
                Tally.Fault("lost", $"app {app.Number} ended by itself {app.Crashes} times");
            }
        }

        _apps.Clear();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAppsAsync();
        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }

        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        FullDisk.Dispose();
        StorageIsUp.Dispose();
    }
}
