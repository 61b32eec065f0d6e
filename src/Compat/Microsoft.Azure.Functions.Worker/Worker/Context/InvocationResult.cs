namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned, as middleware sees and may replace it.</summary>
public abstract class InvocationResult : InvocationResult<object>;

/// <summary>What a function returned, typed.</summary>
public abstract class InvocationResult<T>
{
    /// <summary>The value.</summary>
    public abstract T? Value { get; set; }
}
