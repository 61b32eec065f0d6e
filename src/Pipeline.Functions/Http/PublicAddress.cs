using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http;

/// <summary>The address under which callers know this app.</summary>
internal static class PublicAddress
{
    /// <summary>Scheme, host and base path as the caller used them: the worker has already put those of a proxy in front (<c>X-Forwarded-*</c>) into the request.</summary>
    public static string RootOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
