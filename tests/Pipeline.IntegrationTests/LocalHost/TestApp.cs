using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Pipeline.IntegrationTests.LocalHost;

/// <summary>The test function app as a process of its own.</summary>
internal sealed partial class TestApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TestApp(Process process) => _process = process;

    public HttpClient Http { get; } = new() { Timeout = Patience };

    public string Output => string.Join('\n', _output);

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts the app and returns once it serves HTTP.</summary>
    public static async Task<TestApp> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var app = Launch(settings);
        var first = await Task.WhenAny(app._listening.Task, app._process.WaitForExitAsync(), Task.Delay(Patience));
        if (first != app._listening.Task)
        {
            await app.DisposeAsync();
            throw new InvalidOperationException($"The app did not start.\n{app.Output}");
        }

        app.Http.BaseAddress = await app._listening.Task;
        return app;
    }

    /// <summary>Starts an app that is expected to give up; returns when it has ended.</summary>
    public static async Task<TestApp> RunAsync(IReadOnlyDictionary<string, string> settings)
    {
        var app = Launch(settings);
        await app._process.WaitForExitAsync().WaitAsync(Patience);
        return app;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>SIGTERM, without waiting for the end.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public Task WaitForExitAsync() => _process.WaitForExitAsync().WaitAsync(Patience);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static TestApp Launch(IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(Executable(), settings.TryGetValue("arguments", out var arguments) ? arguments : "--port 0")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in settings.Where(setting => setting.Key != "arguments"))
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var app = new TestApp(process);
        process.OutputDataReceived += (_, line) => app.Read(line.Data);
        process.ErrorDataReceived += (_, line) => app.Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return app;
    }

    private static string Executable()
    {
        // The same configuration and framework as this test assembly.
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var tests = output.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(tests, "Pipeline.TestFunctionApp", "bin", output.Parent.Name, output.Name, "Pipeline.TestFunctionApp");
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (Listening().Match(line) is { Success: true } match)
        {
            _listening.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    [GeneratedRegex("Now listening on: (http://[^ ]+)")]
    private static partial Regex Listening();
}
