using System.Diagnostics;

namespace Pipeline.Faults.Actors;

/// <summary>A folder for temporary files on a disk of its own that is full; where disks cannot be mounted, none.</summary>
internal sealed class FullDisk(string folder) : IDisposable
{
    private const int Bytes = 1024 * 1024;
    private readonly string _path = Path.Combine(folder, "full");
    private bool _mounted;

    /// <summary>Mounts it, and fills it; false where this machine does not allow that.</summary>
    public bool TryMount(out string path)
    {
        path = _path;
        if (_mounted)
        {
            return true;
        }

        Directory.CreateDirectory(_path);
        _mounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={Bytes}", "none", _path);
        if (_mounted)
        {
            try
            {
                File.WriteAllBytes(Path.Combine(_path, "filling"), new byte[Bytes]);
            }
            catch (IOException)
            {
                // As full as can be.
            }
        }

        return _mounted;
    }

    /// <summary>Makes room for large files.</summary>
    public void Empty()
    {
        if (_mounted)
        {
            File.Delete(Path.Combine(_path, "filling"));
            Run("mount", "-o", "remount,size=256m", _path);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_mounted)
        {
            Run("umount", "-l", _path);
            _mounted = false;
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
