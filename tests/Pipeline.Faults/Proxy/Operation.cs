using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Faults.Proxy;

/// <summary>One storage operation of one app.</summary>
/// <param name="App">The app, counted from 1.</param>
/// <param name="Text">Method, service, and path without the account, such as <c>PUT blob/archive/0a1b…</c> or <c>POST table/$batch observations</c>.</param>
internal sealed partial record Operation(int App, string Text)
{
    /// <summary>Describes a request; a table transaction is named after its table.</summary>
    public static Operation Of(int app, string method, string service, string target, ReadOnlySpan<byte> body)
    {
        var path = target.Split('?', 2);
        var rest = Uri.UnescapeDataString(path[0]).TrimStart('/');
        rest = rest[(rest.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var part = path.Length > 1 ? string.Concat(Parts().Matches(path[1]).Select(match => $" {match.Value}")) : "";
        var table = rest == "$batch" && Table().Match(Encoding.UTF8.GetString(body)) is { Success: true } inner ? $" {inner.Groups[1].Value}" : "";
        return new(app, $"{method} {service}/{rest}{table}{part}");
    }

    [GeneratedRegex(@"(?<=^|&)(comp|restype)=[a-z]+")]
    private static partial Regex Parts();

    [GeneratedRegex(@"https?://[^/\s]+/[^/\s]+/([A-Za-z0-9]+)[(?\s]")]
    private static partial Regex Table();
}
