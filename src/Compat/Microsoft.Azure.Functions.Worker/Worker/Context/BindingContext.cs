namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger of an invocation said.</summary>
public abstract class BindingContext
{
    /// <summary>Trigger metadata and path tokens; keys ignore case.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
