using System.Diagnostics;
using System.Text.RegularExpressions;
using Pipeline.Faults.Script;

namespace Pipeline.Faults.Actors;

/// <summary>The faults of a script that happen by the clock, each in a loop of its own with a chance of its own.</summary>
internal sealed class FaultLoops(FaultScript script, int seed, Stand stand, Disturbance disturbance)
{
    private static readonly FaultKind[] Continuous = [FaultKind.Answer, FaultKind.Slow, FaultKind.Cut, FaultKind.Clock, FaultKind.DiskFull];

    private readonly Deliveries _deliveries = new(stand.ConnectionString, stand.Tally);
    private readonly long _began = Stopwatch.GetTimestamp();

    private int Kills => stand.Apps.Sum(app => app.Kills);

    /// <summary>How far the round has come, 0 to 1: by its kills where it has any, else by the clock.</summary>
    public double Progress() => script.Kills > 0
        ? (double)Kills / script.Kills
        : Stopwatch.GetElapsedTime(_began).TotalSeconds / script.Seconds;

    /// <summary>Waits until the round has had its kills.</summary>
    public async Task KillsAreDoneAsync()
    {
        while (Kills < script.Kills)
        {
            await Task.Delay(50);
        }
    }

    /// <summary>Runs all loops until there is to be quiet.</summary>
    public Task RunAsync(CancellationToken quiet) => Task.WhenAll(script.Faults
        .Where(fault => !Continuous.Contains(fault.Kind))
        .Select((fault, i) => Task.Run(() => LoopAsync(fault, new Random(seed + i), quiet), CancellationToken.None)));

    private async Task LoopAsync(Fault fault, Random random, CancellationToken quiet)
    {
        var pattern = fault.Pattern();
        while (true)
        {
            await Task.Delay(fault.NextPause(random), quiet).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (quiet.IsCancellationRequested || (fault.Kind == FaultKind.Kill && Kills >= script.Kills))
            {
                return;
            }

            await OnceAsync(fault, pattern, random);
        }
    }

    private async Task OnceAsync(Fault fault, Regex pattern, Random random)
    {
        var app = stand.Apps[fault.App > 0 ? fault.App - 1 : random.Next(stand.Apps.Count)];
        switch (fault.Kind)
        {
            case FaultKind.Kill when fault.Operation.Length > 0:
                disturbance.Arm(fault, pattern, number => Kill(stand.Apps[number - 1], "kills at a storage operation"));
                break;
            case FaultKind.Kill:
                Kill(app, "kills at a random moment");
                break;
            case FaultKind.Pause when fault.Operation.Length > 0:
                disturbance.Arm(fault, pattern, number => _ = PauseAsync(stand.Apps[number - 1], fault.NextDuration(random)));
                break;
            case FaultKind.Pause:
                await PauseAsync(app, fault.NextDuration(random));
                break;
            case FaultKind.RestartAzurite:
                await stand.RestartAzuriteAsync();
                break;
            case FaultKind.Nightly:
                await stand.RunEverywhereAsync("NightlySnapshot");
                stand.Tally.Count("nightly runs started");
                break;
            case FaultKind.Sweep:
                await app.RunAsync("SweepSubmissions");
                stand.Tally.Count("sweeps started");
                break;
            default:
                await _deliveries.DisturbAsync(fault.Kind, random);
                break;
        }
    }

    private void Kill(RunningApp app, string how)
    {
        if (Kills < script.Kills && app.Kill())
        {
            stand.Tally.Count(how);
        }
    }

    private async Task PauseAsync(RunningApp app, TimeSpan duration)
    {
        stand.Tally.Count("pauses");
        await app.PauseAsync(duration);
    }
}
