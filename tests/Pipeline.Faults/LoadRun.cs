using System.Diagnostics;
using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Faults.Actors;
using Pipeline.Faults.Load;
using Pipeline.Faults.Oracle;
using Pipeline.Faults.Plan;
using Pipeline.Faults.Readers;
using Pipeline.Faults.Results;
using Pipeline.Faults.Script;

namespace Pipeline.Faults;

/// <summary>Many uploads at once, or a steady stream of them for long: memory, handles, HTTP and backlog of the one app meanwhile.</summary>
internal sealed class LoadRun(RunOptions options, bool isSoak)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Runs; 0 where everything was answered as it must be and nothing grew without bound.</summary>
    public async Task<int> RunAsync()
    {
        Library library = new(CatalogueLoader.LoadDefault());
        Page page = new(options);
        page.Head(isSoak ? "Soak" : "Burst", "One function app behind the proxy, which disturbs nothing and only counts.");
        Tally tally = new();
        var folder = Directory.CreateTempSubdirectory("faults-").FullName;
        try
        {
            await using var metrics = await MetricsReceiver.StartAsync();
            await using var stand = await Stand.StartAsync(Script(metrics.Address), options.AppDirectory, folder, tally);
            using Sampler sampler = new(stand);
            await LoadAsync(stand, sampler, library, page);
            foreach (var (name, highest) in metrics.Highest.Where(gauge => gauge.Key.StartsWith("pipeline.", StringComparison.Ordinal)).OrderBy(gauge => gauge.Key, StringComparer.Ordinal))
            {
                page.Line(string.Create(CultureInfo.InvariantCulture, $"- metric `{name}`: at most {highest:0.##}"));
            }

            page.Line();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        page.Table(tally);
        var holds = page.Verdict(tally);
        page.Save();
        return holds ? 0 : 1;
    }

    private static FaultScript Script(string collector) => new()
    {
        Name = "load",
        Apps = 1,
        Faults = [],
        Settings = new Dictionary<string, string>
        {
            ["SnapshotSchedule"] = "0 0 0 1 1 *",
            ["LocalHost__MessageLease"] = "00:01:00",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "2000",
        },
    };

    private IReadOnlyList<PlannedUpload> Plan(Library library)
    {
        var uploads = isSoak ? (int)(options.Minutes * options.Rate) : options.Burst;
        return [.. Enumerable.Range(0, uploads).Select(i =>
        {
            var slot = library.Slots[i % library.Slots.Count];
            return new PlannedUpload(
                isSoak ? (double)i / uploads : 0, $"{slot.Reporter.Code}/{slot.Period}/上报 {i}.xlsx", slot, library.Version(slot, i / library.Slots.Count % 5));
        })];
    }

    private async Task LoadAsync(Stand stand, Sampler sampler, Library library, Page page)
    {
        var plan = Plan(library);
        Versions versions = new(plan);
        var warm = await WarmUpAsync(stand, library);
        var idle = stand.Proxy.Operations;

        using CancellationTokenSource over = new();
        var sampling = sampler.RunAsync(over.Token);
        var began = Stopwatch.StartNew();
        Uploader uploader = new(stand.Storage, plan, stand.StorageIsUp);
        await uploader.RunAsync(() => isSoak ? began.Elapsed.TotalMinutes / options.Minutes : 1, CancellationToken.None);
        var uploaded = began.Elapsed;
        Settling settling = new(stand.Storage, [.. warm, .. uploader.Stored]);
        while (await settling.LeftAsync() > 0 && began.Elapsed < uploaded + Patience)
        {
            await Task.Delay(1000);
        }

        var answered = began.Elapsed;
        await over.CancelAsync();
        await sampling;
        page.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Count} uploads within {uploaded.TotalSeconds:0} s, all answered after {answered.TotalSeconds:0} s: {plan.Count / answered.TotalSeconds:0.0} a second, "
            + $"{(double)(stand.Proxy.Operations - idle) / plan.Count:0.0} storage operations each (scanning and polling included)."));
        page.Line();
        Report(sampler.Samples, page, stand.Tally);

        await stand.StopAppsAsync();
        await new FinalCheck(stand.Storage, [.. warm, .. uploader.Stored], stand.Proxy.Commits.All, versions, stand.Tally).RunAsync();
        stand.Tally.Count("uploads", uploader.Stored.Count);
    }

    /// <summary>One submission and a snapshot, so that there is something to pull.</summary>
    private static async Task<IReadOnlyList<StoredUpload>> WarmUpAsync(Stand stand, Library library)
    {
        var slot = library.Slots[0];
        Uploader uploader = new(stand.Storage, [new(0, $"{slot.Reporter.Code}/{slot.Period}/首次.xlsx", slot, library.Version(slot, 4))], stand.StorageIsUp);
        await uploader.RunAsync(() => 1, CancellationToken.None);
        Settling settling = new(stand.Storage, uploader.Stored);
        while (!await settling.IsAnsweredAsync())
        {
            await Task.Delay(200);
        }

        await stand.RunEverywhereAsync("NightlySnapshot");
        while (!await settling.IsPublishedAsync())
        {
            await Task.Delay(200);
        }

        return uploader.Stored;
    }

    private static void Report(IReadOnlyList<Sample> samples, Page page, Tally tally)
    {
        page.Line("| | 开始 first quarter | 结束 last quarter | 中位 median | 95% | 最高 highest |");
        page.Line("|---|---:|---:|---:|---:|---:|");
        var quarter = Math.Max(1, samples.Count / 4);
        Row("内存 memory, MiB", sample => sample.Memory, bounded: true);
        Row("句柄 handles", sample => sample.Handles, bounded: true);
        Row("排队 messages waiting", sample => sample.Waiting, bounded: false);
        Row("/api/v1/health, ms", sample => sample.Health, bounded: false);
        Row("拉取 pull, ms", sample => sample.Pull, bounded: false);
        page.Line();

        void Row(string what, Func<Sample, double> of, bool bounded)
        {
            var all = samples.Select(of).Order().ToList();
            var (first, last) = (samples.Take(quarter).Average(of), samples.TakeLast(quarter).Average(of));
            page.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {first:0.0} | {last:0.0} | {all[all.Count / 2]:0.0} | {all[(int)(all.Count * 0.95)]:0.0} | {all[^1]:0.0} |"));
            if (bounded && last > Math.Max(2 * first, first + 200))
            {
                tally.Fault("lost", $"{what}: from {first:0} to {last:0}");
            }
        }
    }
}
