using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Fuzz.Mutations;

/// <summary>Damage to the XML of one part: elements lost, doubled, moved, nested; attributes and values that no honest program writes.</summary>
internal static partial class XmlMutations
{
    // More of the same costs time and shows nothing.
    private const int MostText = 3_000_000;

    public static void Apply(List<Part> parts, Random random, List<string> did)
    {
        var at = Choose(parts, random);
        var part = parts[at];
        did.Add(part.Name);
        if (random.Next(12) == 0)
        {
            parts[at] = part with { Content = Encodings.Apply(part.Content, random, did) };
            return;
        }

        // Latin 1 keeps every byte as it is.
        var text = Encoding.Latin1.GetString(part.Content);
        for (var rounds = random.Next(1, 5); rounds > 0 && text.Length < MostText; rounds--)
        {
            text = Change(text, random, did);
        }

        parts[at] = part with { Content = Encoding.Latin1.GetBytes(text) };
    }

    // Sheets, strings, styles and the workbook are read; the rest is passed over, and so rarely worth a case.
    private static int Choose(List<Part> parts, Random random)
    {
        var at = random.Next(parts.Count);
        for (var tries = 0; tries < 4 && !Read().IsMatch(parts[at].Name); tries++)
        {
            at = random.Next(parts.Count);
        }

        return at;
    }

    private static string Change(string text, Random random, List<string> did) => random.Next(10) switch
    {
        0 or 1 => Elements(text, random, did),
        2 or 3 or 4 => Attribute(text, random, did),
        5 or 6 => Content(text, random, did),
        7 => Insert(text, random, did),
        8 => NewAttribute(text, random, did),
        _ => Tag(text, random, did),
    };

    /// <summary>A whole element lost, doubled, or exchanged with another of its name.</summary>
    private static string Elements(string text, Random random, List<string> did)
    {
        var found = Element().Matches(text);
        if (found.Count == 0)
        {
            return text;
        }

        var one = found[random.Next(found.Count)];
        var other = found[random.Next(found.Count)];
        switch (random.Next(4))
        {
            case 0:
                did.Add($"lost {Start(one)}");
                return text.Remove(one.Index, one.Length);
            case 1:
                did.Add($"twice {Start(one)}");
                return text.Insert(one.Index, one.Value);
            case 2:
                did.Add($"{Start(one)} in place of {Start(other)}");
                return text.Remove(other.Index, other.Length).Insert(other.Index, one.Value);
            default:
                var times = Math.Min(random.Next(2, 200), 1 + (MostText / one.Length));
                did.Add($"{times} times {Start(one)}");
                return text.Insert(one.Index, string.Concat(Enumerable.Repeat(one.Value, times)));
        }
    }

    private static string Attribute(string text, Random random, List<string> did)
    {
        var found = AttributeForm().Matches(text);
        if (found.Count == 0)
        {
            return text;
        }

        var one = found[random.Next(found.Count)].Groups["value"];
        var value = random.Next(3) == 0 ? found[random.Next(found.Count)].Groups["value"].Value : Values.Attribute(random);
        did.Add($"attribute {Short(one.Value)} → {Short(value)}");
        return text.Remove(one.Index, one.Length).Insert(one.Index, value);
    }

    private static string Content(string text, Random random, List<string> did)
    {
        var found = ContentForm().Matches(text);
        if (found.Count == 0)
        {
            return text;
        }

        var one = found[random.Next(found.Count)].Groups["value"];
        var value = random.Next(3) == 0 ? found[random.Next(found.Count)].Groups["value"].Value : Values.Content(random);
        did.Add($"content {Short(one.Value)} → {Short(value)}");
        return text.Remove(one.Index, one.Length).Insert(one.Index, value);
    }

    private static string Insert(string text, Random random, List<string> did)
    {
        var value = Values.Markup(random);
        var tags = TagForm().Matches(text);
        var at = tags.Count == 0 || random.Next(5) == 0 ? random.Next(text.Length + 1) : tags[random.Next(tags.Count)].Index;
        did.Add($"inserted {Short(value)}");
        return text.Insert(at, value);
    }

    private static string NewAttribute(string text, Random random, List<string> did)
    {
        var tags = TagForm().Matches(text);
        if (tags.Count == 0)
        {
            return text;
        }

        var name = tags[random.Next(tags.Count)].Groups["name"];
        var value = Values.NewAttribute(random);
        did.Add($"<{name.Value}{Short(value)}");
        return text.Insert(name.Index + name.Length, value);
    }

    private static string Tag(string text, Random random, List<string> did)
    {
        var tags = TagForm().Matches(text);
        if (tags.Count == 0)
        {
            return text;
        }

        var one = tags[random.Next(tags.Count)];
        if (random.Next(2) == 0)
        {
            did.Add($"tag lost {Short(one.Value)}");
            return text.Remove(one.Index, one.Length);
        }

        var name = one.Groups["name"];
        var other = tags[random.Next(tags.Count)].Groups["name"].Value;
        did.Add($"<{name.Value}> is <{other}>");
        return text.Remove(name.Index, name.Length).Insert(name.Index, other);
    }

    private static string Start(Match match) => Short(match.Value);

    private static string Short(string text) => text.Length > 30 ? text[..30] + "…" : text;

    [GeneratedRegex(@"^xl/(?:worksheets/[^/]+|[^/]+)\.xml$|\.rels$", RegexOptions.IgnoreCase)]
    private static partial Regex Read();

    [GeneratedRegex(@"<(?<name>(?:x:)?(?:row|c|si|xf|sheet|mergeCell|col|Relationship|numFmt|r|t|v|is|f|sheetData))\b[^<>]*(?:/>|>.*?</\k<name>>)", RegexOptions.Singleline)]
    private static partial Regex Element();

    [GeneratedRegex(@"\s[\w:]+=""(?<value>[^""]*)""")]
    private static partial Regex AttributeForm();

    [GeneratedRegex(@">(?<value>[^<>]+)<")]
    private static partial Regex ContentForm();

    [GeneratedRegex(@"</?(?<name>[\w:]+)[^<>]*>")]
    private static partial Regex TagForm();
}
