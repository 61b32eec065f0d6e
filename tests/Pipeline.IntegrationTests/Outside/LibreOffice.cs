using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;

namespace Pipeline.IntegrationTests.Outside;

/// <summary>Opens files in LibreOffice Calc and says what its sheets then hold.</summary>
internal static class LibreOffice
{
    private const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

    /// <summary>The first sheet of a file as rows of JSON: text as text, numbers as numbers, days as text.</summary>
    /// <param name="folder">The folder of the file, where LibreOffice keeps a profile of its own too.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="filter">How to read it; nothing where the file says it itself.</param>
    public static JsonArray Sheet(string folder, string file, params string[] filter)
    {
        OutsideProgram.LibreOffice.Run(
        [
            $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", .. filter,
            "--convert-to", "fods", "--outdir", folder, Path.Combine(folder, file),
        ]);
        using var xml = XmlReader.Create(Path.Combine(folder, Path.ChangeExtension(file, ".fods")), new() { IgnoreWhitespace = true });
        Assert.True(xml.ReadToFollowing("table", Table));
        JsonArray rows = [];
        for (var more = xml.ReadToDescendant("table-row", Table); more; more = xml.ReadToNextSibling("table-row", Table))
        {
            var row = Row(xml);
            if (row.Any(field => field is not null))
                rows.Add(row);
        }

        var width = rows[0]!.AsArray().Count;
        foreach (var row in rows.Select(row => row!.AsArray()))
        {
            while (row.Count > width)
                row.RemoveAt(row.Count - 1);
            while (row.Count < width)
                row.Add(null);
        }

        return rows;
    }

    private static JsonArray Row(XmlReader xml)
    {
        JsonArray row = [];
        using var cells = xml.ReadSubtree();
        for (var more = cells.ReadToDescendant("table-cell", Table); more; more = cells.ReadToNextSibling("table-cell", Table))
        {
            var times = cells.GetAttribute("number-columns-repeated", Table) is { } repeated ? int.Parse(repeated, CultureInfo.InvariantCulture) : 1;
            var (type, value, day) = (cells.GetAttribute("value-type", Office), cells.GetAttribute("value", Office), cells.GetAttribute("date-value", Office));
            using var inside = cells.ReadSubtree();
            inside.Read();
            var text = type == "string" ? Text(inside) : "";
            if (type is null && times > 64)
                break; // What is left of the sheet beyond the data.
            for (var i = 0; i < times; i++)
                row.Add(type switch
                {
                    null => null,
                    "string" => JsonValue.Create(text),
                    "date" => JsonValue.Create(day),
                    _ => JsonValue.Create(decimal.Parse(value!, NumberStyles.Float, CultureInfo.InvariantCulture)),
                });
        }

        while (row.Count > 0 && row[^1] is null)
            row.RemoveAt(row.Count - 1);
        return row;
    }

    private static string Text(XmlReader cell)
    {
        var text = "";
        while (cell.Read())
            text += cell.NodeType == XmlNodeType.Text ? cell.Value : "";
        return text;
    }
}
