using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Cli.Local;

/// <summary>
/// A real Azurite as a child process. It dies with this process, however that ends: its script stops when the pipe
/// to its standard input closes.
/// </summary>
internal sealed partial class LocalAzurite : IAsyncDisposable
{
    /// <summary>The account that every emulator has; name and key are published by Microsoft.</summary>
    internal const string Account = "devstoreaccount1";

    internal const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const int Attempts = 6;
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly DataDirectoryLock? _directory;

    private LocalAzurite(Process process, DataDirectoryLock? directory, Ports ports)
    {
        _process = process;
        _directory = directory;
        BlobPort = ports.Blob;
        QueuePort = ports.Queue;
        TablePort = ports.Table;
        ProcessId = process.Id;
        directory?.Record(process.Id);
    }

    /// <summary>The port the blob service listens on.</summary>
    public int BlobPort { get; }

    /// <summary>The port the queue service listens on.</summary>
    public int QueuePort { get; }

    /// <summary>The port the table service listens on.</summary>
    public int TablePort { get; }

    /// <summary>The emulator's process.</summary>
    public int ProcessId { get; }

    /// <summary>The address of the blob service, account included.</summary>
    public Uri BlobEndpoint => Endpoint(BlobPort);

    /// <summary>The address of the queue service, account included.</summary>
    public Uri QueueEndpoint => Endpoint(QueuePort);

    /// <summary>The address of the table service, account included.</summary>
    public Uri TableEndpoint => Endpoint(TablePort);

    /// <summary>What storage clients need to reach all three services.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={AccountKey};"
        + $"BlobEndpoint={BlobEndpoint};QueueEndpoint={QueueEndpoint};TableEndpoint={TableEndpoint};";

    /// <summary>Installs Azurite if need be, starts it, and returns once blob, queue and table services answer.</summary>
    public static async Task<LocalAzurite> StartAsync(
        LocalAzuriteOptions options, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var eng = options.EngDirectory ?? EngTools.Locate();
        await EngTools.InstallAsync(eng, options.IncludeDevelopmentTools, progress, cancellation);

        progress?.Report("正在启动本地存储模拟器… / Starting the storage emulator…");
        var directory = options.DataDirectory is null
            ? null
            : await DataDirectoryLock.TakeAsync(options.DataDirectory, StopPatience, cancellation);
        try
        {
            var wanted = new Ports(options.BlobPort, options.QueuePort, options.TablePort);
            for (var attempt = 1; ; attempt++)
            {
                var (started, output) = await TryStartAsync(eng, directory, wanted, cancellation);
                if (started is not null)
                    return started;

                // Only binding a port tells whether it is free: let Azurite try, and give up the one it could not have.
                if (attempt == Attempts || AddressInUse().Match(output) is not { Success: true } taken)
                    throw new LocalToolException(
                        $"本地存储模拟器未能启动。 / The storage emulator did not start.{Environment.NewLine}{output}");
                wanted = wanted.Without(int.Parse(taken.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
            }
        }
        catch
        {
            directory?.Dispose();
            throw;
        }
    }

    /// <summary>Stops the emulator, after it has saved what it keeps on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        await NodeProcess.StopAsync(_process, StopPatience);
        _process.Dispose();
        _directory?.Dispose();
    }

    private static async Task<(LocalAzurite? Started, string Output)> TryStartAsync(
        string eng, DataDirectoryLock? directory, Ports wanted, CancellationToken cancellation)
    {
        var process = EngTools.Start(Command(eng, directory?.Path, wanted));
        var output = new ConcurrentQueue<string>();
        var listening = new TaskCompletionSource<Ports>(TaskCreationOptions.RunContinuationsAsynchronously);
        var ports = new Ports(0, 0, 0);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null || listening.Task.IsCompleted)
                return;
            output.Enqueue(line.Data);
            if (Listening().Match(line.Data) is { Success: true } match)
                ports = ports.With(match.Groups[1].Value, int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
            if (ports is { Blob: > 0, Queue: > 0, Table: > 0 })
                listening.TrySetResult(ports);
        };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null && !listening.Task.IsCompleted)
                output.Enqueue(line.Data);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        try
        {
            await Task.WhenAny(listening.Task, process.WaitForExitAsync(cancellation));
            cancellation.ThrowIfCancellationRequested();
            if (listening.Task.IsCompletedSuccessfully)
            {
                var azurite = new LocalAzurite(process, directory, await listening.Task);
                await azurite.AnswersAsync(cancellation);
                return (azurite, "");
            }

            process.Dispose();
            return (null, string.Join(Environment.NewLine, output));
        }
        catch
        {
            await NodeProcess.StopAsync(process, StopPatience);
            process.Dispose();
            throw;
        }
    }

    private static ProcessStartInfo Command(string eng, string? dataDirectory, Ports ports) => NodeProcess.Command(
        eng,
        [
            Path.Combine(eng, "azurite.mjs"), "--silent", "--disableTelemetry", "--skipApiVersionCheck",
            "--blobPort", Text(ports.Blob), "--queuePort", Text(ports.Queue), "--tablePort", Text(ports.Table),
            .. dataDirectory is null ? (string[])["--inMemoryPersistence"] : ["--location", dataDirectory],
        ]);

    /// <summary>Any HTTP status is an answer: without a signature it is a refusal.</summary>
    private async Task AnswersAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient();
        foreach (var endpoint in new[] { BlobEndpoint, QueueEndpoint, TableEndpoint })
        {
            using var response = await http.GetAsync(endpoint, cancellation);
        }
    }

    private static Uri Endpoint(int port) => new($"http://127.0.0.1:{Text(port)}/{Account}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Azurite (Blob|Queue|Table) service is successfully listening at https?://.*:(\d+)$")]
    private static partial Regex Listening();

    [GeneratedRegex(@"EADDRINUSE.*:(\d+)")]
    private static partial Regex AddressInUse();

    private readonly record struct Ports(int Blob, int Queue, int Table)
    {
        public Ports With(string service, int port) => service switch
        {
            "Blob" => this with { Blob = port },
            "Queue" => this with { Queue = port },
            _ => this with { Table = port },
        };

        public Ports Without(int taken) => new(
            Blob == taken ? 0 : Blob, Queue == taken ? 0 : Queue, Table == taken ? 0 : Table);
    }
}
