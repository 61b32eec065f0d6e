using Azure.Data.Tables;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Cli.Local;
using Pipeline.Indicators;
using Pipeline.Snapshots;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.Benchmarks.Snapshots;

/// <summary>A snapshot of a whole country against reading what it is computed from, and how computing grows.</summary>
internal static class SnapshotReport
{
    private const double TimeBudget = 1.3;

    // What one row costs may differ by so much between a quarter of the country and all of it: caches hold the one better.
    private const double GrowthBudget = 1.25;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(TextWriter output, int counties)
    {
        Page page = new(output);
        page.Head("Snapshot", "snapshot", Page.VersionOf(typeof(TableClient)));
        Country country = new(counties);
        page.Line(FormattableString.Invariant($"{counties:#,##0} counties × {Country.Periods} years × {Country.Measures} measures, {country.Catalogue.Indicators.Count} indicators; {country.Entities:#,##0} rows of the observations table."));
        page.Line();
        Grow(page, counties);
        page.Line();
        await AgainstReadingAsync(page, country);
        return page.AllHold ? 0 : 1;
    }

    private static async Task AgainstReadingAsync(Page page, Country country)
    {
        await using var azurite = await LocalAzurite.StartAsync(new LocalAzuriteOptions());
        var account = await CountryAccount.CreateAsync(PipelineStorage.FromConnectionString(azurite.ConnectionString), country);
        if (await account.ReadAsync() != country.Entities)
        {
            throw new InvalidDataException("Not all rows can be read.");
        }

        await account.TakeAsync();
        Interleaved race = new(times: 1);
        race.Add("reading the rows", () => account.ReadAsync().GetAwaiter().GetResult(), Rounds);
        race.Add("`SnapshotTaker.TakeAsync`", () => account.TakeAsync().GetAwaiter().GetResult(), Rounds);
        var standings = race.Run();

        page.Line("The rows stand in a real Azurite in a process of its own, a partition for each of 31 reporters and year, and are read by the tables client,");
        page.Line("16 partitions at once, by either. The snapshot is taken on a night on which nothing has changed: pinned, loaded, computed, hashed, compared;");
        page.Line(FormattableString.Invariant($"publishing writes more than was read, and is not part of it. Medians over {Rounds} interleaved rounds; CPU is processor time of the client's process only."));
        page.Line();
        page.Header("work", "seconds", "× reading", "CPU seconds", "× reading, CPU", "MiB allocated");
        foreach (var standing in standings)
        {
            page.Row(standing.Name, standing.WallMilliseconds / 1000, standing.WallRatio, standing.CpuMilliseconds / 1000, standing.CpuRatio, standing.AllocatedBytes / 1048576.0);
        }

        page.Line();
        page.Budget("snapshot against reading its rows, time", standings[1].WallRatio, TimeBudget, "×");
    }

    /// <summary>Computes parts of the country, without storage.</summary>
    private static void Grow(Page page, int counties)
    {
        int[] sizes = [counties / 4, counties / 2, counties];
        Interleaved race = new(times: 1);
        List<(int Entities, int Values)> made = [];
        foreach (var size in sizes)
        {
            Country country = new(size);
            IndicatorEngine engine = new(country.Catalogue);
            List<Generation> generations = [.. country.Generations()];
            var content = engine.Compute(generations);
            made.Add((country.Entities, content.Indicators.Count + content.Observations.Count + content.Disparity.Count));
            race.Add(FormattableString.Invariant($"{size:#,##0} counties"), () => SnapshotHash.Of(engine.Compute(generations)), Rounds);
        }

        var standings = race.Run();
        page.Line("Computing and hashing alone, from rows in memory; processor time.");
        page.Line();
        page.Header("of", "rows", "values", "CPU seconds", "CPU µs per row", "MiB allocated");
        foreach (var (standing, (entities, values)) in standings.Zip(made))
        {
            page.Row(standing.Name, entities, values, standing.CpuMilliseconds / 1000, standing.CpuMilliseconds * 1000 / entities, standing.AllocatedBytes / 1048576.0);
        }

        page.Line();
        page.Budget("linear growth: processor time per row, the whole country against a quarter", standings[^1].CpuRatio * made[0].Entities / made[^1].Entities, GrowthBudget, "×");
    }
}
