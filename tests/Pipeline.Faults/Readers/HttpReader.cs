using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Pipeline.Faults.Actors;
using Pipeline.Faults.Plan;
using Pipeline.Faults.Proxy;

namespace Pipeline.Faults.Readers;

/// <summary>Pulls a pointer over HTTP from whichever app lives: now the whole snapshot, now a single value.</summary>
internal sealed class HttpReader(
    IReadOnlyList<RunningApp> apps, string pointer, IReadOnlyList<Slot> slots, PublishedSnapshots published, Tally tally) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private long _last;

    /// <summary>Reads until it is told to stop.</summary>
    public async Task RunAsync(TimeSpan pause, int seed, CancellationToken stop)
    {
        Random random = new(seed);
        for (var round = 0; !stop.IsCancellationRequested; round++)
        {
            if (apps[random.Next(apps.Count)].Address is { } address)
            {
                try
                {
                    await (round % 2 == 0 ? WholeAsync(address) : SingleAsync(address, slots[random.Next(slots.Count)]));
                }
                catch (Exception killed) when (Unanswered.Is(killed))
                {
                    tally.Count("reads without an answer");
                }
            }

            await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task WholeAsync(Uri address)
    {
        using var answer = await _http.GetAsync(new Uri(address, $"api/v1/snapshots/{pointer}/observations?format=csv"));
        if (!answer.IsSuccessStatusCode)
        {
            tally.Count("reads without an answer");
            return;
        }

        var body = await answer.Content.ReadAsByteArrayAsync();
        var sequence = Forward(answer);
        tally.Count("whole snapshots read");
        published.Note(sequence, Convert.ToHexStringLower(SHA256.HashData(body)), body);
    }

    private async Task SingleAsync(Uri address, Slot slot)
    {
        using var answer = await _http.GetAsync(new Uri(
            address, $"api/v1/snapshots/{pointer}/observations?format=json&measure={Library.Telling}&area={slot.Reporter.Area.Code}&period={slot.Period}"));
        if (!answer.IsSuccessStatusCode)
        {
            tally.Count("reads without an answer");
            return;
        }

        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        var sequence = Forward(answer);
        foreach (var row in Rows(json.RootElement))
        {
            if (row.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number)
            {
                tally.Count("single values read");
                published.Note(sequence, slot.Reporter.Area.Code, slot.Period.ToString(), value.GetDecimal());
            }
        }
    }

    private static JsonElement.ArrayEnumerator Rows(JsonElement answer) => answer.ValueKind == JsonValueKind.Array
        ? answer.EnumerateArray()
        : answer.EnumerateObject().First(property => property.Value.ValueKind == JsonValueKind.Array).Value.EnumerateArray();

    /// <summary>A pointer never goes back.</summary>
    private long Forward(HttpResponseMessage answer)
    {
        var sequence = long.Parse(answer.Headers.GetValues("Pipeline-Snapshot").Single(), CultureInfo.InvariantCulture);
        if (sequence < _last)
        {
            tally.Fault("mixed", $"{pointer} showed snapshot {sequence} after {_last}");
        }

        _last = sequence;
        return sequence;
    }
}
