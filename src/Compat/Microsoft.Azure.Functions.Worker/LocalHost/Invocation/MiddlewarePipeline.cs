using Microsoft.Azure.Functions.Worker.Middleware;

namespace Pipeline.LocalHost.Invocation;

/// <summary>The app's middleware, in the order it was added; the first added is outermost.</summary>
internal sealed class MiddlewarePipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _parts = [];

    public void Add(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> part) => _parts.Add(part);

    public FunctionExecutionDelegate Around(FunctionExecutionDelegate innermost) =>
        _parts.AsEnumerable().Reverse().Aggregate(innermost, (next, part) => part(next));
}
