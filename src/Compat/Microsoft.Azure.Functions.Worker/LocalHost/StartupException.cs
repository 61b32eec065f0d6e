namespace Pipeline.LocalHost;

/// <summary>The app cannot start as it stands; the message says what to change.</summary>
internal sealed class StartupException(string message) : Exception(message);
