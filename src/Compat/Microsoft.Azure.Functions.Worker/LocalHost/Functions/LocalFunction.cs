using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.LocalHost.Functions;

/// <summary>One function of the app, ready to be invoked.</summary>
internal sealed record LocalFunction(
    string Name,
    MethodInfo Method,
    Trigger Trigger,
    IReadOnlyList<Argument> Arguments,
    RetryPolicy? Retry,
    FunctionDefinition Definition);

/// <summary>Where one argument of a function comes from.</summary>
internal abstract record Argument
{
    private Argument()
    {
    }

    /// <summary>What the trigger delivers, as the given type.</summary>
    public sealed record Payload(Type Type) : Argument;

    /// <summary>A path token or route value, converted from text to the given type.</summary>
    public sealed record Named(string Name, Type Type, object? Default) : Argument;

    public sealed record Context : Argument;

    public sealed record Cancellation : Argument;

    public sealed record Request : Argument;
}
