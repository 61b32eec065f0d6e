using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Options;
using Pipeline.Storage;

namespace Pipeline.Functions.Access;

/// <summary>Lets only so many workbooks be taken at once, since each holds memory and disk while it is read; comes after the question who asks.</summary>
public sealed class UploadTurns(IOptions<PipelineOptions> options) : IFunctionsWorkerMiddleware, IDisposable
{
    private const string RetrySeconds = "5";

    private readonly SemaphoreSlim _turns = new(options.Value.ConcurrentUploads);

    /// <summary>Waits for a turn where the function takes a workbook; answers 503 where none comes in time.</summary>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is not { } http || !RequestLimits.IsUpload(context.FunctionDefinition.Name))
        {
            await next(context);
            return;
        }

        if (!await _turns.WaitAsync(options.Value.UploadPatience, context.CancellationToken))
        {
            http.Response.Headers.RetryAfter = RetrySeconds;
            await RequestProblems.Busy.ExecuteAsync(http);
            return;
        }

        try
        {
            await next(context);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>Frees what waits for turns.</summary>
    public void Dispose() => _turns.Dispose();
}
