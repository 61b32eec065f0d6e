using Azure.Data.Tables;
using Pipeline.Faults.Actors;
using Pipeline.Faults.Plan;
using Pipeline.Faults.Proxy;
using Pipeline.Storage;

namespace Pipeline.Faults.Readers;

/// <summary>Reads what is in force straight from the tables, as BI tools may: now a whole submission, now a single area's figures.</summary>
internal sealed class TableReader(PipelineStorage storage, IReadOnlyList<Slot> slots, Versions versions, Tally tally)
{
    private readonly CurrentGenerations _current = new(storage);
    private readonly ObservationStore _observations = new(storage);
    private readonly TableClient _rows = storage.Table(StorageNames.ObservationsTable);
    private readonly Dictionary<Slot, Upload> _last = [];

    /// <summary>Reads until it is told to stop.</summary>
    public async Task RunAsync(TimeSpan pause, int seed, CancellationToken stop)
    {
        Random random = new(seed);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(slots[random.Next(slots.Count)], random);
            }
            catch (Exception away) when (Unanswered.Is(away))
            {
                tally.Count("reads without an answer");
            }

            await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(Slot slot, Random random)
    {
        if (await _current.FindAsync(slot.Reporter.Code, slot.Period, CancellationToken.None) is not { } inForce)
        {
            if (_last.ContainsKey(slot))
            {
                tally.Fault("mixed", $"{slot}: nothing is in force any more");
            }

            return;
        }

        if (_last.TryGetValue(slot, out var last) && inForce.Upload.Order < last.Order && !inForce.Upload.TiesWith(last))
        {
            tally.Fault("mixed", $"{slot}: {inForce.Upload.Order} in force after {last.Order}");
        }

        _last[slot] = inForce.Upload;
        var generation = await _observations.ReadAsync(slot.Reporter.Code, slot.Period, inForce.Generation, CancellationToken.None);
        var areas = generation.Observations.GroupBy(o => o.Area, StringComparer.Ordinal).ToList();
        tally.Count("whole submissions read");
        if (areas.Count != versions.Rows(inForce.ContentHash) || areas.Any(area => !versions.Has(inForce.ContentHash, area.Key, area)))
        {
            tally.Fault("mixed", $"{slot}: generation {inForce.Generation} is not what its workbook says");
            return;
        }

        var any = areas[random.Next(areas.Count)];
        var row = await _rows.GetEntityIfExistsAsync<TableEntity>(
            Keys.Generation(slot.Reporter.Code, slot.Period, inForce.Generation), any.Key, cancellationToken: CancellationToken.None);
        tally.Count("single values read");
        if (!row.HasValue || row.Value!.GetDouble(Library.Telling) is not { } value
            || (decimal)value != any.Single(o => o.Measure == Library.Telling).Value)
        {
            tally.Fault("mixed", $"{slot}: the row of {any.Key} in generation {inForce.Generation} changed");
        }
    }
}
