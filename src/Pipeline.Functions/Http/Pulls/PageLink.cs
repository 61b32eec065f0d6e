using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>The address of the next page, in the body and in the header <c>Link</c> alike.</summary>
internal static class PageLink
{
    /// <summary>States the address in the answer's header, and returns it.</summary>
    /// <param name="request">The request for this page.</param>
    /// <param name="path">The path below the API's root; of a snapshot by number, so that no page is of another one.</param>
    /// <param name="asked">What was asked.</param>
    /// <param name="token">Where the next page begins.</param>
    public static string Add(HttpRequest request, string path, TableRequest asked, string token)
    {
        var query = asked.PinnedQuery(request)
            .Append(KeyValuePair.Create<string, string?>(FormatNegotiation.Parameter, asked.Format.Name))
            .Append(KeyValuePair.Create<string, string?>(TableRequest.SkipToken, token));
        var link = QueryHelpers.AddQueryString($"{PublicAddress.RootOf(request)}/api/v1/{path}", query);
        request.HttpContext.Response.Headers.Append("Link", $"<{link}>; rel=\"next\"");
        return link;
    }
}
