using System.Text;

namespace Pipeline.Fuzz.Mutations;

/// <summary>Damage to a table as text: marks, separators and line ends where none belong, odd values, lost and doubled lines, other encodings.</summary>
internal static class TextMutations
{
    private const int LargestText = 2_000_000;

    private static readonly string[] Pieces =
    [
        "\"", "\"\"", "\"\"\"", ",", ",,,,", ";", "\t", "\n", "\r", "\r\n", "\n\n\n", "\"\n", ",\"", "\",", "\\\"", "\0", "\u001A", "\uFEFF", "\uFFFE", "\u200B", "\u3000",
        "\uD83D", "😀", "'", "=1+1", "@x", "sep=;\n", "<html>", "<?xml?>", "PK", "#",
    ];

    public static byte[] Apply(string text, Random random, List<string> did)
    {
        var changed = new StringBuilder(text);
        for (var rounds = random.Next(1, 8); rounds > 0 && changed.Length < LargestText; rounds--)
        {
            Change(changed, random, did);
        }

        Encoding[] encodings =
        [
            new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1, Encoding.UTF32, Encoding.GetEncoding("GB18030"),
        ];
        var encoding = encodings[random.Next(encodings.Length)];
        did.Add(encoding.WebName);
        return [.. random.Next(4) == 0 ? [] : encoding.GetPreamble(), .. encoding.GetBytes(changed.ToString())];
    }

    private static void Change(StringBuilder text, Random random, List<string> did)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(text.Length - at, random.Next(1, 200));
        switch (random.Next(7))
        {
            case 0:
                did.Add($"lost {length} characters at {at}");
                text.Remove(at, length);
                break;
            case 1:
                var times = random.Next(1, 300);
                did.Add($"{times} times a stretch at {at}");
                text.Insert(at, string.Concat(Enumerable.Repeat(text.ToString(at, length), times)));
                break;
            case 2:
                did.Add($"a value at {at}");
                text.Insert(at, Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Values.Content(random))));
                break;
            case 3:
                var many = random.Next(1, 40_000);
                did.Add($"{many} separators at {at}");
                text.Insert(at, new string(",;\t\"\n"[random.Next(5)], many));
                break;
            default:
                var piece = Pieces[random.Next(Pieces.Length)];
                did.Add($"'{piece}' at {at}");
                text.Insert(at, piece);
                break;
        }
    }
}
