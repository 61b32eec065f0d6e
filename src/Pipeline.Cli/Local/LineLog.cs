namespace Pipeline.Cli.Local;

/// <summary>A log file written line by line from several threads, closed after every line so that it can be read at any time.</summary>
internal sealed class LineLog(string path)
{
    private readonly Lock _one = new();

    /// <summary>Adds a line.</summary>
    public void Write(string line)
    {
        lock (_one)
            File.AppendAllText(path, line + Environment.NewLine);
    }
}
