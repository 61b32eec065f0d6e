using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pipeline.Functions.Http.OData;
using Pipeline.Publishing.Querying;

namespace Pipeline.Functions.Access;

/// <summary>An answer that says what is wrong and how to mend it (RFC 9457), in Chinese and English.</summary>
internal sealed class Problem : IResult
{
    /// <summary>The media type of problem documents.</summary>
    public const string MediaType = "application/problem+json";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly int _status;
    private readonly string _code;
    private readonly Bilingual _title;
    private readonly Bilingual _remedy;

    private Problem(int status, string code, Bilingual title, Bilingual remedy) =>
        (_status, _code, _title, _remedy) = (status, code, title, remedy);

    /// <summary>The query parameter that is wrong; empty where it is something else.</summary>
    public string Parameter { get; init; } = "";

    /// <summary>What would be right, where there is a list; empty otherwise.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>The problem document of a status.</summary>
    /// <param name="status">The HTTP status, 400 or above.</param>
    /// <param name="code">What kind of problem it is: lower case with hyphens; clients may branch on it.</param>
    /// <param name="title">What is wrong.</param>
    /// <param name="remedy">How to mend it.</param>
    /// <param name="parameter">The part of the request that is wrong; empty where it is something else.</param>
    /// <param name="allowed">What would be right, where there is a list.</param>
    public static Problem Of(int status, string code, Bilingual title, Bilingual remedy, string parameter = "", IReadOnlyList<string>? allowed = null) =>
        new(status, code, title, remedy) { Parameter = parameter, Allowed = allowed ?? [] };

    /// <summary>404.</summary>
    public static Problem NotFound(Bilingual what, Bilingual remedy) => Of(StatusCodes.Status404NotFound, "not-found", what, remedy);

    /// <summary>400.</summary>
    public static Problem BadRequest(string code, Bilingual what, Bilingual remedy, string parameter = "", IReadOnlyList<string>? allowed = null) =>
        new(StatusCodes.Status400BadRequest, code, what, remedy) { Parameter = parameter, Allowed = allowed ?? [] };

    /// <summary>405 with the verbs that an address takes; 204 to whoever asks which those are.</summary>
    public static IResult WrongVerb(HttpRequest request, string allowed)
    {
        request.HttpContext.Response.Headers.Allow = allowed;
        return HttpMethods.IsOptions(request.Method)
            ? Results.NoContent()
            : Of(
                StatusCodes.Status405MethodNotAllowed,
                "method-not-allowed",
                new($"该地址不接受 {request.Method}。", $"This address does not take {request.Method}."),
                new($"可用：{allowed}。", $"Use: {allowed}."));
    }

    /// <summary>400 for a query that cannot be answered.</summary>
    public static Problem BadRequest(QueryFault fault) => BadRequest(fault.Code, fault.Message, fault.Remedy, fault.Parameter, fault.Allowed);

    /// <summary>Writes the document; its title and detail are in the language that the caller prefers, or in both.</summary>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        Func<Bilingual, string> speak = Language(httpContext.Request) switch
        {
            "zh" => text => text.Zh,
            "en" => text => text.En,
            _ => text => text.ToString(),
        };
        var isOData = ODataError.IsFor(httpContext.Request);
        var document = isOData
            ? ODataError.Of(_code, $"{speak(_title)} {speak(_remedy)}", Parameter, new($"{_title.Zh}{_remedy.Zh}", $"{_title.En} {_remedy.En}"))
            : Document(httpContext.Request, speak);
        var response = httpContext.Response;
        if (isOData)
        {
            response.Headers[ODataError.VersionHeader] = ODataError.Version;
        }

        // What was said of the answer that was to be does not hold of this one.
        foreach (var name in (string[])[HeaderNames.ETag, HeaderNames.LastModified, HeaderNames.ContentLocation, HeaderNames.ContentDisposition])
        {
            response.Headers.Remove(name);
        }

        response.StatusCode = _status;
        response.ContentType = isOData ? ODataError.MediaType : MediaType;
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = HeaderNames.AcceptLanguage;
        return response.WriteAsync(document.ToJsonString(Options), httpContext.RequestAborted);
    }

    private JsonObject Document(HttpRequest request, Func<Bilingual, string> speak)
    {
        var document = new JsonObject
        {
            ["type"] = $"urn:pipeline:problem:{_code}",
            ["title"] = speak(_title),
            ["status"] = _status,
            ["detail"] = speak(_remedy),
            ["instance"] = request.Path.Value,
            ["title_zh"] = _title.Zh,
            ["title_en"] = _title.En,
            ["remedy_zh"] = _remedy.Zh,
            ["remedy_en"] = _remedy.En,
        };
        if (Parameter.Length > 0)
        {
            document["parameter"] = Parameter;
        }

        if (Allowed.Count > 0)
        {
            document["allowed"] = new JsonArray([.. Allowed.Select(value => JsonValue.Create(value))]);
        }

        return document;
    }

    /// <summary>The language that the caller prefers, <c>zh</c> or <c>en</c>; empty where it prefers neither.</summary>
    public static string Language(HttpRequest request)
    {
        var best = request.GetTypedHeaders().AcceptLanguage
            .Where(each => each.Quality is not 0)
            .OrderByDescending(each => each.Quality ?? 1)
            .Select(each => each.Value.ToString())
            .FirstOrDefault(each => each.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || each.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return best is null ? "" : best[..2].ToLowerInvariant();
    }
}
