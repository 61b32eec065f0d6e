namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which retry of an invocation this is.</summary>
public abstract class RetryContext
{
    /// <summary>0 for the first run.</summary>
    public abstract int RetryCount { get; }

    /// <summary>How many the policy allows.</summary>
    public abstract int MaxRetryCount { get; }
}
