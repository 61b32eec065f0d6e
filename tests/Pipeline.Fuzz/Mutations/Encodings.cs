using System.Text;

namespace Pipeline.Fuzz.Mutations;

/// <summary>Parts in other encodings, rightly or wrongly declared, and bytes that no encoding has.</summary>
internal static class Encodings
{
    private static readonly byte[][] Invalid =
    [
        [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0x80], [0xE2, 0x82], [0xEF, 0xBF, 0xBE], [0xEF, 0xBF, 0xBF], [0x00], [0xEF, 0xBB, 0xBF],
        [0xF0, 0x9F, 0x98],
    ];

    public static byte[] Apply(byte[] content, Random random, List<string> did)
    {
        var text = Encoding.UTF8.GetString(content);
        switch (random.Next(6))
        {
            case 0:
                did.Add("UTF-16");
                return Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text)).ToArray();
            case 1:
                did.Add("UTF-16 cut in a character");
                return [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text).SkipLast(1)];
            case 2:
                did.Add("UTF-16 without a mark");
                return Encoding.Unicode.GetBytes(text);
            case 3:
                did.Add("UTF-16 with half a pair");
                return Encoding.Unicode.GetPreamble().Concat(HalfPair(Encoding.Unicode.GetBytes(text), random)).ToArray();
            case 4:
                did.Add("another encoding declared");
                return Encoding.UTF8.GetBytes(text.Replace("UTF-8", random.Next(2) == 0 ? "GB2312" : "UTF-16", StringComparison.OrdinalIgnoreCase));
            default:
                did.Add("bytes that are no UTF-8");
                var bytes = content.ToList();
                for (var times = random.Next(1, 6); times > 0; times--)
                {
                    bytes.InsertRange(random.Next(bytes.Count + 1), Invalid[random.Next(Invalid.Length)]);
                }

                return [.. bytes];
        }
    }

    private static byte[] HalfPair(byte[] bytes, Random random)
    {
        if (bytes.Length > 2)
        {
            bytes[(random.Next(bytes.Length / 2) * 2) + 1] = 0xD8;
        }

        return bytes;
    }
}
