using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Access;

/// <summary>An answer that says what is wrong and how to mend it (RFC 9457), in Chinese and English.</summary>
internal static class Problem
{
    /// <summary>The problem document of a status.</summary>
    /// <param name="status">The HTTP status, 400 or above.</param>
    /// <param name="code">What kind of problem it is: lower case with hyphens; clients may branch on it.</param>
    /// <param name="title">What is wrong.</param>
    /// <param name="remedy">How to mend it.</param>
    public static IResult Of(int status, string code, Bilingual title, Bilingual remedy) => Results.Json(
        new
        {
            type = $"urn:pipeline:problem:{code}",
            title = title.ToString(),
            status,
            detail = remedy.ToString(),
            title_zh = title.Zh,
            title_en = title.En,
            remedy_zh = remedy.Zh,
            remedy_en = remedy.En,
        },
        contentType: "application/problem+json",
        statusCode: status);

    /// <summary>404.</summary>
    public static IResult NotFound(Bilingual what, Bilingual remedy) => Of(StatusCodes.Status404NotFound, "not-found", what, remedy);

    /// <summary>400.</summary>
    public static IResult BadRequest(string code, Bilingual what, Bilingual remedy) => Of(StatusCodes.Status400BadRequest, code, what, remedy);
}
