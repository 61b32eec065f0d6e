using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Catalogue.Loading;

/// <summary>Reads a list of mappings; a nested mapping's fields get names such as <c>source.quote</c>, a list becomes one field.</summary>
internal static class YamlEntries
{
    /// <summary>The entries of a list whose items have no other fields than these.</summary>
    public static EntryFile Read(CatalogueFiles files, string name, IReadOnlyList<string> fields, FaultList faults)
    {
        if (files.Text(name, faults) is not { } text)
        {
            return new(name, [], Readable: false);
        }

        var stream = new YamlStream();
        var parser = new Parser(new StringReader(text));
        try
        {
            stream.Load(parser);
        }
        catch (YamlException problem)
        {
            NotYaml(name, problem.Start.Line, problem.Message, faults);
            return new(name, [], Readable: false);
        }
        catch (InvalidOperationException)
        {
            // The scanner's answer to some brackets that are never closed; what was last understood is the nearest place there is.
            NotYaml(name, parser.Current!.End.Line, "a bracket is not closed", faults);
            return new(name, [], Readable: false);
        }

        if (stream.Documents is not [{ RootNode: YamlSequenceNode list }])
        {
            faults.Add(name, 0, "文件不是一个列表。", "The file is not a list.",
                "每一项以“- code: …”开头。", "Begin each item with '- code: …'.");
            return new(name, [], Readable: false);
        }

        var entries = new List<Entry>();
        foreach (var item in list)
        {
            if (item is not YamlMappingNode mapping)
            {
                faults.Add(name, Line(item), "列表项不是键值对。", "This item is not a mapping.",
                    "以“- code: …”开头。", "Begin it with '- code: …'.");
                continue;
            }

            var found = new Dictionary<string, Field>(StringComparer.Ordinal);
            Flatten(mapping, "", found);
            var entry = new Entry(name, Line(item), found, faults);
            foreach (var unknown in found.Keys.Except(fields))
            {
                entry.Fault(unknown, $"字段“{unknown}”不认识。", $"The field '{unknown}' is unknown.",
                    $"可用的字段：{string.Join(", ", fields)}。", $"The fields are: {string.Join(", ", fields)}.");
            }

            entries.Add(entry);
        }

        return new(name, entries, Readable: true);
    }

    private static void NotYaml(string name, long line, string reason, FaultList faults) => faults.Add(name, (int)line,
        "YAML 语法错误。", $"This is not valid YAML: {reason.TrimEnd('.')}.", "检查缩进、括号、冒号和引号。", "Check indentation, brackets, colons and quotation marks.");

    private static void Flatten(YamlMappingNode mapping, string prefix, Dictionary<string, Field> found)
    {
        foreach (var (key, value) in mapping)
        {
            var field = prefix + key;
            switch (value)
            {
                case YamlMappingNode inner:
                    Flatten(inner, $"{field}.", found);
                    break;
                case YamlSequenceNode items:
                    found[field] = new(string.Join(Entry.Separator, items.Select(item => item.ToString())), Line(value));
                    break;
                default:
                    found[field] = new(value.ToString().Trim(), Line(value));
                    break;
            }
        }
    }

    private static int Line(YamlNode node) => (int)node.Start.Line;
}
