using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Pipeline.Cli.Local;

/// <summary>
/// The function app as a real process of its own. It ends with this process, however that ends: its supervisor stops it when the pipe
/// to its standard input closes.
/// </summary>
internal sealed partial class FunctionApp : IAsyncDisposable
{
    /// <summary>The port that the Functions tools use unless told otherwise.</summary>
    internal const int UsualPort = 7071;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly int _supervised;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FunctionApp(Process process, int supervised, Uri address, string masterKey)
    {
        (_process, _supervised, Address, MasterKey) = (process, supervised, address, masterKey);
        // Not WaitForExitAsync: that waits for the pipes too, which an app whose supervisor was killed keeps open.
        process.Exited += (_, _) => _ended.TrySetResult();
        process.EnableRaisingEvents = true;
    }

    /// <summary>Where it serves HTTP, such as <c>http://127.0.0.1:7071/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The key for <c>/admin</c>; made anew at every start.</summary>
    public string MasterKey { get; }

    /// <summary>The id of the app's own process; 0 where the supervisor did not say it.</summary>
    public int ProcessId => _supervised;

    /// <summary>Ends when the app ends, by itself or stopped.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Starts the app on the usual port, or on any free one where that is taken, and returns once it answers.</summary>
    public static async Task<FunctionApp> StartAsync(FunctionAppOptions options, CancellationToken cancellation)
    {
        var (app, output) = await TryStartAsync(options, options.Port, cancellation);
        if (app is null && options.Port != 0 && output.Contains("address already in use", StringComparison.OrdinalIgnoreCase))
            (app, output) = await TryStartAsync(options, 0, cancellation);
        return app ?? throw new LocalToolException($"函数应用未能启动。 / The function app did not start.{Environment.NewLine}{output}");
    }

    /// <summary>Lets the app finish what it is doing, then stops it; ends the app itself where its supervisor was killed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process.HasExited)
            NodeProcess.KillIfRunning(_supervised);
        await NodeProcess.StopAsync(_process, StopPatience);
        _process.Dispose();
    }

    private static async Task<(FunctionApp? App, string Output)> TryStartAsync(
        FunctionAppOptions options, int port, CancellationToken cancellation)
    {
        var masterKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var process = EngTools.Start(Command(options, port, masterKey));
        var output = new ConcurrentQueue<string>();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var supervised = 0;
        var file = options.LogFile is null ? null : new LineLog(options.LogFile);

        void Take(string? line)
        {
            if (line is null)
                return;
            file?.Write(line);
            if (listening.Task.IsCompleted)
                return;
            output.Enqueue(line);
            if (Supervised().Match(line) is { Success: true } child)
                supervised = int.Parse(child.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            if (Listening().Match(line) is { Success: true } match)
                listening.TrySetResult(new Uri(match.Groups[1].Value.TrimEnd('/') + "/"));
        }

        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(StartPatience);
            await Task.WhenAny(listening.Task, process.WaitForExitAsync(patience.Token));
            cancellation.ThrowIfCancellationRequested();
            if (listening.Task.IsCompletedSuccessfully)
                return (new FunctionApp(process, supervised, await listening.Task, masterKey), "");

            await NodeProcess.StopAsync(process, StopPatience);
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

    private static ProcessStartInfo Command(FunctionAppOptions options, int port, string masterKey)
    {
        var folder = options.AppDirectory ?? Path.Combine(AppContext.BaseDirectory, "functions");
        var portText = port.ToString(CultureInfo.InvariantCulture);
        // The official worker leaves functions.metadata beside the app; it runs under the Functions Core Tools, ours by itself.
        string[] command = File.Exists(Path.Combine(folder, "functions.metadata"))
            ? ["func", "start", "--no-build", "--port", portText]
            : ["dotnet", Path.Combine(folder, "Pipeline.Functions.dll"), "--port", portText];
        var start = NodeProcess.Command(folder, [Path.Combine(EngTools.Locate(), "supervise.mjs"), .. command]);
        start.Environment["AzureWebJobsMasterKey"] = masterKey;
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in options.Settings)
            start.Environment[name] = value;
        return start;
    }

    [GeneratedRegex(@"^supervised process (\d+)$")]
    private static partial Regex Supervised();

    [GeneratedRegex(@"[Ll]istening on:? (http://[0-9A-Za-z.\[\]:]+)")]
    private static partial Regex Listening();
}
