using Pipeline.Benchmarks.Measuring;
using Pipeline.Cli.Local;

namespace Pipeline.Benchmarks.Starting;

/// <summary>The function app's cold start against that of an app with nothing in it, both compiled ahead.</summary>
internal static class StartReport
{
    private const double Budget = 1.5;
    private const int Rounds = 15;
    private const int WarmUps = 2;

    public static async Task<int> RunAsync(TextWriter output)
    {
        Page page = new(output);
        page.Head("Cold start", "start");
        var folder = Directory.CreateTempSubdirectory("pipeline-start-").FullName;
        try
        {
            ReadyToRunApp[] apps =
            [
                await ReadyToRunApp.EmptyAsync(folder),
                await ReadyToRunApp.PublishAsync("function app", FunctionApp, Path.Combine(folder, "functions"), "api/v1/health"),
            ];
            await MeasureAsync(page, apps);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return page.AllHold ? 0 : 1;
    }

    private static string FunctionApp => Path.Combine(EngTools.Locate(), "..", "src", "Pipeline.Functions", "Pipeline.Functions.csproj");

    private static async Task MeasureAsync(Page page, ReadyToRunApp[] apps)
    {
        await using var azurite = await LocalAzurite.StartAsync(new LocalAzuriteOptions());
        var settings = LocalSystem.Settings(azurite.ConnectionString);
        var starts = apps.Select(_ => new List<ColdStart>()).ToArray();
        for (var round = -WarmUps; round < Rounds; round++)
        {
            for (var i = 0; i < apps.Length; i++)
            {
                var start = await ColdStart.OfAsync(apps[i], settings);
                if (round >= 0)
                {
                    starts[i].Add(start);
                }
            }
        }

        page.Line("From the start of the process to its first answer: the function app's is of `/api/v1/health`, which asks storage (containers and tables exist in");
        page.Line(FormattableString.Invariant($"Azurite), the empty app's an empty text. Files are in the system's cache. {Rounds} interleaved rounds; medians. CPU is processor time of the process until then, to 10 ms."));
        page.Line();
        page.Header("app, ready to run", "ms", "× empty", "CPU ms", "× empty, CPU");
        var ratios = starts.Select(each => Interleaved.Median(each.Zip(starts[0], (own, empty) => own.Milliseconds / empty.Milliseconds))).ToArray();
        for (var i = 0; i < apps.Length; i++)
        {
            page.Row(
                apps[i].Name,
                Interleaved.Median(starts[i].Select(start => start.Milliseconds)),
                ratios[i],
                Interleaved.Median(starts[i].Select(start => start.CpuMilliseconds)),
                Interleaved.Median(starts[i].Zip(starts[0], (own, empty) => own.CpuMilliseconds / empty.CpuMilliseconds)));
        }

        page.Line();
        page.Budget("cold start against an empty app, time", ratios[1], Budget, "×");
    }
}
