using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.LocalHost.Blobs;

/// <summary>A blob trigger's path. A token takes as much as it can, slashes included; case matters.</summary>
internal sealed partial class BlobPathPattern
{
    private readonly string _text;
    private readonly Regex _blob;

    private BlobPathPattern(string text, string container, string prefix, Regex blob, IReadOnlyList<string> tokens)
    {
        _text = text;
        Container = container;
        Prefix = prefix;
        _blob = blob;
        Tokens = tokens;
    }

    public string Container { get; }

    /// <summary>What every matching blob's name starts with.</summary>
    public string Prefix { get; }

    public IReadOnlyList<string> Tokens { get; }

    public static BlobPathPattern Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var container = slash < 0 ? text : text[..slash];
        if (!ContainerName().IsMatch(container))
        {
            throw new StartupException($"The blob path '{text}' must begin with a container's name: 3 to 63 lower-case letters, digits and hyphens.");
        }

        var name = slash < 0 ? "" : text[(slash + 1)..];
        if (slash >= 0 && name.Length == 0)
        {
            throw new StartupException($"The blob path '{text}' ends with a slash; name the blob, such as {container}/{{name}}.");
        }

        // Without a blob name every blob of the container matches.
        return slash < 0
            ? new BlobPathPattern(text, container, "", Compile(".*"), [])
            : Parse(text, container, name);
    }

    private static BlobPathPattern Parse(string text, string container, string name)
    {
        var expression = new StringBuilder();
        var tokens = new List<string>();
        var prefix = name.Split('{')[0];
        var at = 0;
        foreach (Match token in Token().Matches(name))
        {
            expression.Append(Literal(text, name[at..token.Index]));
            var tokenName = token.Groups[1].Value;
            if (tokens.Contains(tokenName, StringComparer.Ordinal))
            {
                throw new StartupException($"The blob path '{text}' has the token {{{tokenName}}} twice.");
            }

            tokens.Add(tokenName);
            expression.Append("(?<").Append(tokenName).Append(">.*)");
            at = token.Index + token.Length;
        }

        expression.Append(Literal(text, name[at..]));
        return new BlobPathPattern(text, container, prefix, Compile(expression.ToString()), tokens);
    }

    /// <summary>The tokens' values, or null where the name does not match.</summary>
    public IReadOnlyDictionary<string, string>? Match(string blob)
    {
        var match = _blob.Match(blob);
        return match.Success ? Tokens.ToDictionary(token => token, token => match.Groups[token].Value, StringComparer.Ordinal) : null;
    }

    public override string ToString() => _text;

    private static string Literal(string text, string part) => part.IndexOfAny(['{', '}']) < 0
        ? Regex.Escape(part)
        : throw new StartupException($"The blob path '{text}' has a brace that begins or ends no token; tokens are written {{name}}.");

    // Names may contain line breaks; the work grows with tokens, not exponentially, but a limit costs nothing.
    private static Regex Compile(string expression) =>
        new($"^{expression}\\z", RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Token();

    [GeneratedRegex(@"^(\$root|\$web|[a-z0-9](-?[a-z0-9]){2,62})$")]
    private static partial Regex ContainerName();
}
