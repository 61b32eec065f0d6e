using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Fuzz.Mutations;

/// <summary>Damage to the set of parts: lost, doubled, renamed, exchanged, not what their names say.</summary>
internal static partial class PartMutations
{
    private static readonly string[] Names =
    [
        "/", "..", "../../etc/passwd", "xl\\workbook.xml", "XL/WORKBOOK.XML", "/xl/workbook.xml", "xl//workbook.xml", "xl/workbook.xml/", "C:\\x", "xl/%77orkbook.xml",
        "xl/vbaProject.bin", "\0", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels", "[Content_Types].xml", "\u202Exslx", "xl/worksheets/sheet1.xml",
    ];

    public static void Apply(List<Part> parts, IReadOnlyList<Archive> seeds, Random random, List<string> did)
    {
        if (parts.Count == 0)
        {
            return;
        }

        var at = random.Next(parts.Count);
        var other = random.Next(parts.Count);
        switch (random.Next(9))
        {
            case 0:
                did.Add($"without {parts[at].Name}");
                parts.RemoveAt(at);
                break;
            case 1:
                did.Add($"twice {parts[at].Name}");
                parts.Insert(random.Next(parts.Count + 1), parts[at]);
                break;
            case 2:
                did.Add("parts reordered");
                random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(parts));
                break;
            case 3:
                did.Add($"{parts[at].Name} renamed");
                parts[at] = parts[at] with { Name = Names[random.Next(Names.Length)] };
                break;
            case 4:
                did.Add($"{parts[at].Name} and {parts[other].Name} exchanged");
                (parts[at], parts[other]) = (parts[at] with { Content = parts[other].Content }, parts[other] with { Content = parts[at].Content });
                break;
            case 5:
                did.Add($"{parts[at].Name} empty");
                parts[at] = parts[at] with { Content = [] };
                break;
            case 6:
                var donor = seeds[random.Next(seeds.Count)];
                var given = donor.Parts[random.Next(donor.Parts.Count)];
                did.Add($"{given.Name} of {donor.Name}");
                parts.RemoveAll(part => part.Name == given.Name);
                parts.Add(given);
                break;
            case 7:
                did.Add($"{parts[at].Name} is noise");
                var noise = new byte[random.Next(1, 5000)];
                random.NextBytes(noise);
                parts[at] = parts[at] with { Content = noise };
                break;
            default:
                SwapRelationships(parts, random, did);
                break;
        }
    }

    private static void SwapRelationships(List<Part> parts, Random random, List<string> did)
    {
        var at = parts.FindIndex(part => part.Name.EndsWith("workbook.xml.rels", StringComparison.Ordinal));
        if (at < 0 || random.Next(4) == 0)
        {
            at = parts.FindIndex(part => part.Name.EndsWith(".rels", StringComparison.Ordinal));
        }

        if (at < 0)
        {
            return;
        }

        did.Add("relationships exchanged");
        var text = Encoding.UTF8.GetString(parts[at].Content);
        var targets = Target().Matches(text).Select(match => match.Value).ToArray();
        random.Shuffle(targets);
        var next = 0;
        parts[at] = parts[at] with { Content = Encoding.UTF8.GetBytes(Target().Replace(text, _ => targets[next++])) };
    }

    [GeneratedRegex("Target=\"[^\"]*\"")]
    private static partial Regex Target();
}
