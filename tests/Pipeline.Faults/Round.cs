using System.Diagnostics;
using Pipeline.Faults.Actors;
using Pipeline.Faults.Oracle;
using Pipeline.Faults.Plan;
using Pipeline.Faults.Readers;
using Pipeline.Faults.Script;

namespace Pipeline.Faults;

/// <summary>
/// One round: uploads pouring in, the script's faults, readers throughout; then quiet, until everything is answered, and the comparison with the
/// oracle.
/// </summary>
internal sealed class Round(FaultScript script, int seed, Library library, Stand stand)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Sweeping = TimeSpan.FromSeconds(10);

    /// <summary>Plays the round; what was done and found is in the stand's tally.</summary>
    public async Task PlayAsync()
    {
        var plan = UploadPlan.Make(library, script.Submissions, script.Large, seed);
        Versions versions = new(plan);
        Uploader uploader = new(stand.Storage, plan, stand.StorageIsUp);
        await using ReadingCrowd readers = new(stand, library.Slots, versions, seed + 1);
        Disturbance disturbance = new(script, seed + 4, number => stand.Apps[number - 1].Address is not null, stand.Tally);
        stand.Proxy.Decide = disturbance.Decide;
        FaultLoops loops = new(script, seed + 5, stand, disturbance);
        using CancellationTokenSource quiet = new();
        var faults = loops.RunAsync(quiet.Token);
        await uploader.RunAsync(loops.Progress, quiet.Token);
        await loops.KillsAreDoneAsync();
        await quiet.CancelAsync();
        disturbance.Disarm();
        stand.FullDisk.Empty();
        await faults;

        await SettleAsync(uploader);
        await readers.StopAsync();
        await stand.StopAppsAsync();
        await new FinalCheck(stand.Storage, uploader.Stored, stand.Proxy.Commits.All, versions, stand.Tally).RunAsync();
        await new SnapshotCheck(stand.Storage, library, uploader.Stored, readers.Published, stand.Tally).RunAsync();
        await new Verified(stand.Storage, library, stand.Tally).RunAsync();
        stand.Tally.Count("uploads", uploader.Stored.Count);
        stand.Tally.Count("storage operations", stand.Proxy.Operations);
    }

    /// <summary>
    /// Without faults: waits until every upload that still stands is answered, and a snapshot is of what is in force; gives up where nothing
    /// moves any more.
    /// </summary>
    private async Task SettleAsync(Uploader uploader)
    {
        Settling settling = new(stand.Storage, uploader.Stored);
        var fewest = int.MaxValue;
        var sinceProgress = Stopwatch.StartNew();
        while (await settling.LeftAsync() is var left and > 0 && sinceProgress.Elapsed < Patience)
        {
            if (left < fewest)
            {
                fewest = left;
                sinceProgress.Restart();
            }

            await stand.Apps[0].RunAsync("SweepSubmissions");
            await WaitAsync(Sweeping, async () => await settling.LeftAsync() == 0);
        }

        sinceProgress.Restart();
        while (!await settling.IsPublishedAsync() && sinceProgress.Elapsed < Patience)
        {
            await stand.RunEverywhereAsync("NightlySnapshot");
            await WaitAsync(Sweeping, settling.IsPublishedAsync);
        }
    }

    /// <summary>Waits until something is done, or for so long.</summary>
    private static async Task WaitAsync(TimeSpan longest, Func<Task<bool>> isDone)
    {
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < longest && !await isDone();)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
    }
}
