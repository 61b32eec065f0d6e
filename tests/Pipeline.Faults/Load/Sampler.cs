using System.Diagnostics;
using System.Globalization;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Pipeline.Faults.Actors;

namespace Pipeline.Faults.Load;

/// <summary>Looks once a second how the app does.</summary>
internal sealed class Sampler(Stand stand) : IDisposable
{
    /// <summary>An answer that takes longer than this was starved by the uploads.</summary>
    private static readonly TimeSpan Starved = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(2) };
    private readonly QueueClient _queue = new(stand.ConnectionString, Deliveries.Queue);
    private readonly List<Sample> _samples = [];

    /// <summary>The samples so far.</summary>
    public IReadOnlyList<Sample> Samples => _samples;

    /// <summary>Samples until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var began = Stopwatch.StartNew();
        while (!stop.IsCancellationRequested)
        {
            var app = stand.Apps[0];
            _samples.Add(new(
                began.Elapsed.TotalSeconds,
                Memory(app.ProcessId),
                Directory.GetFiles($"/proc/{app.ProcessId.ToString(CultureInfo.InvariantCulture)}/fd").Length,
                await WaitingAsync(),
                await TimeAsync(new(app.Address!, "api/v1/health")),
                await TimeAsync(new(app.Address!, "api/v1/snapshots/released/observations?format=csv"))));
            await Task.Delay(TimeSpan.FromSeconds(1), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static double Memory(int process) => File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status")
        .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024)
        .Single();

    private async Task<int> WaitingAsync()
    {
        try
        {
            QueueProperties properties = await _queue.GetPropertiesAsync();
            return properties.ApproximateMessagesCount;
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return 0;
        }
    }

    private async Task<double> TimeAsync(Uri address)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await _http.GetAsync(address);
        await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode)
        {
            stand.Tally.Fault("lost", $"{address.AbsolutePath} answered {(int)answer.StatusCode}");
        }

        var took = Stopwatch.GetElapsedTime(began);
        if (took > Starved)
        {
            stand.Tally.Fault("lost", string.Create(CultureInfo.InvariantCulture, $"{address.AbsolutePath} took {took.TotalSeconds:0} s"));
        }

        return took.TotalMilliseconds;
    }
}
