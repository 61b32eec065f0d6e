using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Pipeline.Cli.Local;
using Pipeline.Faults.Proxy;

namespace Pipeline.Faults.Actors;

/// <summary>One function app as a real process, started again whenever it was killed.</summary>
/// <param name="number">Its number, counted from 1.</param>
/// <param name="options">How it is started.</param>
internal sealed class RunningApp(int number, FunctionAppOptions options) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private volatile FunctionApp? _app;
    private Task _running = Task.CompletedTask;
    private int _kills;
    private int _crashes;
    private int _starts;

    /// <summary>Its number, counted from 1.</summary>
    public int Number => number;

    /// <summary>How often it was killed.</summary>
    public int Kills => _kills;

    /// <summary>How often it ended without having been killed.</summary>
    public int Crashes => _crashes;

    /// <summary>How often it was started.</summary>
    public int Starts => _starts;

    /// <summary>Where it serves HTTP; null while it does not.</summary>
    public Uri? Address => _app?.Address;

    /// <summary>Its process; 0 while there is none.</summary>
    public int ProcessId => _app?.ProcessId ?? 0;

    /// <summary>Starts it, and keeps it running.</summary>
    public async Task StartAsync()
    {
        var app = _app = await FunctionApp.StartAsync(options, _stop.Token);
        _starts++;
        _running = Task.Run(() => KeepRunningAsync(app));
    }

    /// <summary>Kills it; false where it does not run at the moment.</summary>
    public bool Kill()
    {
        // Taken away first: two killers must not count one death twice.
        if (Interlocked.Exchange(ref _app, null) is not { } app)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(app.ProcessId);
            process.Kill();
        }
        catch (ArgumentException)
        {
            return false;
        }

        Interlocked.Increment(ref _kills);
        return true;
    }

    /// <summary>Stops the process as it stands, then lets it go on.</summary>
    public async Task PauseAsync(TimeSpan duration)
    {
        if (ProcessId is var process && process == 0)
        {
            return;
        }

        Signal("STOP", process);
        await Task.Delay(duration);
        Signal("CONT", process);
    }

    /// <summary>Starts a function by its admin address; false where the app did not take it.</summary>
    public async Task<bool> RunAsync(string function)
    {
        if (_app is not { } app)
        {
            return false;
        }

        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(app.Address, $"admin/functions/{function}")) { Content = JsonContent.Create(new { input = "" }) };
        request.Headers.Add("x-functions-key", app.MasterKey);
        try
        {
            using var response = await _http.SendAsync(request);
            return response.IsSuccessStatusCode;
        }
        catch (Exception gone) when (Unanswered.Is(gone))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task KeepRunningAsync(FunctionApp app)
    {
        while (true)
        {
            await Task.WhenAny(app.Ended, Task.Delay(Timeout.Infinite, _stop.Token));
            if (Interlocked.Exchange(ref _app, null) is not null && !_stop.IsCancellationRequested)
            {
                Interlocked.Increment(ref _crashes);
            }

            await app.DisposeAsync();
            if (await RestartAsync() is not { } next)
            {
                return;
            }

            _app = app = next;
        }
    }

    /// <summary>Starts it again, however long storage is away; null once the round is over.</summary>
    private async Task<FunctionApp?> RestartAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var app = await FunctionApp.StartAsync(options, _stop.Token);
                Interlocked.Increment(ref _starts);
                return app;
            }
            catch (Exception failed) when (failed is LocalToolException or OperationCanceledException)
            {
                // Storage was away for longer than a start waits; or the round is over.
            }
        }

        return null;
    }

    private static void Signal(string signal, int process)
    {
        try
        {
            using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", process.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true })!;
            kill.WaitForExit();
        }
        catch (Win32Exception e)
        {
            throw new PlatformNotSupportedException("Stopping a process needs the program 'kill'.", e);
        }
    }
}
