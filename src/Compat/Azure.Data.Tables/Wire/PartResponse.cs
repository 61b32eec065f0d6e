using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>The answer to one action of a transaction. Its headers are only looked at when asked for.</summary>
internal sealed class PartResponse : Response
{
    private readonly ReadOnlyMemory<byte> _headers;
    private readonly string _reason;

    private PartResponse(int status, string reason, ReadOnlyMemory<byte> headers, ReadOnlyMemory<byte> body)
    {
        Status = status;
        _reason = reason;
        _headers = headers;
        if (!body.Span.Trim("\r\n"u8).IsEmpty)
            ContentStream = new MemoryStream(body.ToArray(), writable: false);
    }

    public override int Status { get; }

    public override string ReasonPhrase => _reason;

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = "";

    public override bool IsError => Status >= 400;

    /// <summary>Reads <c>HTTP/1.1 204 No Content</c>, the headers and the body.</summary>
    public static PartResponse Read(ReadOnlyMemory<byte> text)
    {
        var lineLength = TransactionResponse.EndOfLine(text.Span);
        var line = text.Span[..lineLength].TrimEnd("\r\n"u8);
        var space = line.IndexOf((byte)' ');
        if (!line.StartsWith("HTTP/"u8) || space < 0 || !Utf8Parser.TryParse(line[(space + 1)..], out int status, out var digits))
            throw new RequestFailedException($"The answer to a transaction has a part that is no response: '{Encoding.UTF8.GetString(line)}'.");

        var reason = Encoding.ASCII.GetString(line[(space + 1 + digits)..]).Trim();
        var rest = text[lineLength..];
        var head = TransactionResponse.HeadLength(rest.Span);
        return new(status, reason, rest[..head], rest[head..]);
    }

    public override void Dispose()
    {
        // Everything is in memory that the whole answer owns.
    }

    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders()
    {
        foreach (var line in Encoding.UTF8.GetString(_headers.Span).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                yield return new HttpHeader(line[..colon], line[(colon + 1)..].Trim());
    }

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = EnumerateHeaders().Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value).FirstOrDefault();
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }
}
