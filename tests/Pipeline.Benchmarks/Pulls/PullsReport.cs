using System.Diagnostics;
using System.Net.Http.Headers;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Cli.Local;
using Pipeline.Storage;

namespace Pipeline.Benchmarks.Pulls;

/// <summary>Pulls from the real function app against a static file from the same web server; memory under many pulls at once.</summary>
internal static class PullsReport
{
    private const double TimeBudget = 1.2;
    private const double MemoryBudget = 128;
    private const int Parallel = 200;
    private const int Rounds = 15;
    private const int PerRound = 5;
    private const string Dataset = "api/v1/snapshots/released/observations";

    public static async Task<int> RunAsync(TextWriter output)
    {
        Page page = new(output);
        page.Head("Pulls", "pulls", Page.VersionOf(typeof(Azure.Storage.Blobs.BlobClient)));
        await using var azurite = await LocalAzurite.StartAsync(new LocalAzuriteOptions());
        await PublishedSnapshot.PublishAsync(PipelineStorage.FromConnectionString(azurite.ConnectionString));
        await using var app = await FunctionApp.StartAsync(
            new FunctionAppOptions { Settings = LocalSystem.Settings(azurite.ConnectionString), AppDirectory = AppDirectory }, CancellationToken.None);
        using HttpClient http = new() { Timeout = TimeSpan.FromMinutes(5) };
        var folder = Directory.CreateTempSubdirectory("pipeline-pulls-").FullName;
        try
        {
            var csv = await http.GetByteArrayAsync(new Uri(app.Address, Dataset));
            await File.WriteAllBytesAsync(Path.Combine(folder, "observations.csv"), csv);
            using var plain = await StaticFileServer.StartAsync(folder);
            page.Line(FormattableString.Invariant($"{PublishedSnapshot.Rows:N0} rows, {csv.Length / 1e6:0.0} MB of CSV. The function app and a bare web server that serves the same bytes as a static file are"));
            page.Line(FormattableString.Invariant($"processes of their own; {Rounds} interleaved rounds of {PerRound} pulls one after another; medians. CPU is processor time of the server's process, to 10 ms."));
            page.Line();
            await TimesAsync(page, http, app, plain, await TagAsync(http, app));
            page.Line();
            await MemoryAsync(page, http, app);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return page.AllHold ? 0 : 1;
    }

    private static string AppDirectory =>
        Path.GetFullPath(Path.Combine(EngTools.Locate(), "..", "src", "Pipeline.Cli", "bin", "Release", $"net{Environment.Version.Major}.0", "functions"));

    private static async Task TimesAsync(Page page, HttpClient http, FunctionApp app, StaticFileServer plain, EntityTagHeaderValue tag)
    {
        (string Name, int Process, Func<HttpRequestMessage> Request)[] contestants =
        [
            ("static file from the bare server", plain.ProcessId, () => Get(new Uri(plain.Address, "observations.csv"))),
            ("whole csv", app.ProcessId, () => Get(new Uri(app.Address, Dataset))),
            ("whole csv, 304", app.ProcessId, () => Known(new Uri(app.Address, Dataset), tag)),
            ("whole csv, gzip", app.ProcessId, () => Packed(new Uri(app.Address, Dataset), "gzip")),
            ("whole csv, br", app.ProcessId, () => Packed(new Uri(app.Address, Dataset), "br")),
            ("csv of one measure", app.ProcessId, () => Get(new Uri(app.Address, $"{Dataset}?measure=gdp"))),
            ("json", app.ProcessId, () => Get(new Uri(app.Address, $"{Dataset}?format=json"))),
            ("xlsx", app.ProcessId, () => Get(new Uri(app.Address, $"{Dataset}?format=xlsx"))),
        ];
        var walls = contestants.Select(_ => new List<double>()).ToArray();
        var cpus = contestants.Select(_ => new List<double>()).ToArray();
        var sizes = new long[contestants.Length];
        for (var round = -2; round < Rounds; round++)
        {
            for (var i = 0; i < contestants.Length; i++)
            {
                using var server = Process.GetProcessById(contestants[i].Process);
                var cpu = server.TotalProcessorTime;
                var start = TimeProvider.System.GetTimestamp();
                for (var pull = 0; pull < PerRound; pull++)
                {
                    sizes[i] = await PullAsync(http, contestants[i].Request());
                }

                var wall = TimeProvider.System.GetElapsedTime(start);
                server.Refresh();
                if (round >= 0)
                {
                    walls[i].Add(wall.TotalMilliseconds / PerRound);
                    cpus[i].Add((server.TotalProcessorTime - cpu).TotalMilliseconds / PerRound);
                }
            }
        }

        page.Header("pull", "ms", "× static file", "server CPU ms", "bytes sent");
        for (var i = 0; i < contestants.Length; i++)
        {
            page.Row(contestants[i].Name, Interleaved.Median(walls[i]), Interleaved.Median(walls[i].Zip(walls[0], (own, first) => own / first)), Interleaved.Median(cpus[i]), sizes[i]);
        }

        page.Line();
        page.Budget("whole csv against the static file, time", Interleaved.Median(walls[1].Zip(walls[0], (own, first) => own / first)), TimeBudget, "×");
    }

    private static async Task MemoryAsync(Page page, HttpClient http, FunctionApp app)
    {
        page.Line(FormattableString.Invariant($"Working set of the function app while {Parallel} pulls run at once, each to its end, above what it is while one does."));
        page.Line();
        page.Header("pull", "one at a time, MiB", $"{Parallel} at once, MiB", "more, MiB");
        List<double> more = [];
        foreach (var (name, address) in new[] { ("whole csv", Dataset), ("csv of one measure", $"{Dataset}?measure=gdp"), ("json", $"{Dataset}?format=json") })
        {
            await PeakAsync(app, http, address, Parallel / 4); // Warms up code and pools.
            var one = await PeakAsync(app, http, address, 1);
            var many = await PeakAsync(app, http, address, Parallel);
            more.Add(many - one);
            page.Row(name, one, many, many - one);
        }

        page.Line();
        page.Budget(FormattableString.Invariant($"memory for {Parallel} pulls at once of one file of 10 MB"), more.Max(), MemoryBudget, " MiB");
    }

    private static async Task<double> PeakAsync(FunctionApp app, HttpClient http, string address, int pulls)
    {
        using var server = Process.GetProcessById(app.ProcessId);
        var running = Task.WhenAll(Enumerable.Range(0, pulls).Select(_ => PullAsync(http, Get(new Uri(app.Address, address)))));
        var peak = 0L;
        while (!running.IsCompleted)
        {
            server.Refresh();
            peak = Math.Max(peak, server.WorkingSet64);
            await Task.WhenAny(running, Task.Delay(20));
        }

        await running;
        return peak / 1024.0 / 1024.0;
    }

    private static async Task<EntityTagHeaderValue> TagAsync(HttpClient http, FunctionApp app)
    {
        using var answer = await http.GetAsync(new Uri(app.Address, Dataset));
        return answer.Headers.ETag ?? throw new InvalidDataException("An answer has no entity tag.");
    }

    private static HttpRequestMessage Get(Uri address) => new(HttpMethod.Get, address);

    private static HttpRequestMessage Packed(Uri address, string coding)
    {
        var request = Get(address);
        request.Headers.AcceptEncoding.Add(new(coding));
        return request;
    }

    private static HttpRequestMessage Known(Uri address, EntityTagHeaderValue tag)
    {
        var request = Get(address);
        request.Headers.IfNoneMatch.Add(tag);
        return request;
    }

    private static async Task<long> PullAsync(HttpClient http, HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            await using var body = await answer.Content.ReadAsStreamAsync();
            var buffer = new byte[1 << 16];
            long bytes = 0;
            for (int read; (read = await body.ReadAsync(buffer)) > 0;)
            {
                bytes += read;
            }

            return bytes;
        }
    }
}
