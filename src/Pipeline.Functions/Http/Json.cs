using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Http.Pulls;

namespace Pipeline.Functions.Http;

/// <summary>How answers are written: lower-case names with <c>_</c>, Chinese readable as it is.</summary>
internal static class Json
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/json; charset=utf-8";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>An answer that is good for once.</summary>
    public static IResult Of<T>(T answer, int status = StatusCodes.Status200OK) => Results.Json(answer, Options, MediaType, status);

    /// <summary>An answer that the caller may keep and ask about.</summary>
    public static IResult Document<T>(T answer) => new DocumentAnswer(ToBytes(answer), MediaType);

    /// <summary>The same text for whoever else it is sent to.</summary>
    public static byte[] ToBytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);
}
