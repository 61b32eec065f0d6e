using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using CsvHelper;
using Pipeline.Cli.Local;
using Pipeline.Cli.Sample;

namespace Pipeline.Cli.Demo;

/// <summary>Starts the nightly function and pulls what it publishes over HTTP, as a BI tool does.</summary>
internal sealed class DemoPull(FunctionApp app) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly HttpClient _http = new() { BaseAddress = app.Address };

    /// <summary>Starts the function by hand, and waits until a released snapshot is there.</summary>
    public async Task TakeSnapshotAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "admin/functions/NightlySnapshot") { Content = JsonContent.Create(new { input = "" }) };
        request.Headers.Add("x-functions-key", app.MasterKey);
        using var started = await _http.SendAsync(request, cancellation);
        started.EnsureSuccessStatusCode();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            while (true)
            {
                using var answer = await _http.GetAsync("api/v1/snapshots/released", limit.Token);
                if (answer.StatusCode != HttpStatusCode.NotFound)
                {
                    answer.EnsureSuccessStatusCode();
                    return;
                }

                await Task.Delay(Interval, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new LocalToolException(
                $"夜间任务在 {Patience.TotalMinutes:0} 分钟内没有发布快照。 / The nightly function published no snapshot within {Patience.TotalMinutes:0} minutes.");
        }
    }

    /// <summary>All indicators and observations of the released snapshot.</summary>
    public async Task<IReadOnlyList<FigureRow>> RowsAsync(CancellationToken cancellation) =>
    [
        .. await RowsAsync("indicators", "indicator", cancellation),
        .. await RowsAsync("observations", "measure", cancellation),
    ];

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private async Task<List<FigureRow>> RowsAsync(string dataset, string subject, CancellationToken cancellation)
    {
        await using var stream = await _http.GetStreamAsync($"api/v1/snapshots/released/{dataset}?format=csv", cancellation);
        using var csv = CsvReader.Create(stream, new(), leaveOpen: true);
        var rows = new List<FigureRow>();
        while (csv.Read())
        {
            string Text(string column) => csv.GetString(column);
            decimal? Number(string column) => Text(column) is { Length: > 0 } text
                ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture)
                : null;
            rows.Add(new(Text(subject), Text("area"), Text("period"), Number("value"), Number("value_from_below"), Number("value_own_row")));
        }

        return rows;
    }
}
