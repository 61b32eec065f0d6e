using System.Globalization;
using Pipeline.Cli.Local;
using Pipeline.Faults.Script;

namespace Pipeline.Faults.Actors;

/// <summary>The settings of an app in a round: everything that waits waits briefly.</summary>
internal static class AppSettings
{
    private static readonly string[] FakeTime =
    [
        "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
        "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1",
    ];

    /// <summary>The settings of one app of a script.</summary>
    public static IReadOnlyDictionary<string, string> Of(FaultScript script, string connectionString, int app, FullDisk fullDisk, Tally tally)
    {
        var settings = LocalSystem.Settings(connectionString);
        settings["LocalHost__BlobPollingInterval"] = "00:00:00.300";
        settings["LocalHost__StorageRetryInterval"] = "00:00:00.500";
        settings["LocalHost__MessageLease"] = "00:00:05";
        settings["Pipeline__SweepGrace"] = "00:00:03";
        settings["Pipeline__SnapshotPatience"] = "00:00:02";
        settings["SnapshotSchedule"] = "0 * * * * *";
        settings["Logging__LogLevel__Default"] = "Warning";
        settings["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        settings["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in script.Settings)
        {
            settings[name] = value;
        }

        foreach (var fault in script.Faults.Where(fault => fault.App == 0 || fault.App == app))
        {
            if (fault.Kind == FaultKind.Clock)
            {
                SetClock(settings, fault.Seconds[0], tally);
            }
            else if (fault.Kind == FaultKind.DiskFull)
            {
                SetDisk(settings, fullDisk, tally);
            }
        }

        return settings;
    }

    private static void SetClock(Dictionary<string, string> settings, double seconds, Tally tally)
    {
        if (Array.Find(FakeTime, File.Exists) is not { } library)
        {
            tally.Count("clocks NOT set wrong: libfaketime is not installed");
            return;
        }

        settings["LD_PRELOAD"] = library;
        settings["FAKETIME"] = seconds.ToString("+0;-0", CultureInfo.InvariantCulture);
        settings["DONT_FAKE_MONOTONIC"] = "1";
        tally.Count("apps with a wrong clock");
    }

    private static void SetDisk(Dictionary<string, string> settings, FullDisk fullDisk, Tally tally)
    {
        if (fullDisk.TryMount(out var path))
        {
            settings["TMPDIR"] = path;
            tally.Count("apps with a full disk");
        }
        else
        {
            tally.Count("disks NOT filled: this machine does not allow to mount one");
        }
    }
}
