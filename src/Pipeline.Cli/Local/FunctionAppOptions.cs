namespace Pipeline.Cli.Local;

/// <summary>How the function app is started.</summary>
internal sealed record FunctionAppOptions
{
    /// <summary>The port to try first; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>The app's settings, as environment variables.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder of the built app; null takes the copy beside this command.</summary>
    public string? AppDirectory { get; init; }

    /// <summary>The file that the app's output is written to; null drops it once the app has started.</summary>
    public string? LogFile { get; init; }
}
