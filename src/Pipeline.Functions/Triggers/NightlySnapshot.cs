using Microsoft.Azure.Functions.Worker;
using Pipeline.Storage;

namespace Pipeline.Functions.Triggers;

/// <summary>Takes the nightly snapshot.</summary>
public sealed class NightlySnapshot(SnapshotTaker snapshots)
{
    /// <summary>Publishes a snapshot where anything changed since the last one; the schedule is in UTC.</summary>
    [Function(nameof(NightlySnapshot))]
    public Task Run([TimerTrigger("%SnapshotSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        snapshots.TakeAsync(cancellation);
}
