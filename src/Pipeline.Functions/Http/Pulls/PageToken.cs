using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

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

    private static ReadOnlySpan<byte> Check(long offset, string context) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{offset}\n{context}"))).AsSpan(0, CheckBytes);
}
