using System.Text;

namespace Pipeline.LocalHost.Queues;

/// <summary>How texts travel in queue messages: as Base64 by default, as the storage extension does.</summary>
internal static class QueueText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Encode(string text, bool base64) => base64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text;

    /// <summary>The message's bytes, or null where it is not in the expected encoding.</summary>
    public static byte[]? Decode(string raw, bool base64)
    {
        if (!base64)
        {
            return Encoding.UTF8.GetBytes(raw);
        }

        var bytes = new byte[raw.Length];
        return Convert.TryFromBase64String(raw, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>The bytes as text, or null where they are not UTF-8.</summary>
    public static string? Text(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
