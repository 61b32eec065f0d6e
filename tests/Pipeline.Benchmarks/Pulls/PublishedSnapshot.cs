using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Snapshots;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.Benchmarks.Pulls;

/// <summary>A snapshot with as many observations as make a CSV file of about 10 MB, published as the nightly function does.</summary>
internal static class PublishedSnapshot
{
    public const int Rows = 45_000;

    public static async Task PublishAsync(PipelineStorage storage)
    {
        await storage.CreateAsync();
        var catalogue = CatalogueLoader.LoadDefault();
        SnapshotList list = new(storage);
        SnapshotContent content = new(catalogue.Version, [], [.. Observations(catalogue).Take(Rows)], []);
        var entry = await list.TryStartAsync(
            new()
            {
                Sequence = 1,
                Hash = SnapshotHash.Of(content),
                TakenAt = TimeProvider.System.GetUtcNow(),
                CatalogueVersion = catalogue.Version,
                State = SnapshotState.Started,
            },
            default);
        SnapshotPublisher publisher = new(catalogue, storage, list, new PipelineOptions(), TimeProvider.System);
        await publisher.PublishAsync(entry!, content, [], null, default);
    }

    private static IEnumerable<SnapshotValue> Observations(StatisticalCatalogue catalogue)
    {
        var number = 0;
        foreach (var measure in catalogue.Measures)
        {
            foreach (var area in catalogue.Areas)
            {
                for (var year = 2016; year <= 2025; year++)
                {
                    var value = decimal.Round(1000 + (number++ * 7919 % 100_003 / 17m), measure.Decimals);
                    yield return new()
                    {
                        Subject = measure.Code,
                        Area = area.Code,
                        Period = Period.Annual(year),
                        Value = value,
                        FromBelow = value,
                        OwnRow = value,
                        Coverage = 1,
                        Status = ObservationStatus.Normal,
                        Origin = Origin.Reported,
                    };
                }
            }
        }
    }
}
