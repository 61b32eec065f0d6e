using Pipeline.LocalHost.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Access to what an invocation produced.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>The result of this invocation; null until the function has returned.</summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) => new ContextResult(context);
}
