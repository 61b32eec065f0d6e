namespace Pipeline.Cli.Local;

/// <summary>How the local storage emulator is started.</summary>
internal sealed record LocalAzuriteOptions
{
    /// <summary>The folder the data is kept in; null keeps everything in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The blob port to try first; 0 takes any free one.</summary>
    public int BlobPort { get; init; }

    /// <summary>The queue port to try first; 0 takes any free one.</summary>
    public int QueuePort { get; init; }

    /// <summary>The table port to try first; 0 takes any free one.</summary>
    public int TablePort { get; init; }

    /// <summary>The folder with package.json and azurite.mjs; null looks for it above the program and the current folder.</summary>
    public string? EngDirectory { get; init; }

    /// <summary>Whether the development tools of package.json are needed too, as the tests need them.</summary>
    public bool IncludeDevelopmentTools { get; init; }

    /// <summary>The ports that storage tools look for by default: 10000 (blob), 10001 (queue), 10002 (table).</summary>
    public static LocalAzuriteOptions WithUsualPorts { get; } = new() { BlobPort = 10000, QueuePort = 10001, TablePort = 10002 };
}
