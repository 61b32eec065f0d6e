using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http;

/// <summary>How answers are written: lower-case names with <c>_</c>, Chinese readable as it is.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>An answer.</summary>
    public static IResult Of<T>(T answer, int status = StatusCodes.Status200OK) =>
        Results.Json(answer, Options, "application/json; charset=utf-8", status);
}
