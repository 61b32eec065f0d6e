using Pipeline.Faults.Plan;
using Pipeline.Storage;

namespace Pipeline.Faults.Readers;

/// <summary>All readers of a round: from the tables, from the files, and over HTTP from both pointers.</summary>
internal sealed class ReadingCrowd : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly HttpReader _nightly;
    private readonly HttpReader _released;
    private readonly Task _reading;

    /// <summary>Begins to read.</summary>
    public ReadingCrowd(Stand stand, IReadOnlyList<Slot> slots, Versions versions, int seed)
    {
        Published = new(versions, stand.Tally);
        _nightly = new(stand.Apps, SnapshotPointers.Nightly, slots, Published, stand.Tally);
        _released = new(stand.Apps, SnapshotPointers.Released, slots, Published, stand.Tally);
        var storage = stand.Storage;
        _reading = Task.WhenAll(
            new TableReader(storage, slots, versions, stand.Tally).RunAsync(TimeSpan.FromMilliseconds(100), seed, _over.Token),
            new FileReader(storage, stand.Tally).RunAsync(TimeSpan.FromMilliseconds(300), _over.Token),
            _nightly.RunAsync(TimeSpan.FromMilliseconds(400), seed + 1, _over.Token),
            _released.RunAsync(TimeSpan.FromMilliseconds(900), seed + 2, _over.Token));
    }

    /// <summary>What they saw of snapshots.</summary>
    public PublishedSnapshots Published { get; }

    /// <summary>Ends the reading.</summary>
    public async Task StopAsync()
    {
        await _over.CancelAsync();
        await _reading;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _nightly.Dispose();
        _released.Dispose();
        _over.Dispose();
    }
}
