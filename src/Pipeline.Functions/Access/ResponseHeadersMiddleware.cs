using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Pipeline.Functions.Access;

/// <summary>What every answer tells browsers and caches, unless the function that answers has said something else.</summary>
public sealed class ResponseHeadersMiddleware : IFunctionsWorkerMiddleware
{
    /// <summary>Answers are data: nothing in them is to be run, loaded or framed. Pages state a policy of their own.</summary>
    internal const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    private const string Year = "max-age=31536000; includeSubDomains";

    /// <summary>Adds the headers at the last moment, because an answer that turns into a problem begins its headers anew.</summary>
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is { } http)
        {
            http.Response.OnStarting(() =>
            {
                Complete(http.Request, http.Response.Headers);
                return Task.CompletedTask;
            });
        }

        return next(context);
    }

    private static void Complete(HttpRequest request, IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Frame-Options"] = "DENY"; // What older browsers understand of frame-ancestors.
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = DataPolicy;
        }

        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (CameByTls(request))
        {
            headers.StrictTransportSecurity = Year;
        }
    }

    /// <summary>Whether the caller used TLS, to this process or to the front end that passed the request on.</summary>
    private static bool CameByTls(HttpRequest request) =>
        request.IsHttps || string.Equals(request.Headers["X-Forwarded-Proto"].ToString(), Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);
}
