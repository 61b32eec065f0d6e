using System.IO.Compression;
using System.Text;

namespace Pipeline.Publishing;

/// <summary>A workbook (ECMA-376 SpreadsheetML) that is written sheet by sheet, front to back.</summary>
internal sealed class XlsxWorkbook(Stream output) : IDisposable
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // Zip knows no date before this one; a real date would make every file differ.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<XlsxSheet> _sheets = [];
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    /// <summary>Begins a sheet; the one before must be disposed.</summary>
    public XlsxSheet AddSheet(string name, IReadOnlyList<(string Name, int Width)> columns)
    {
        var sheet = new XlsxSheet(name, columns, Part(FormattableString.Invariant($"xl/worksheets/sheet{_sheets.Count + 1}.xml")), Text);
        _sheets.Add(sheet);
        return sheet;
    }

    /// <summary>Writes what the sheets need: texts, styles, the list of sheets.</summary>
    public void Dispose()
    {
        Write("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">", _texts.Keys.Select(text => $"<si><t xml:space=\"preserve\">{XmlText.Escape(text)}</t></si>"), "</sst>");
        Write("xl/styles.xml", XlsxStyles.Xml(Main), [], "");
        Write("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>", SheetList(), "</definedNames></workbook>");
        Write("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">", WorkbookRelations(), "</Relationships>");
        Write("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\">",
            [$"<Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/>"], "</Relationships>");
        Write("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\">", ContentTypes(), "</Types>");
        _zip.Dispose();
    }

    private int Text(string text)
    {
        if (!_texts.TryGetValue(text, out var index))
        {
            _texts.Add(text, index = _texts.Count);
        }

        return index;
    }

    private IEnumerable<string> SheetList() =>
    [
        .. _sheets.Select((sheet, i) => FormattableString.Invariant($"<sheet name=\"{XmlText.Escape(sheet.Name)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")),
        "</sheets><definedNames>",
        .. _sheets.Select((sheet, i) => FormattableString.Invariant(
            $"<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{i}\" hidden=\"1\">{XmlText.Escape(sheet.FilterName)}</definedName>")),
    ];

    private IEnumerable<string> WorkbookRelations() =>
    [
        .. _sheets.Select((_, i) => FormattableString.Invariant(
            $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>")),
        $"<Relationship Id=\"rIdStyles\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/>",
        $"<Relationship Id=\"rIdTexts\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/>",
    ];

    private IEnumerable<string> ContentTypes() =>
    [
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
        $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{ContentType}.sheet.main+xml\"/>",
        $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{ContentType}.styles+xml\"/>",
        $"<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{ContentType}.sharedStrings+xml\"/>",
        .. _sheets.Select((_, i) => FormattableString.Invariant(
            $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"{ContentType}.worksheet+xml\"/>")),
    ];

    private void Write(string part, string start, IEnumerable<string> items, string end)
    {
        using var writer = Part(part);
        writer.Write(start);
        foreach (var item in items)
        {
            writer.Write(item);
        }

        writer.Write(end);
    }

    private StreamWriter Part(string name)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoDate;
        var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false), 1 << 16);
        writer.Write(Declaration);
        return writer;
    }
}
