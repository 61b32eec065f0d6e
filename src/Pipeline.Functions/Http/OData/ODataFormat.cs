using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pipeline.Functions.Access;

namespace Pipeline.Functions.Http.OData;

/// <summary>How much an answer says of itself.</summary>
internal enum ODataMetadata
{
    /// <summary>Nothing but what is needed to go on.</summary>
    None,

    /// <summary>Where its schema is: the usual.</summary>
    Minimal,

    /// <summary>Type and address of each row, and the types that JSON does not have.</summary>
    Full,
}

/// <summary>The JSON that a caller wants.</summary>
/// <param name="Metadata">How much it says of itself.</param>
/// <param name="Ieee754Compatible">Whether decimals and 64-bit numbers are texts, for readers whose numbers are binary fractions.</param>
internal sealed record ODataFormat(ODataMetadata Metadata, bool Ieee754Compatible)
{
    /// <summary>The name of the query option.</summary>
    public const string Option = "$format";

    private const string Json = "application/json";

    /// <summary>The media type.</summary>
    public string MediaType =>
        $"{Json};odata.metadata={Metadata.ToString().ToLowerInvariant()};odata.streaming=true{(Ieee754Compatible ? ";IEEE754Compatible=true" : "")};charset=utf-8";

    /// <summary>Chooses by <c>$format</c>, else by <c>Accept</c>.</summary>
    /// <exception cref="ODataFault">None would do.</exception>
    public static ODataFormat Choose(HttpRequest request)
    {
        if (request.Query.TryGetValue(Option, out var named))
        {
            return named == "json" ? new(ODataMetadata.Minimal, false)
                : MediaTypeHeaderValue.TryParse(named.ToString(), out var type) && Read(type) is { } format ? format
                : throw NotAcceptable($"{Option}={named}");
        }

        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0
            ? new(ODataMetadata.Minimal, false)
            : accepted.Where(each => each.Quality is not 0).OrderByDescending(each => each.Quality ?? 1).Select(Read).FirstOrDefault(each => each is not null)
                ?? throw NotAcceptable($"Accept: {request.Headers.Accept}");
    }

    /// <summary>Whether the schema is wanted in JSON: only where <c>$format</c> says so, since clients that accept JSON first mean rows by it.</summary>
    /// <exception cref="ODataFault">It is to be in neither XML nor JSON.</exception>
    public static bool ChooseJsonSchema(HttpRequest request) => request.Query[Option].ToString() switch
    {
        "" or "xml" or "application/xml" => false,
        "json" or Json => true,
        var other => throw NotAcceptable($"{Option}={other}"),
    };

    private static ODataFormat? Read(MediaTypeHeaderValue type)
    {
        if (!new MediaTypeHeaderValue(Json).IsSubsetOf(new MediaTypeHeaderValue(type.MediaType)))
        {
            return null;
        }

        var format = new ODataFormat(ODataMetadata.Minimal, false);
        foreach (var parameter in type.Parameters)
        {
            var value = parameter.Value.ToString().Trim('"').ToLowerInvariant();
            switch (parameter.Name.ToString().ToLowerInvariant())
            {
                case "odata.metadata" or "metadata" when Enum.TryParse<ODataMetadata>(value, ignoreCase: true, out var metadata) && Enum.IsDefined(metadata):
                    format = format with { Metadata = metadata };
                    break;
                case "ieee754compatible" when bool.TryParse(value, out var compatible):
                    format = format with { Ieee754Compatible = compatible };
                    break;
                case "odata.streaming" or "streaming" or "q":
                case "charset" when value == "utf-8":
                    break;
                default:
                    return null; // Some other JSON, such as that of OData 2.
            }
        }

        return format;
    }

    private static ODataFault NotAcceptable(string asked) => new(Problem.Of(
        StatusCodes.Status406NotAcceptable,
        "format-not-acceptable",
        new($"不提供“{asked}”。", $"'{asked}' cannot be had."),
        new("用 application/json，可加 odata.metadata=none、minimal、full 和 IEEE754Compatible=true；$metadata 另有 application/xml。",
            "Use application/json, with odata.metadata=none, minimal or full and IEEE754Compatible=true if need be; $metadata can be had as application/xml too.")));
}
