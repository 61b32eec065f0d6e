using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Storage;

/// <summary>SHA-256 as everything that is stored writes it: 64 hexadecimal digits, lower case.</summary>
internal static class Sha256
{
    /// <summary>The hash of bytes.</summary>
    public static string Hex(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The hash of a text as UTF-8.</summary>
    public static string Hex(string text) => Hex(Encoding.UTF8.GetBytes(text));
}
