using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Pipeline.Functions.Access;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>Where a page begins, as a link names it: the byte of the stored file, with a check that it is meant for this file and query.</summary>
internal static class PageToken
{
    private const int CheckBytes = 6;

    /// <summary>The token of a place.</summary>
    public static string Write(long offset, string context)
    {
        var token = new byte[sizeof(long) + CheckBytes];
        BinaryPrimitives.WriteInt64BigEndian(token, offset);
        Check(offset, context).CopyTo(token.AsSpan(sizeof(long)));
        return WebEncoders.Base64UrlEncode(token);
    }

    /// <summary>The place of a token; null where it is none of ours, or of another file or query.</summary>
    public static long? Read(string token, string context)
    {
        // Checked first, so that no malformed text throws.
        if (token.Length != 19 || token.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
        {
            return null;
        }

        var bytes = WebEncoders.Base64UrlDecode(token);
        var offset = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return offset > 0 && Check(offset, context).SequenceEqual(bytes.AsSpan(sizeof(long))) ? offset : null;
    }

    /// <summary>Where the page begins that somebody asks for: 0 for the first; null with a problem where the token is of something else.</summary>
    public static long? StartOf(TableRequest asked, string context, out Problem? problem)
    {
        long? start = asked.Token is null ? 0 : Read(asked.Token, context);
        problem = start is not null ? null : Problem.BadRequest(
            "page-unknown",
            new("该翻页标记不属于这一内容和这一查询。", "This page mark is not of this content and query."),
            new("从第一页开始，逐页使用 nextLink；它固定在同一期快照上。", "Begin with the first page and follow nextLink, which stays with one snapshot."),
            TableRequest.SkipToken);
        return start;
    }

    private static ReadOnlySpan<byte> Check(long offset, string context) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{offset}\n{context}"))).AsSpan(0, CheckBytes);
}
