namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of the pipeline of an invocation.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);

/// <summary>Code around every invocation.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs; calls <paramref name="next"/> unless the invocation ends here.</summary>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
