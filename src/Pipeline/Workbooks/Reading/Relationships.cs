namespace Pipeline.Workbooks.Reading;

/// <summary>One reference from a part (or the package) to another part.</summary>
/// <param name="Id">The id by which the part's XML names it.</param>
/// <param name="Type">The last segment of the type: <c>worksheet</c>, <c>sharedStrings</c> …, the same in both spellings of the standard.</param>
/// <param name="Target">The name of the part from the root.</param>
internal sealed record Relationship(string Id, string Type, string Target);

/// <summary>Reads the relationships of a part.</summary>
internal static class Relationships
{
    /// <summary>All relationships to parts inside the package; empty where there are none.</summary>
    /// <param name="package">The package.</param>
    /// <param name="source">The name of the part; empty for the package itself.</param>
    public static IReadOnlyList<Relationship> Of(Package package, string source)
    {
        var slash = source.LastIndexOf('/') + 1;
        var folder = source[..slash];
        if (package.Find($"{folder}_rels/{source[slash..]}.rels") is not { } part)
        {
            return [];
        }

        List<Relationship> found = [];
        using var scanner = package.Scan(part);
        for (var token = scanner.Read(); token != XmlToken.EndOfPart; token = scanner.Read())
        {
            if (token != XmlToken.Start || scanner.Namespace != XmlNamespace.Package || !scanner.LocalName.SequenceEqual("Relationship"u8)
                || (scanner.TryAttribute("TargetMode"u8, out var mode) && mode.SequenceEqual("External"u8)))
            {
                continue;
            }

            if (scanner.AttributeText("Id"u8) is { } id && scanner.AttributeText("Type"u8) is { } type
                && scanner.AttributeText("Target"u8) is { } target)
            {
                if (found.Count == package.Limits.Parts)
                {
                    throw new UnreadableWorkbookException(FileFindings.TooManyParts(found.Count + 1, package.Limits.Parts));
                }

                found.Add(new(id, type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target)));
            }
        }

        return found;
    }

    // A target is a URI relative to the part's folder, or from the root where it begins with a slash.
    private static string Resolve(string folder, string target)
    {
        var text = Uri.UnescapeDataString(target).Replace('\\', '/');
        var path = text.StartsWith('/') ? text : folder + text;
        List<string> segments = [];
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("." or ".."))
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }
}
