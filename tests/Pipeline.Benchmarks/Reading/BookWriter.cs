using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Pipeline.Benchmarks.Reading;

/// <summary>Which program's way of writing a sheet is followed.</summary>
internal enum BookStyle
{
    /// <summary>Microsoft Excel: short attributes, spans, dyDescent.</summary>
    Excel,

    /// <summary>LibreOffice Calc: every attribute spelled out on every row and cell.</summary>
    LibreOffice,
}

/// <summary>
/// Writes the same workbook every time: 12 columns of area code, area name, year, eight figures of different lengths, and a remark, as a
/// statistical table has them; texts are shared strings.
/// </summary>
internal static class BookWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int Areas = 2_843;
    private const int Remarks = 40;
    private static readonly string[] Letters = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];

    public static byte[] Write(int rows, BookStyle style)
    {
        using MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", w => w.Write(
                $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Types}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{Types}.sharedStrings+xml"/></Types>
                """));
            Part(zip, "_rels/.rels", w => w.Write(
                $"""<Relationships xmlns="{Packages}"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""));
            Part(zip, "xl/workbook.xml", w => w.Write(
                $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>"""));
            Part(zip, "xl/_rels/workbook.xml.rels", w => w.Write(
                $"""<Relationships xmlns="{Packages}"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""));
            Part(zip, "xl/styles.xml", w => w.Write(
                $"""<styleSheet xmlns="{Main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>"""));
            Part(zip, "xl/sharedStrings.xml", w => Strings(w, rows));
            Part(zip, "xl/worksheets/sheet1.xml", w => Sheet(w, rows, style));
        }

        return file.ToArray();
    }

    private static void Part(ZipArchive zip, string name, Action<StreamWriter> write)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        using StreamWriter writer = new(stream, new UTF8Encoding(false), 1 << 16) { NewLine = "\r\n" };
        writer.WriteLine("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        write(writer);
    }

    private static void Strings(StreamWriter writer, int rows)
    {
        writer.Write($"""<sst xmlns="{Main}" count="{(rows * 3)}" uniqueCount="{(Areas * 2) + Remarks}">""");
        for (var i = 0; i < Areas; i++)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<si><t>{530000 + i}</t></si><si><t>第{i}区县</t></si>"));
        }

        for (var i = 0; i < Remarks; i++)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<si><t>说明 remark {i} &amp; source</t></si>"));
        }

        writer.Write("</sst>");
    }

    private static void Sheet(StreamWriter writer, int rows, BookStyle style)
    {
        Random random = new(20_241_231);
        writer.Write($"""<worksheet xmlns="{Main}" xmlns:r="{Office}" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1:L{rows}"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData>""");
        for (var row = 1; row <= rows; row++)
        {
            writer.Write(style == BookStyle.Excel
                ? $"""<row r="{row}" spans="1:12" x14ac:dyDescent="0.25">"""
                : $"""<row r="{row}" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false">""");
            var area = random.Next(Areas);
            for (var column = 0; column < BookSize.Columns; column++)
            {
                switch (column)
                {
                    case 0 or 1:
                        Cell(writer, style, column, row, 0, shared: true, (area * 2) + column);
                        break;
                    case 2:
                        Cell(writer, style, column, row, 0, shared: false, 2000 + random.Next(25));
                        break;
                    case 11:
                        Cell(writer, style, column, row, 0, shared: true, (Areas * 2) + random.Next(Remarks));
                        break;
                    default:
                        Cell(writer, style, column, row, 1, shared: false, Figure(random, column));
                        break;
                }
            }

            writer.Write("</row>");
        }

        writer.Write("""</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>""");
    }

    // Persons, amounts with two decimals, rates, and now and then the 17 digits that a spreadsheet's own arithmetic leaves.
    private static IFormattable Figure(Random random, int column) => column switch
    {
        < 6 => random.Next(1_000_000),
        < 9 => random.Next(100_000_000) / 100m,
        9 => random.Next(10_000) / 10m,
        _ => random.NextDouble() * 1000,
    };

    private static void Cell(StreamWriter writer, BookStyle style, int column, int row, int format, bool shared, IFormattable value)
    {
        var text = value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : value.ToString(null, CultureInfo.InvariantCulture);
        writer.Write((style, shared) switch
        {
            (BookStyle.LibreOffice, _) => $"<c r=\"{Letters[column]}{row}\" s=\"{format}\" t=\"{(shared ? 's' : 'n')}\"><v>{text}</v></c>",
            (_, true) => $"<c r=\"{Letters[column]}{row}\" t=\"s\"><v>{text}</v></c>",
            _ when format == 0 => $"<c r=\"{Letters[column]}{row}\"><v>{text}</v></c>",
            _ => $"<c r=\"{Letters[column]}{row}\" s=\"{format}\"><v>{text}</v></c>",
        });
    }
}
