using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pipeline.Functions.Access;
using Pipeline.Publishing;
using Pipeline.Publishing.Sdmx;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>A format that a caller wants, and what of it was chosen with it.</summary>
/// <param name="Format">The format.</param>
/// <param name="Options">The options that stood in the media type.</param>
internal sealed record FormatChoice(ITableFormat Format, IReadOnlyDictionary<string, string> Options)
{
    private static readonly Dictionary<string, string> None = [];

    public static FormatChoice Of(ITableFormat format) => new(format, None);
}

/// <summary>Finds the format that a caller wants: by the address, by <c>format</c>, or by <c>Accept</c> (RFC 9110, section 12.5.1).</summary>
internal static class FormatNegotiation
{
    /// <summary>The name of the query parameter.</summary>
    public const string Parameter = "format";

    private const string Version = "version";

    private static readonly Dictionary<ITableFormat, MediaTypeHeaderValue> Types =
        Formats.All.ToDictionary(format => format, format => MediaTypeHeaderValue.Parse(format.MediaType));

    /// <summary>The format; null with a problem where there is none that would do.</summary>
    /// <param name="request">The request.</param>
    /// <param name="formats">The formats that there are, the usual one first.</param>
    /// <param name="ofAddress">The format that the address ends with; null where it names none.</param>
    /// <param name="problem">What is wrong.</param>
    public static FormatChoice? Choose(HttpRequest request, IReadOnlyList<ITableFormat> formats, ITableFormat? ofAddress, out Problem? problem)
    {
        problem = null;
        var asked = request.Query.TryGetValue(Parameter, out var given) ? given.ToString() : ofAddress?.Name;
        if (asked is not null)
        {
            if (formats.FirstOrDefault(format => format.Name == asked) is { } named && (ofAddress is null || named == ofAddress))
            {
                return FormatChoice.Of(named);
            }

            var names = formats.Select(format => format.Name).ToList();
            problem = Problem.BadRequest(
                "format-unknown",
                new($"这里没有格式“{asked}”，或与地址中的扩展名不符。", $"There is no format '{asked}' here, or the address ends with another one."),
                new($"可用格式：{string.Join("、", names)}。", $"Use one of: {string.Join(", ", names)}."),
                Parameter,
                names);
            return null;
        }

        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
        {
            return FormatChoice.Of(formats[0]);
        }

        var offered = formats.Where(format => !format.IsByNameOnly).ToList();
        var best = offered.Select(format => (Format: format, Range: Best(accepted, format))).MaxBy(pair => pair.Range?.Quality ?? (pair.Range is null ? 0 : 1));
        if (best.Range is { Quality: null or > 0 })
        {
            return new(best.Format, OptionsOf(best.Range, best.Format));
        }

        var types = string.Join("; ", offered.Select(MediaType));
        problem = Problem.Of(
            StatusCodes.Status406NotAcceptable,
            "format-not-acceptable",
            new("请求头 Accept 所列的格式都不提供。", "None of the formats in the Accept header can be had."),
            new($"可用类型：{types}；也可用参数 format。", $"Accept one of: {types}; or use the parameter format."));
        return null;
    }

    private static string MediaType(ITableFormat format) =>
        VersionOf(format) is { } version ? $"{Types[format].MediaType};{Version}={version}" : Types[format].MediaType.ToString();

    /// <summary>The most specific of the ranges that cover a format; null where none does.</summary>
    private static MediaTypeHeaderValue? Best(IList<MediaTypeHeaderValue> accepted, ITableFormat format) => accepted
        .Where(range => new MediaTypeHeaderValue(Types[format].MediaType).IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)) && Covers(range, format))
        .OrderByDescending(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)
        .FirstOrDefault();

    /// <summary>Whether a format has the version and the options that a range asks for; parameters that mean nothing to it do no harm.</summary>
    private static bool Covers(MediaTypeHeaderValue range, ITableFormat format) => range.Parameters.All(parameter =>
        parameter.Name.Equals(Version, StringComparison.OrdinalIgnoreCase)
            ? VersionOf(format) is not { } version || SdmxVersion.Matches(Plain(parameter), version)
            : format.Options.FirstOrDefault(option => parameter.Name.Equals(option.Name, StringComparison.OrdinalIgnoreCase)) is not { } option
                || option.Values.Contains(Plain(parameter)));

    private static Dictionary<string, string> OptionsOf(MediaTypeHeaderValue range, ITableFormat format) => format.Options
        .Select(option => (option.Name, Parameter: range.Parameters.FirstOrDefault(parameter => parameter.Name.Equals(option.Name, StringComparison.OrdinalIgnoreCase))))
        .Where(pair => pair.Parameter is not null)
        .ToDictionary(pair => pair.Name, pair => Plain(pair.Parameter!), StringComparer.Ordinal);

    private static string? VersionOf(ITableFormat format) => Types[format].Parameters.FirstOrDefault(parameter => parameter.Name == Version)?.Value.ToString();

    private static string Plain(NameValueHeaderValue parameter) => parameter.GetUnescapedValue().ToString();
}
