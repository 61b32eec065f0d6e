namespace Microsoft.Azure.Functions.Worker;

/// <summary>One binding of a function.</summary>
public abstract class BindingMetadata
{
    /// <summary>The parameter it belongs to.</summary>
    public abstract string Name { get; }

    /// <summary>Its kind, such as <c>blobTrigger</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Whether it gives or takes values.</summary>
    public abstract BindingDirection Direction { get; }
}
