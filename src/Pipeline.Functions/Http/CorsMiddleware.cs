using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Net.Http.Headers;
using Pipeline.Functions.Http.Pulls;

namespace Pipeline.Functions.Http;

/// <summary>Which web pages of other origins may read answers by script.</summary>
/// <param name="Origins">Setting <c>Pipeline__CorsOrigins</c>: origins separated by commas, or <c>*</c>; none by default.</param>
public sealed record CorsOptions(IReadOnlyList<string> Origins)
{
    /// <summary>Reads the setting.</summary>
    /// <exception cref="InvalidOperationException">Something in it is no origin.</exception>
    public static CorsOptions From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var origins = (configuration["Pipeline:CorsOrigins"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return origins.FirstOrDefault(origin => origin != "*" && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == origin)) is { } wrong
            ? throw new InvalidOperationException($"Setting Pipeline:CorsOrigins has '{wrong}'; write origins such as https://bi.example.org, separated by commas.")
            : new(origins);
    }

    /// <summary>What a caller's origin is answered with; null where it may not read.</summary>
    public string? Allow(string origin) => Origins.Contains("*") ? "*" : Origins.Contains(origin) ? origin : null;
}

/// <summary>Tells browsers that scripts of the configured origins may read answers. Tokens travel in a header, never in cookies.</summary>
public sealed class CorsMiddleware(CorsOptions options) : IFunctionsWorkerMiddleware
{
    /// <summary>Adds the headers to the answer.</summary>
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is { } http && options.Origins.Count > 0)
        {
            // At the last moment, because an answer that turns into a problem begins its headers anew.
            http.Response.OnStarting(() =>
            {
                var headers = http.Response.Headers;
                headers.Append(HeaderNames.Vary, HeaderNames.Origin);
                if (options.Allow(http.Request.Headers.Origin.ToString()) is { } origin)
                {
                    headers.AccessControlAllowOrigin = origin;
                    headers.AccessControlExposeHeaders = PullHeaders.Exposed;
                    headers.AccessControlAllowHeaders = "Authorization, Accept, Accept-Language, If-None-Match, If-Modified-Since, If-Range, Range, Content-Type, Prefer, OData-Version, OData-MaxVersion";
                    headers.AccessControlAllowMethods = "GET, HEAD, POST";
                    headers.AccessControlMaxAge = "600";
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    }
}
