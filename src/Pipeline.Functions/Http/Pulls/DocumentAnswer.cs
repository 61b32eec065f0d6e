using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>A small document that is made whole: with entity tag, conditions and compression.</summary>
/// <param name="content">Its bytes.</param>
/// <param name="mediaType">Its media type.</param>
internal sealed class DocumentAnswer(byte[] content, string mediaType) : IResult
{
    /// <summary>How caches may keep it; by default they must ask each time.</summary>
    public string CacheControl { get; init; } = "private, no-cache";

    /// <summary>When what it says was made; null where that is not known.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Writes it, or says that the caller has it.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var (request, response) = (httpContext.Request, httpContext.Response);
        var coding = ContentCoding.Choose(request);
        var freshness = Freshness.Of(coding, Convert.ToHexStringLower(SHA256.HashData(content)), mediaType) with { LastModified = LastModified };
        freshness.State(response);
        response.Headers.CacheControl = CacheControl;
        response.Headers.Vary = PullHeaders.Vary;
        if (freshness.IsKnown(request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = mediaType;
        var body = content;
        if (coding != ContentCoding.None)
        {
            response.Headers.ContentEncoding = coding.Name;
            using var compressed = new MemoryStream();
            await using (var compressor = coding.Compress(compressed))
            {
                await compressor.WriteAsync(content);
            }

            body = compressed.ToArray();
        }

        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
