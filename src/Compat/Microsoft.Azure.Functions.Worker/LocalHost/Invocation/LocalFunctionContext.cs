using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.LocalHost.Invocation;

/// <summary>The context of one invocation.</summary>
internal sealed class LocalFunctionContext : FunctionContext
{
    /// <summary>The item under which the official packages keep the request.</summary>
    public const string HttpContextKey = "HttpRequestContext";

    public LocalFunctionContext(
        FunctionDefinition definition, Occasion occasion, RetryContext? retry, IServiceProvider services, CancellationToken cancellation)
    {
        FunctionDefinition = definition;
        Occasion = occasion;
        // The official property is declared non-null and is null where no retry policy applies.
        RetryContext = retry!;
        InstanceServices = services;
        CancellationToken = cancellation;
        BindingContext = new LocalBindingContext(occasion.BindingData);
        if (occasion.Http is { } http)
        {
            Items[HttpContextKey] = http;
        }
    }

    /// <summary>What triggered this invocation.</summary>
    public Occasion Occasion { get; }

    /// <summary>What the function returned, or what middleware put in its place.</summary>
    public object? Result { get; set; }

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => FunctionDefinition.Id;

    public override TraceContext TraceContext { get; } = new LocalTraceContext(Activity.Current);

    public override BindingContext BindingContext { get; }

    public override RetryContext RetryContext { get; }

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition { get; }

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new LocalInvocationFeatures();

    public override CancellationToken CancellationToken { get; }
}

/// <summary>What triggered an invocation: the trigger's value, what it said about it, and why.</summary>
internal sealed record Occasion(object? Payload, IReadOnlyDictionary<string, object?> BindingData, string Reason)
{
    /// <summary>The request, where there is one.</summary>
    public HttpContext? Http { get; init; }

    public static IReadOnlyDictionary<string, object?> NoData { get; } = new Dictionary<string, object?>();
}
