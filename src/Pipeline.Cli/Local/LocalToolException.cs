namespace Pipeline.Cli.Local;

/// <summary>A tool on this machine is missing or failed; the message says, in Chinese and English, what to do.</summary>
internal sealed class LocalToolException(string message, Exception? cause = null) : Exception(message, cause);
