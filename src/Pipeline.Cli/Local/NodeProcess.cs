using System.Diagnostics;

namespace Pipeline.Cli.Local;

/// <summary>Child processes that run a script of the <c>eng</c> folder, which ends when the pipe to its standard input closes.</summary>
internal static class NodeProcess
{
    /// <summary>How such a process is started: all three streams are pipes of ours.</summary>
    public static ProcessStartInfo Command(string workingDirectory, IEnumerable<string> arguments) => new("node", arguments)
    {
        WorkingDirectory = workingDirectory,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
        CreateNoWindow = true,
    };

    /// <summary>Kills a .NET process by its number with all its children; nothing happens where it has ended.</summary>
    public static void KillIfRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            if (process.ProcessName.StartsWith("dotnet", StringComparison.OrdinalIgnoreCase))
                process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It has ended.
        }
    }

    /// <summary>Asks the process to end by closing the pipe; kills it with all its children where it takes too long.</summary>
    public static async Task StopAsync(Process process, TimeSpan patience)
    {
        if (process.HasExited)
            return;
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }
}
