using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.LocalHost.Storage;

namespace Pipeline.LocalHost.Http;

/// <summary>Lets a request pass that carries a sufficient key, and answers the others.</summary>
internal sealed partial class KeyCheck(HostKeyStore store, ILogger<KeyCheck> logger)
{
    public const string Header = "x-functions-key";
    public const string Query = "code";

    /// <summary>The key a request carries; the header wins over the query.</summary>
    public static string? KeyOf(HttpRequest request) =>
        request.Headers.TryGetValue(Header, out var header) ? header.FirstOrDefault()
        : request.Query.TryGetValue(Query, out var query) ? query.FirstOrDefault()
        : null;

    /// <summary>True when the request may go on; otherwise the answer is set.</summary>
    public async Task<bool> PassAsync(HttpContext http, AuthorizationLevel level)
    {
        if (level == AuthorizationLevel.Anonymous)
        {
            return true;
        }

        try
        {
            var keys = await store.GetAsync(http.RequestAborted);
            if (keys.Opens(level, KeyOf(http.Request)))
            {
                return true;
            }
        }
        catch (Exception fault) when (StorageFault.Is(fault) && !http.RequestAborted.IsCancellationRequested)
        {
            LogNoKeys(logger, fault.Message);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return false;
        }

        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return false;
    }

    [LoggerMessage(LogLevel.Warning, "A request needs a key, but storage did not answer with the keys. {Message}")]
    private static partial void LogNoKeys(ILogger logger, string message);
}
