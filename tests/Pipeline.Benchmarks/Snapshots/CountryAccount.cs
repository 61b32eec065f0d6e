using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Indicators;
using Pipeline.Snapshots;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.Benchmarks.Snapshots;

/// <summary>The country in storage, in force, with the snapshot of it listed as published: a night on which nothing has changed.</summary>
internal sealed class CountryAccount
{
    private const int ParallelWrites = 8;

    // As many as a snapshot run has.
    private const int ParallelReads = 16;

    private readonly PipelineStorage _storage;
    private readonly SnapshotTaker _taker;

    private CountryAccount(PipelineStorage storage, SnapshotTaker taker) => (_storage, _taker) = (storage, taker);

    public static async Task<CountryAccount> CreateAsync(PipelineStorage storage, Country country)
    {
        await storage.CreateAsync();
        ObservationStore observations = new(storage);
        CurrentGenerations current = new(storage);
        List<Generation> generations = [.. country.Generations()];
        await Parallel.ForEachAsync(generations, new ParallelOptions { MaxDegreeOfParallelism = ParallelWrites }, async (generation, stop) =>
        {
            if (!await observations.TryWriteAsync(generation, stop) || !await current.TryReplaceAsync(null, InForce(generation, country), stop))
            {
                throw new InvalidDataException($"Generation {generation.EventId} stands there already.");
            }
        });
        await ListAsync(storage, new IndicatorEngine(country.Catalogue).Compute(generations));
        return new(storage, new(country.Catalogue, storage, new(), TimeProvider.System, NullLogger<SnapshotTaker>.Instance));
    }

    /// <summary>Reads what is in force and all its rows, and does nothing with them; how many there are.</summary>
    public async Task<int> ReadAsync()
    {
        List<CurrentGeneration> pins = [];
        await foreach (var row in new CurrentGenerations(_storage).ListAsync())
        {
            pins.Add(row);
        }

        var table = _storage.Table(StorageNames.ObservationsTable);
        var counts = new int[pins.Count];
        await Parallel.ForAsync(0, pins.Count, new ParallelOptions { MaxDegreeOfParallelism = ParallelReads }, async (i, stop) =>
        {
            var partition = Keys.Generation(pins[i].Reporter, pins[i].Period, pins[i].Generation);
            await foreach (var _ in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: stop))
            {
                counts[i]++;
            }
        });
        return counts.Sum();
    }

    /// <summary>Takes the snapshot.</summary>
    public async Task TakeAsync()
    {
        var outcome = await _taker.TakeAsync();
        if (outcome.Result != SnapshotResult.Unchanged)
        {
            throw new InvalidDataException($"The snapshot run came to {outcome.Result}; nothing has changed.");
        }
    }

    private static CurrentGeneration InForce(Generation generation, Country country) => new()
    {
        Reporter = generation.Reporter,
        Period = generation.Period,
        Generation = generation.EventId,
        Upload = Upload.Of($"{generation.Reporter}/{generation.Period}/a.xlsx", "0x1", DateTimeOffset.UnixEpoch),
        ContentHash = "",
        CatalogueVersion = country.Catalogue.Version,
        CommittedAt = DateTimeOffset.UnixEpoch,
        Areas = generation.Observations.DistinctBy(observation => observation.Area).Count(),
    };

    private static async Task ListAsync(PipelineStorage storage, SnapshotContent content)
    {
        SnapshotList list = new(storage);
        var entry = await list.TryStartAsync(
            new()
            {
                Sequence = 1,
                Hash = SnapshotHash.Of(content),
                TakenAt = TimeProvider.System.GetUtcNow(),
                CatalogueVersion = content.CatalogueVersion,
                State = SnapshotState.Started,
            },
            default);
        await list.TryUpdateAsync(entry! with { State = SnapshotState.Complete }, default);
    }
}
