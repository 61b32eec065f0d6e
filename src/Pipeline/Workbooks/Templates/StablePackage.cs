using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Workbooks.Templates;

/// <summary>
/// Rewrites a package so that the same content gives the same bytes: the writer stamps entries with the clock and draws the name of the
/// properties part and the ids of package relationships at random. It also writes the repeated rows and columns of print-outs as relative
/// references, which spreadsheet programs do not follow; they are anchored here.
/// </summary>
internal static partial class StablePackage
{
    private const string PackageRelationships = "_rels/.rels";
    private const string ContentTypes = "[Content_Types].xml";
    private const string WorkbookPart = "xl/workbook.xml";
    private const string PropertiesPart = "docProps/core.xml";

    private const string PropertiesOverride =
        $"""<Override PartName="/{PropertiesPart}" ContentType="application/vnd.openxmlformats-package.core-properties+xml" />""";

    // The earliest time that a zip entry can carry.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Rewrite(Stream package, Stream output)
    {
        using var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        var drawn = source.Entries.SingleOrDefault(e => e.FullName.EndsWith(".psmdcp", StringComparison.Ordinal))?.FullName;
        using var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var parts = source.Entries
            .Select(entry => (Entry: entry, Name: entry.FullName == drawn ? PropertiesPart : entry.FullName))
            .OrderBy(part => part.Name != ContentTypes)
            .ThenBy(part => part.Name, StringComparer.Ordinal);
        foreach (var (entry, name) in parts)
        {
            var copy = target.CreateEntry(name, CompressionLevel.Optimal);
            copy.LastWriteTime = Epoch;
            copy.ExternalAttributes = 0;
            using var from = entry.Open();
            using var to = copy.Open();
            if (name is PackageRelationships or ContentTypes or WorkbookPart)
            {
                using var reader = new StreamReader(from, Encoding.UTF8);
                var text = reader.ReadToEnd();
                to.Write(Encoding.UTF8.GetBytes(name switch
                {
                    ContentTypes => Declare(text, drawn),
                    PackageRelationships => Renumber(text, drawn),
                    _ => RepeatedRange().Replace(text, "!$$$1:$$$2"),
                }));
            }
            else
            {
                from.CopyTo(to);
            }
        }
    }

    // The drawn name had a type by its extension; the fixed one needs its own, since .xml stands for something else.
    private static string Declare(string contentTypes, string? drawn) => drawn is null
        ? contentTypes
        : contentTypes.Replace("</Types>", PropertiesOverride + "</Types>", StringComparison.Ordinal);

    // No part refers to a package relationship by its id, so they can be given any.
    private static string Renumber(string relationships, string? drawn)
    {
        var next = 0;
        var renamed = drawn is null ? relationships : relationships.Replace(drawn, PropertiesPart, StringComparison.Ordinal);
        return RelationshipId().Replace(renamed, _ => $" Id=\"rId{++next}\"");
    }

    [GeneratedRegex("!([A-Z]+|[0-9]+):([A-Z]+|[0-9]+)(?=[,<])")]
    private static partial Regex RepeatedRange();

    [GeneratedRegex("\\sId=\"[^\"]*\"")]
    private static partial Regex RelationshipId();
}
