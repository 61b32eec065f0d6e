using System.Globalization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Repeats a failed run after a fixed delay.</summary>
public sealed class FixedDelayRetryAttribute : RetryAttribute
{
    /// <summary>At most this many repetitions, this far apart (a time span such as <c>00:00:10</c>).</summary>
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
    {
        if (!TimeSpan.TryParse(delayInterval, CultureInfo.InvariantCulture, out var delay) || delay < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(delayInterval), delayInterval, "Must be a time span that is not negative.");
        }

        MaxRetryCount = maxRetryCount;
        DelayInterval = delayInterval;
    }

    /// <summary>The delay.</summary>
    public string DelayInterval { get; }
}
