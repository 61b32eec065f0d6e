using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Pipeline.Publishing;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>Rows written in a format while they are read: the answer is never whole in memory.</summary>
/// <param name="format">The format.</param>
/// <param name="view">What is written beside the rows.</param>
/// <param name="rows">The rows.</param>
/// <param name="coding">How it is compressed.</param>
/// <param name="source">What the rows are read from; closed afterwards.</param>
internal sealed class TableAnswer(ITableFormat format, TableView view, RowSource rows, ContentCoding coding, IDisposable? source = null) : IResult
{
    /// <summary>Writes the rows.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        using var closing = source;
        var response = httpContext.Response;
        response.ContentType = format.MediaType;
        if (coding != ContentCoding.None)
        {
            response.Headers.ContentEncoding = coding.Name;
        }

        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        var stop = httpContext.RequestAborted;
        if (coding == ContentCoding.None)
        {
            await WriteAsync(response.Body, stop);
            return;
        }

        await using var compressor = coding.Compress(response.Body);
        await WriteAsync(compressor, stop);
    }

    private async Task WriteAsync(Stream output, CancellationToken stop)
    {
        var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        await format.WriteAsync(view, rows, pipe, stop);
        await pipe.CompleteAsync();
    }
}
