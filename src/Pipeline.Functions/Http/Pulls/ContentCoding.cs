using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>How an answer's bytes are compressed on the way.</summary>
/// <param name="Name">The coding as <c>Content-Encoding</c> names it; empty for none.</param>
internal sealed record ContentCoding(string Name)
{
    /// <summary>As they are.</summary>
    public static ContentCoding None { get; } = new("");

    private static readonly ContentCoding[] Codings = [new("br"), new("gzip")];

    /// <summary>The coding that the caller likes best; none where it is indifferent.</summary>
    public static ContentCoding Choose(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        var best = Codings.Select(coding => (coding, Quality: Quality(accepted, coding.Name))).MaxBy(pair => pair.Quality);
        return best.Quality > 0 ? best.coding : None;
    }

    /// <summary>A stream that writes what it is given, compressed; disposing it leaves the output open.</summary>
    public Stream Compress(Stream output) => Name switch
    {
        "br" => new BrotliStream(output, CompressionLevel.Fastest, leaveOpen: true),
        "gzip" => new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true),
        _ => throw new InvalidOperationException("Nothing to compress with."),
    };

    private static double Quality(IList<StringWithQualityHeaderValue> accepted, string name) =>
        (accepted.FirstOrDefault(each => each.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(each => each.Value == "*")) is { } match ? match.Quality ?? 1 : 0;
}
