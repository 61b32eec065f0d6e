namespace Pipeline.Cli.Local;

/// <summary>A lock between processes that the operating system releases when its holder dies.</summary>
internal static class FileLock
{
    private const int SharingViolationOnWindows = unchecked((int)0x80070020);
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMacOS = 35;

    /// <summary>Takes the lock, which lasts until the stream is disposed; null when another process has it.</summary>
    public static FileStream? TryTake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.HResult is SharingViolationOnWindows or WouldBlockOnLinux or WouldBlockOnMacOS)
        {
            return null;
        }
    }
}
