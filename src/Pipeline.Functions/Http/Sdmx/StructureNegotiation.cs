using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pipeline.Functions.Access;
using Pipeline.Publishing.Sdmx;

namespace Pipeline.Functions.Http.Sdmx;

/// <summary>Structures are to be had in one format; whoever accepts another one only is told so.</summary>
internal static class StructureNegotiation
{
    private static readonly MediaTypeHeaderValue Offered = MediaTypeHeaderValue.Parse(SdmxStructureMessage.MediaType);
    private static readonly string Version = Offered.Parameters.Single().Value.ToString();

    /// <summary>406 where the caller does not take the format; null where it does.</summary>
    public static Problem? Refuse(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0 || accepted.Any(Covers) ? null : Problem.Of(
            StatusCodes.Status406NotAcceptable,
            "format-not-acceptable",
            new("请求头 Accept 所列的格式都不提供。", "None of the formats in the Accept header can be had."),
            new($"可用类型：{Offered}。", $"Accept {Offered}."));
    }

    private static bool Covers(MediaTypeHeaderValue range) => range.Quality is null or > 0
        && (range.MatchesAllTypes || new MediaTypeHeaderValue(Offered.MediaType).IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)) || range.MediaType == "application/json")
        && range.Parameters.Where(parameter => parameter.Name == "version").All(parameter => SdmxVersion.Matches(parameter.GetUnescapedValue().ToString(), Version));
}
