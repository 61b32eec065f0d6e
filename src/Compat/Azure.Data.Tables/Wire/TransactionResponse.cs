using System.Text;

namespace Azure.Data.Tables.Wire;

/// <summary>Takes a multipart answer apart: a response for every action, or one that says which action failed.</summary>
internal static class TransactionResponse
{
    public static List<Response> Read(Response response, int expected)
    {
        var parts = new List<Response>(expected);
        var outer = Boundary(response.Headers.ContentType)
            ?? throw new RequestFailedException(response, null, FailureParser.Instance);
        ReadParts(response.Content.ToMemory(), outer, parts, isChangeset: false);
        return parts;
    }

    private static void ReadParts(ReadOnlyMemory<byte> content, string boundary, List<Response> parts, bool isChangeset)
    {
        var delimiter = Encoding.ASCII.GetBytes($"--{boundary}");
        var start = content.Span.IndexOf(delimiter);
        while (start >= 0)
        {
            content = content[(start + delimiter.Length)..];
            if (content.Span.StartsWith("--"u8))
                return;
            start = content.Span.IndexOf(delimiter);
            var part = start < 0 ? content : content[..start];
            part = part[EndOfLine(part.Span)..];
            var head = HeadLength(part.Span);
            var body = part[head..];
            if (!isChangeset && Boundary(Encoding.ASCII.GetString(part.Span[..head])) is { } inner)
                ReadParts(body, inner, parts, isChangeset: true);
            else
                parts.Add(PartResponse.Read(body));
        }
    }

    /// <summary>The boundary that a Content-Type names, quoted or not; null when it names none.</summary>
    private static string? Boundary(string? contentType)
    {
        const string Name = "boundary=";
        if (contentType?.IndexOf(Name, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at))
            return null;
        var rest = contentType.AsSpan(at + Name.Length);
        var end = rest.IndexOfAny(";\r\n");
        return (end < 0 ? rest : rest[..end]).Trim().Trim('"').ToString();
    }

    /// <summary>The length of headers and the empty line after them.</summary>
    internal static int HeadLength(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length)
        {
            var line = EndOfLine(text[length..]);
            var isEmpty = text.Slice(length, line).TrimEnd("\r\n"u8).IsEmpty;
            length += line;
            if (isEmpty)
                break;
        }

        return length;
    }

    internal static int EndOfLine(ReadOnlySpan<byte> text)
    {
        var feed = text.IndexOf((byte)'\n');
        return feed < 0 ? text.Length : feed + 1;
    }
}
