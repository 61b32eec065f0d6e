namespace Microsoft.Azure.Functions.Worker;

/// <summary>Base of the retry policies a timer function may carry.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute : Attribute
{
    /// <summary>How often a failed run is repeated; -1 for ever.</summary>
    public int MaxRetryCount { get; set; }
}
