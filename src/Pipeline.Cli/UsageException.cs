namespace Pipeline.Cli;

/// <summary>The command line names something that does not exist; the message says, in Chinese and English, what would be right.</summary>
internal sealed class UsageException(string message) : Exception(message);
