using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>Which version of an answer this is, and whether the caller has it already (RFC 9110, section 13).</summary>
/// <param name="Tag">The strong entity tag.</param>
internal sealed record Freshness(EntityTagHeaderValue Tag)
{
    private const int TagBytes = 18;

    /// <summary>When what the answer says was made; null where that is not known.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The version of an answer that is determined by these texts; compressed bytes are other bytes, so the coding counts.</summary>
    public static Freshness Of(ContentCoding coding, params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        return new(new EntityTagHeaderValue($"\"{WebEncoders.Base64UrlEncode(hash, 0, TagBytes)}{(coding.Name.Length > 0 ? "-" : "")}{coding.Name}\""));
    }

    /// <summary>Whether the caller has this version, as far as the entity tag says; null where it named none.</summary>
    public bool? IsKnownByTag(HttpRequest request)
    {
        var known = request.GetTypedHeaders().IfNoneMatch;
        return known.Count == 0 ? null : known.Any(each => each == EntityTagHeaderValue.Any || each.Compare(Tag, useStrongComparison: false));
    }

    /// <summary>Whether the caller has this version: by entity tag, or where it named none by date.</summary>
    public bool IsKnown(HttpRequest request) => IsKnownByTag(request)
        ?? (LastModified is { } modified && request.GetTypedHeaders().IfModifiedSince is { } since && Seconds(modified) <= since);

    /// <summary>Whether a range that was asked for may be cut from this version: always, unless <c>If-Range</c> names another.</summary>
    public bool AllowsRange(HttpRequest request) => request.GetTypedHeaders().IfRange is not { } condition
        || (condition.EntityTag is { } tag
            ? tag.Compare(Tag, useStrongComparison: true)
            : LastModified is { } modified && Seconds(modified) == condition.LastModified);

    /// <summary>States this version in the answer.</summary>
    public void State(HttpResponse response)
    {
        var headers = response.GetTypedHeaders();
        headers.ETag = Tag;
        headers.LastModified = LastModified is { } modified ? Seconds(modified) : null;
    }

    /// <summary>Dates in headers have whole seconds.</summary>
    private static DateTimeOffset Seconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
