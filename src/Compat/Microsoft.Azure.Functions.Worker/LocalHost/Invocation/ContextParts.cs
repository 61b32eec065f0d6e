using System.Collections;
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.LocalHost.Invocation;

/// <summary>Binding data whose keys ignore case.</summary>
internal sealed class LocalBindingContext(IReadOnlyDictionary<string, object?> data) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData { get; } =
        new Dictionary<string, object?>(data, StringComparer.OrdinalIgnoreCase);
}

/// <summary>The trace that was current when the invocation began.</summary>
internal sealed class LocalTraceContext(Activity? activity) : TraceContext
{
    public override string TraceParent { get; } = activity?.Id ?? "";

    public override string TraceState { get; } = activity?.TraceStateString ?? "";
}

/// <summary>Which retry of a timer run this is.</summary>
internal sealed class LocalRetryContext(int count, int maximum) : RetryContext
{
    public override int RetryCount { get; } = count;

    public override int MaxRetryCount { get; } = maximum;
}

/// <summary>The result as middleware sees it.</summary>
internal sealed class ContextResult(FunctionContext context) : InvocationResult
{
    public override object? Value
    {
        get => ((LocalFunctionContext)context).Result;
        set => ((LocalFunctionContext)context).Result = value;
    }
}

/// <summary>Features by type.</summary>
internal sealed class LocalInvocationFeatures : IInvocationFeatures
{
    private readonly Dictionary<Type, object> _features = [];

    public void Set<T>(T instance) => _features[typeof(T)] = instance ?? throw new ArgumentNullException(nameof(instance));

    public T? Get<T>() => _features.TryGetValue(typeof(T), out var value) ? (T)value : default;

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
