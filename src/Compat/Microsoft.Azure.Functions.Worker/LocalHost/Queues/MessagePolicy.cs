namespace Pipeline.LocalHost.Queues;

/// <summary>How the messages of one queue are worked off.</summary>
/// <param name="Concurrency">Messages in work at one time.</param>
/// <param name="BatchSize">Messages asked for at one time.</param>
/// <param name="MaxDequeueCount">Tries before a message is poison.</param>
/// <param name="RetryDelay">Pause before a failed message is tried again.</param>
/// <param name="Lease">How long a message is invisible to others without renewal.</param>
/// <param name="MaxPollingInterval">Longest pause between looks into an idle queue.</param>
/// <param name="Base64">Whether message texts are Base64.</param>
internal sealed record MessagePolicy(
    int Concurrency,
    int BatchSize,
    int MaxDequeueCount,
    TimeSpan RetryDelay,
    TimeSpan Lease,
    TimeSpan MaxPollingInterval,
    bool Base64)
{
    public static readonly TimeSpan MinPollingInterval = TimeSpan.FromMilliseconds(100);
}
