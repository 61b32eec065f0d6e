using System.IO.Compression;
using System.Text;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Workbooks;

/// <summary>Makes workbooks from raw XML, part by part, so that a test shows exactly what the file says.</summary>
internal sealed class PackageBuilder
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, byte[]> _parts = [];

    public PackageBuilder()
    {
        With("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        With("_rels/.rels", Relationships($"<Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/>"));
        With("xl/workbook.xml", Workbook("<sheet name=\"数据\" sheetId=\"1\" r:id=\"s1\"/>"));
        With("xl/_rels/workbook.xml.rels", Relationships($"<Relationship Id=\"s1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"));
    }

    /// <summary>A workbook of one sheet with these rows.</summary>
    public static PackageBuilder WithRows(string rows) => new PackageBuilder().With("xl/worksheets/sheet1.xml", Worksheet($"<sheetData>{rows}</sheetData>"));

    /// <summary>A workbook of one sheet with these elements.</summary>
    public static PackageBuilder WithSheet(string content) => new PackageBuilder().With("xl/worksheets/sheet1.xml", Worksheet(content));

    public static string Worksheet(string content) => $"<worksheet xmlns=\"{Main}\">{content}</worksheet>";

    public static string Workbook(string sheets, string before = "") =>
        $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\">{before}<sheets>{sheets}</sheets></workbook>";

    public static string Relationships(string content) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{content}</Relationships>";

    public PackageBuilder With(string name, string xml) => With(name, Encoding.UTF8.GetBytes(xml));

    public PackageBuilder With(string name, byte[] content)
    {
        _parts[name] = content;
        return this;
    }

    public PackageBuilder Without(string name)
    {
        _parts.Remove(name);
        return this;
    }

    /// <summary>Adds shared strings: the content of the table.</summary>
    public PackageBuilder WithStrings(string items) => With("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{items}</sst>").Related("sharedStrings", "sharedStrings.xml");

    /// <summary>Adds cell formats: format n shows the code of that place.</summary>
    public PackageBuilder WithFormats(params string[] codes)
    {
        var numFmts = string.Concat(codes.Select((code, i) => $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{code.Replace("\"", "&quot;", StringComparison.Ordinal)}\"/>"));
        var xfs = string.Concat(codes.Select((_, i) => $"<xf numFmtId=\"{200 + i}\"/>"));
        return WithStyles($"<numFmts>{numFmts}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>{xfs}</cellXfs>");
    }

    public PackageBuilder WithStyles(string content) =>
        With("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\">{content}</styleSheet>").Related("styles", "styles.xml");

    public PackageBuilder Related(string type, string target)
    {
        var text = Encoding.UTF8.GetString(_parts["xl/_rels/workbook.xml.rels"]);
        return With("xl/_rels/workbook.xml.rels", text.Replace(
            "</Relationships>", $"<Relationship Id=\"{type}\" Type=\"{Office}/{type}\" Target=\"{target}\"/></Relationships>", StringComparison.Ordinal));
    }

    public byte[] Build(CompressionLevel level = CompressionLevel.Fastest)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _parts)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public WorkbookReading Read(ReadLimits? limits = null) => WorkbookReader.Read(new MemoryStream(Build()), limits);

    /// <summary>The only sheet of a workbook about which there is nothing to say.</summary>
    public Sheet Sheet()
    {
        var reading = Read();
        Assert.Empty(reading.Findings);
        return Assert.Single(reading.Workbook!.Sheets);
    }

    /// <summary>All cells of the only sheet, by address.</summary>
    public Dictionary<string, SheetCell> Cells() => Sheet().Rows
        .SelectMany(row => row.Cells.Select(cell => (Address: CellAddress.Of(row.Number, cell.Column), cell)))
        .ToDictionary(pair => pair.Address, pair => pair.cell);

    /// <summary>The only finding of a workbook that could not be read.</summary>
    public Finding Refusal(ReadLimits? limits = null)
    {
        var reading = Read(limits);
        Assert.Null(reading.Workbook);
        return Assert.Single(reading.Findings);
    }
}
