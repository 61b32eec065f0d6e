namespace Pipeline.Storage.Health;

/// <summary>How the system is.</summary>
public enum HealthStatus
{
    /// <summary>All is well.</summary>
    Healthy,

    /// <summary>It works, but somebody should look: what is wrong will not mend itself, or will get worse.</summary>
    Degraded,

    /// <summary>It does not do its work.</summary>
    Broken,
}

/// <summary>What one check found.</summary>
/// <param name="Name">The check: lower case with hyphens.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Message">What was found.</param>
/// <param name="Remedy">What to do about it; empty where nothing is to be done.</param>
public sealed record HealthCheck(string Name, HealthStatus Status, Bilingual Message, Bilingual Remedy);

/// <summary>How the system was at one moment.</summary>
/// <param name="CheckedAt">The moment.</param>
/// <param name="Facts">What was measured.</param>
/// <param name="Checks">What that means, check by check.</param>
public sealed record HealthReport(DateTimeOffset CheckedAt, HealthFacts Facts, IReadOnlyList<HealthCheck> Checks)
{
    /// <summary>The worst of all checks.</summary>
    public HealthStatus Status => Checks.Max(check => check.Status);
}

/// <summary>What is measured to say how the system is; null where it could not be, or there is nothing to measure.</summary>
public sealed record HealthFacts
{
    /// <summary>Why storage did not answer: a service and a code, no more; empty where it did.</summary>
    public string StorageFault { get; init; } = "";

    /// <summary>How far this machine's clock is ahead of the storage service's.</summary>
    public TimeSpan? ClockAhead { get; init; }

    /// <summary>When the oldest upload arrived that is not answered yet.</summary>
    public DateTimeOffset? OldestUnprocessed { get; init; }

    /// <summary>Since when the snapshot has been waited for: its last run that ended well, or else when the first report came into force.</summary>
    public DateTimeOffset? SnapshotSince { get; init; }

    /// <summary>How many uploads wait in the poison queue.</summary>
    public int? PoisonMessages { get; init; }

    /// <summary>How many reports are overdue.</summary>
    public int? Overdue { get; init; }
}
