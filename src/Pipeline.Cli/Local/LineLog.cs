namespace Pipeline.Cli.Local;

/// <summary>
/// A log file written line by line from several threads, closed after every line so that it can be read at any time. A file that has
/// become long is set aside under the same name with <c>.1</c> in place of the one before, so that a server which runs for months fills no disk.
/// </summary>
internal sealed class LineLog(string path, long longest = 8 * 1024 * 1024)
{
    private readonly Lock _one = new();

    /// <summary>Adds a line.</summary>
    public void Write(string line)
    {
        lock (_one)
        {
            if (File.Exists(path) && new FileInfo(path).Length >= longest)
                File.Move(path, path + ".1", overwrite: true);
            File.AppendAllText(path, line + Environment.NewLine);
        }
    }
}
