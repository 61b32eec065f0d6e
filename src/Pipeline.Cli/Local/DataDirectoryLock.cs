using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Pipeline.Cli.Local;

/// <summary>
/// Keeps a second emulator off the same data. The emulator of an owner that was killed may still be saving, so its
/// process is awaited before the folder is used again.
/// </summary>
internal sealed class DataDirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DataDirectoryLock(string path, FileStream file)
    {
        Path = path;
        _file = file;
    }

    /// <summary>The folder, in full.</summary>
    public string Path { get; }

    /// <summary>Takes the folder, creating it if need be; fails when another process has it.</summary>
    public static async Task<DataDirectoryLock> TakeAsync(string directory, TimeSpan patience, CancellationToken cancellation)
    {
        var path = System.IO.Path.GetFullPath(directory);
        var file = FileLock.TryTake(System.IO.Path.Combine(path, "azurite.lock"))
            ?? throw new LocalToolException(
                $"数据文件夹 {path} 正被另一个进程使用；请先停止它，或另选一个文件夹。"
                + $" / The data folder {path} is in use by another process: stop that one, or choose another folder.");
        await PreviousEmulatorAsync(file, patience, cancellation);
        return new DataDirectoryLock(path, file);
    }

    /// <summary>Notes which process writes to the folder.</summary>
    public void Record(int processId)
    {
        _file.SetLength(0);
        _file.Write(Encoding.ASCII.GetBytes(processId.ToString(CultureInfo.InvariantCulture)));
        _file.Flush(flushToDisk: true);
    }

    /// <summary>Gives the folder back; the emulator must have stopped.</summary>
    public void Dispose()
    {
        _file.SetLength(0);
        _file.Dispose();
    }

    private static async Task PreviousEmulatorAsync(FileStream file, TimeSpan patience, CancellationToken cancellation)
    {
        using var reader = new StreamReader(file, Encoding.ASCII, leaveOpen: true);
        if (!int.TryParse(await reader.ReadToEndAsync(cancellation), CultureInfo.InvariantCulture, out var processId))
            return;

        using var previous = Find(processId);
        if (previous is null)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            await previous.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Past its own limit for saving: either it hangs without its owner, or the number now belongs to someone else.
        }
    }

    private static Process? Find(int processId)
    {
        try
        {
            var process = Process.GetProcessById(processId);
            if (process.ProcessName.StartsWith("node", StringComparison.Ordinal))
                return process;
            process.Dispose();
            return null;
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null; // It ended between the two calls.
        }
    }
}
