namespace Microsoft.Azure.Functions.Worker;

/// <summary>The features of one invocation, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Puts a feature.</summary>
    void Set<T>(T instance);

    /// <summary>The feature, or default when absent.</summary>
    T? Get<T>();
}
