using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Pipeline.Benchmarks.Starting;

/// <summary>What it took from the start of a process to its first answer.</summary>
internal readonly record struct ColdStart(double Milliseconds, double CpuMilliseconds)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>Starts an app, asks until it answers, and ends it.</summary>
    public static async Task<ColdStart> OfAsync(ReadyToRunApp app, IReadOnlyDictionary<string, string> settings)
    {
        Uri address = new($"http://127.0.0.1:{FreePort()}/");
        ProcessStartInfo start = new("dotnet", [app.File, "--urls", address.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using HttpClient http = new();
        var began = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            while (!await AnswersAsync(http, new(address, app.Address)))
            {
                if (process.HasExited || TimeProvider.System.GetElapsedTime(began) > Patience)
                {
                    throw new InvalidOperationException($"The {app.Name} does not answer.");
                }

                await Task.Delay(Pause);
            }

            var elapsed = TimeProvider.System.GetElapsedTime(began);
            process.Refresh();
            return new(elapsed.TotalMilliseconds, process.TotalProcessorTime.TotalMilliseconds);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address)
    {
        try
        {
            using var answer = await http.GetAsync(address);

            // Health may well be bad where nothing has ever been submitted; that is an answer.
            return answer.StatusCode != HttpStatusCode.NotFound ? true : throw new InvalidOperationException($"There is nothing at {address}.");
        }
        catch (HttpRequestException)
        {
            // Nobody listens yet.
            return false;
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
