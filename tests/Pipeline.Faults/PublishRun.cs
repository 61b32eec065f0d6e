using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Pipeline.Catalogue;
using Pipeline.Faults.Actors;
using Pipeline.Faults.Oracle;
using Pipeline.Faults.Plan;
using Pipeline.Faults.Proxy;
using Pipeline.Faults.Readers;
using Pipeline.Faults.Results;
using Pipeline.Faults.Script;
using Pipeline.Storage;

namespace Pipeline.Faults;

/// <summary>
/// Publishes snapshot after snapshot while readers poll the pointers. Every other publish is killed, before and after each write of publishing in
/// turn; of the many equal writes of indicator rows every fifth.
/// </summary>
internal sealed partial class PublishRun(RunOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly FaultScript Script = new()
    {
        Name = "publish",
        Apps = 1,
        Faults = [],
        Settings = new Dictionary<string, string> { ["SnapshotSchedule"] = "0 0 0 1 1 *", ["Pipeline__SnapshotPatience"] = "00:01:00" },
    };

    private const int Alike = 5;

    private readonly Lock _lock = new();
    private readonly List<string> _steps = [];
    private int _killAt;
    private bool _effectFirst;

    /// <summary>Runs; 0 where no reader saw half a snapshot or an earlier one than before.</summary>
    public async Task<int> RunAsync()
    {
        Library library = new(CatalogueLoader.LoadDefault());
        Page page = new(options);
        page.Head($"{options.Publishes} publishes, killed at every step", "");
        Tally tally = new();
        var folder = Directory.CreateTempSubdirectory("faults-").FullName;
        try
        {
            await using var stand = await Stand.StartAsync(Script, options.AppDirectory, folder, tally);
            stand.Proxy.Decide = Decide(stand.Apps[0], tally);
            await PublishAsync(stand, library);
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

    private async Task PublishAsync(Stand stand, Library library)
    {
        var slots = library.Slots.Take(1).ToList();
        var plan = Enumerable.Range(0, options.Publishes + 1)
            .Select(i => (Slot: slots[i % slots.Count], Content: library.Version(slots[i % slots.Count], (i / slots.Count) % 5)))
            .Select((upload, i) => new PlannedUpload(0, $"{upload.Slot.Reporter.Code}/{upload.Slot.Period}/上报 {i}.xlsx", upload.Slot, upload.Content))
            .ToList();
        Versions versions = new(plan);
        await using ReadingCrowd readers = new(stand, slots, versions, options.Seed);
        List<StoredUpload> stored = [];
        Queue<(int Step, bool EffectFirst)> points = [];
        for (var i = 0; i < plan.Count; i++)
        {
            stored.Add(await SubmitAsync(stand, plan[i], stored));
            lock (_lock)
            {
                _steps.Clear();
                (_killAt, _effectFirst) = i % 2 == 0 && points.TryDequeue(out var point) ? point : (0, false);
            }

            await SnapshotAsync(stand, stored);
            if (_killAt > 0)
            {
                stand.Tally.Count("kills whose write did not come, the publish being shorter");
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… {i} publishes, {stand.Apps[0].Kills} kills"));
            if (i == 1)
            {
                // The first publish made what later ones find: this one shows the steps of any other.
                points = new(Points(_steps));
                stand.Tally.Count("steps of a publish", _steps.Count);
                stand.Tally.Count("kills planned", points.Count);
            }
        }

        if (points.Count > 0)
        {
            stand.Tally.Fault("lost", $"{points.Count} kills had no publish left to happen in");
        }

        await readers.StopAsync();
        await stand.StopAppsAsync();
        await new FinalCheck(stand.Storage, stored, stand.Proxy.Commits.All, versions, stand.Tally).RunAsync();
        await new SnapshotCheck(stand.Storage, library, stored, readers.Published, stand.Tally).RunAsync();
    }

    /// <summary>Where publishes are to be killed: before and after each write, and at every fifth of those that are alike.</summary>
    private static IEnumerable<(int Step, bool EffectFirst)> Points(IEnumerable<string> steps)
    {
        var alike = 0;
        foreach (var (step, number) in steps.Select((step, i) => (step, i + 1)))
        {
            if (!step.Contains("$batch", StringComparison.Ordinal))
            {
                yield return (number, false);
                yield return (number, true);
            }
            else if (alike++ % Alike == 0)
            {
                yield return (number, alike % (2 * Alike) == 1);
            }
        }
    }

    /// <summary>Uploads, and waits for the answer: the kills are for publishing.</summary>
    private async Task<StoredUpload> SubmitAsync(Stand stand, PlannedUpload planned, List<StoredUpload> before)
    {
        _killAt = 0;
        BlobContentInfo written = await stand.Storage.Container(StorageNames.Submissions).GetBlobClient(planned.Path)
            .UploadAsync(new BinaryData(planned.Content.Bytes), overwrite: true);
        StoredUpload upload = new(planned, Upload.Of(planned.Path, written.ETag.ToString(), written.LastModified));
        Settling settling = new(stand.Storage, [.. before, upload]);
        for (var began = Stopwatch.StartNew(); !await settling.IsAnsweredAsync() && began.Elapsed < Patience;)
        {
            await Task.Delay(200);
        }

        return upload;
    }

    /// <summary>Asks for a snapshot until there is one of what is in force, whatever befell the app meanwhile.</summary>
    private static async Task SnapshotAsync(Stand stand, List<StoredUpload> stored)
    {
        Settling settling = new(stand.Storage, stored);
        var asked = 0;
        for (var began = Stopwatch.StartNew(); !await settling.IsPublishedAsync() && began.Elapsed < Patience;)
        {
            var app = stand.Apps[0];
            if (app.Starts > asked)
            {
                await LapseAsync(stand);
                asked = await app.RunAsync("NightlySnapshot") ? app.Starts : asked;
            }

            await Task.Delay(300);
        }
    }

    /// <summary>Lets a dead holder's lease lapse at once instead of after its 15 seconds.</summary>
    private static async Task LapseAsync(Stand stand)
    {
        try
        {
            await stand.Storage.Container(StorageNames.Snapshots).GetBlobClient(Keys.SnapshotLock).GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        }
        catch (RequestFailedException none) when (none.Status is 404 or 409)
        {
            // Nobody holds it.
        }
    }

    private Func<Proxy.Operation, Interference?> Decide(RunningApp app, Tally tally) => operation =>
    {
        lock (_lock)
        {
            if (!Step().IsMatch(operation.Text))
            {
                return null;
            }

            _steps.Add(operation.Text);
            if (_steps.Count != _killAt || app.Address is null)
            {
                return null;
            }

            _killAt = 0;
            return new()
            {
                TakesEffect = _effectFirst,
                Cut = true,
                Befall = () =>
                {
                    app.Kill();
                    tally.Count($"killed {(_effectFirst ? "after" : "before")} an operation of publishing");
                },
            };
        }
    };

    /// <summary>The writes of publishing: what a kill before or after can tell apart.</summary>
    [GeneratedRegex("^(PUT|POST|PATCH|DELETE|MERGE) (blob/snapshots/|table/(snapshots|indicators|\\$batch indicators))")]
    private static partial Regex Step();
}
