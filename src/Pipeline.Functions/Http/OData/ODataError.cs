using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http.OData;

/// <summary>What OData's clients are told where something is wrong: the same as everybody, in the shape that they read.</summary>
internal static class ODataError
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/json;charset=utf-8";

    /// <summary>The header that tells an answer of the service from one of something in front of it.</summary>
    public const string VersionHeader = "OData-Version";

    /// <summary>The version that answers are of.</summary>
    public const string Version = "4.0";

    /// <summary>Whether a request is of OData.</summary>
    public static bool IsFor(HttpRequest request) => request.Path.StartsWithSegments("/odata");

    /// <summary>The document.</summary>
    /// <param name="code">What kind of problem it is.</param>
    /// <param name="message">What is wrong and how to mend it, in the caller's language or both.</param>
    /// <param name="target">The part of the request that is wrong; empty where it is no part.</param>
    /// <param name="whole">The same in each language.</param>
    public static JsonObject Of(string code, string message, string target, Bilingual whole)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message };
        if (target.Length > 0)
        {
            error["target"] = target;
        }

        error["details"] = new JsonArray(
            new JsonObject { ["code"] = $"{code}.zh", ["message"] = whole.Zh },
            new JsonObject { ["code"] = $"{code}.en", ["message"] = whole.En });
        return new JsonObject { ["error"] = error };
    }
}
