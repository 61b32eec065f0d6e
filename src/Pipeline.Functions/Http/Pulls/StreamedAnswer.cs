using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>An answer that is written while what it says is read: it is never whole in memory.</summary>
/// <param name="mediaType">Its media type.</param>
/// <param name="coding">How it is compressed.</param>
/// <param name="write">Writes it.</param>
/// <param name="source">What is read; closed afterwards.</param>
internal sealed class StreamedAnswer(string mediaType, ContentCoding coding, Func<PipeWriter, CancellationToken, Task> write, IDisposable? source = null) : IResult
{
    /// <summary>Writes the answer.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        using var closing = source;
        var response = httpContext.Response;
        response.ContentType = mediaType;
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
        await write(pipe, stop);
        await pipe.CompleteAsync();
    }
}
