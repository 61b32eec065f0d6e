using System.Diagnostics;
using System.Globalization;

namespace Pipeline.LocalHost.Storage;

/// <summary>
/// The process that holds a lock, as noted on the lock's blob. A lease outlives a killed process by up to a minute;
/// knowing that its owner is dead, the next process on the same machine need not wait.
/// </summary>
internal sealed record LockOwner(string Machine, int ProcessId, long StartedAt)
{
    public static LockOwner Self { get; } = Of(Process.GetCurrentProcess());

    public IDictionary<string, string> ToMetadata() => new Dictionary<string, string>
    {
        ["machine"] = Uri.EscapeDataString(Machine),
        ["process"] = ProcessId.ToString(CultureInfo.InvariantCulture),
        ["started"] = StartedAt.ToString(CultureInfo.InvariantCulture),
    };

    public static LockOwner? FromMetadata(IDictionary<string, string> metadata) =>
        metadata.TryGetValue("machine", out var machine)
        && metadata.TryGetValue("process", out var process) && int.TryParse(process, CultureInfo.InvariantCulture, out var id)
        && metadata.TryGetValue("started", out var started) && long.TryParse(started, CultureInfo.InvariantCulture, out var startedAt)
            ? new LockOwner(Uri.UnescapeDataString(machine), id, startedAt)
            : null;

    /// <summary>True only where it is certain: same machine, and the process has gone or its number is another's now.</summary>
    public bool IsDead()
    {
        if (Machine != Self.Machine)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(ProcessId);
            // Start times are computed from the boot time and wander a little.
            return Math.Abs(Of(process).StartedAt - StartedAt) > 2;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static LockOwner Of(Process process) => new(
        Environment.MachineName,
        process.Id,
        new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeSeconds());
}
