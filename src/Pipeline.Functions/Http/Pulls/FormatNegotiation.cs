using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pipeline.Functions.Access;
using Pipeline.Publishing;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>Finds the format that a caller wants: by the address, by <c>format</c>, or by <c>Accept</c> (RFC 9110, section 12.5.1).</summary>
internal static class FormatNegotiation
{
    /// <summary>The name of the query parameter.</summary>
    public const string Parameter = "format";

    private static readonly Dictionary<ITableFormat, MediaTypeHeaderValue> Types =
        Formats.All.ToDictionary(format => format, format => new MediaTypeHeaderValue(MediaTypeHeaderValue.Parse(format.MediaType).MediaType));

    /// <summary>The format; null with a problem where there is none that would do.</summary>
    public static ITableFormat? Choose(HttpRequest request, ITableFormat? ofAddress, out Problem? problem)
    {
        problem = null;
        if (request.Query.TryGetValue(Parameter, out var given))
        {
            if (Formats.Find(given.ToString()) is { } named && (ofAddress is null || named == ofAddress))
            {
                return named;
            }

            problem = Problem.BadRequest(
                "format-unknown",
                new($"格式“{given}”不存在，或与地址中的扩展名不符。", $"There is no format '{given}', or the address ends with another one."),
                new($"可用格式：{string.Join("、", Names)}。", $"Use one of: {string.Join(", ", Names)}."),
                Parameter,
                Names);
            return null;
        }

        if (ofAddress is not null)
        {
            return ofAddress;
        }

        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
        {
            return Formats.All[0];
        }

        var best = Formats.All.Select(format => (format, Quality: Quality(accepted, Types[format]))).MaxBy(pair => pair.Quality);
        if (best.Quality > 0)
        {
            return best.format;
        }

        problem = Problem.Of(
            StatusCodes.Status406NotAcceptable,
            "format-not-acceptable",
            new("请求头 Accept 所列的格式都不提供。", "None of the formats in the Accept header can be had."),
            new($"可用类型：{string.Join("、", MediaTypes)}；也可用参数 format。", $"Accept one of: {string.Join(", ", MediaTypes)}; or use the parameter format."));
        return null;
    }

    private static string[] Names => [.. Formats.All.Select(format => format.Name)];

    private static IEnumerable<string> MediaTypes => Types.Values.Select(type => type.ToString());

    /// <summary>What the most specific of the ranges that cover a type says; 0 where none does.</summary>
    private static double Quality(IList<MediaTypeHeaderValue> accepted, MediaTypeHeaderValue type) => accepted
        .Where(range => type.IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
        .OrderByDescending(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)
        .Select(range => range.Quality ?? 1)
        .FirstOrDefault();
}
