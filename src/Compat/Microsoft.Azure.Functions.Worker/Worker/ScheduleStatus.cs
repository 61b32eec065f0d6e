namespace Microsoft.Azure.Functions.Worker;

/// <summary>The occurrences that a timer remembers.</summary>
public class ScheduleStatus
{
    /// <summary>The last occurrence.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next expected occurrence.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this was last written; with it a changed schedule is noticed.</summary>
    public DateTime LastUpdated { get; set; }
}
