using System.Diagnostics;
using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Faults.Actors;
using Pipeline.Faults.Plan;
using Pipeline.Faults.Results;
using Pipeline.Faults.Script;

namespace Pipeline.Faults;

/// <summary>Plays scripts round after round, each with a seed of its own, until there have been as many kills as were asked for.</summary>
internal sealed class FaultRun(RunOptions options)
{
    /// <summary>Runs; 0 where nothing was lost, doubled or mixed.</summary>
    public async Task<int> RunAsync()
    {
        Library library = new(CatalogueLoader.LoadDefault());
        var scripts = options.Scripts.Select(FaultScript.Load).ToList();
        Page page = new(options);
        page.Head($"Faults: {string.Join(", ", scripts.Select(script => script.Name))}, seed {options.Seed}", string.Join(' ', scripts.Select(script => script.About)));
        Tally total = new();
        var began = Stopwatch.StartNew();
        for (var round = 0; (round < scripts.Count || total["kills"] < options.Kills) && began.Elapsed.TotalMinutes < options.AtMost; round++)
        {
            var script = scripts[round % scripts.Count];
            script = options.Submissions > 0 ? script with { Submissions = options.Submissions } : script;
            script = options.Kills > 0 && script.Kills > 0 ? script with { Kills = (int)Math.Min(script.Kills, Math.Max(1, options.Kills - total["kills"])) } : script;
            total.Add(await PlayAsync(script, options.Seed + (1000 * round), library));
            total.Count("rounds");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"… {began.Elapsed:hh\\:mm\\:ss} round {round + 1}, {script.Name}: {total["kills"]} kills, {total.Wrong.Count()} wrong"));
        }

        page.Table(total);
        page.Line(string.Create(CultureInfo.InvariantCulture, $"{began.Elapsed.TotalMinutes:0.0} minutes."));
        page.Line();
        var holds = page.Verdict(total);
        page.Save();
        return holds ? 0 : 1;
    }

    private async Task<Tally> PlayAsync(FaultScript script, int seed, Library library)
    {
        var folder = Path.Combine(options.Keep ?? Path.GetTempPath(), $"faults-{Environment.ProcessId}-{seed}");
        Directory.CreateDirectory(folder);
        try
        {
            Tally tally = new();
            await using (var stand = await Stand.StartAsync(script, options.AppDirectory, folder, tally))
            {
                await new Round(script, seed, library, stand).PlayAsync();
            }

            return tally;
        }
        finally
        {
            if (options.Keep is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
