using System.IO.Compression;
using System.Text;
using Pipeline.Submissions;
using Pipeline.Workbooks;
using static Pipeline.Tests.Workbooks.PackageBuilder;

namespace Pipeline.Tests.Workbooks;

public sealed class UnreadableFileTests
{
    private const string OneCell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";

    public static TheoryData<byte[], string> OtherFiles => new()
    {
        { [], FileRules.Empty },
        { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("Workbook"), .. new byte[90]], FileRules.Damaged },
        { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[65_520], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[90]], FileRules.Encrypted },
        { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("WordDocument")], FileRules.NotAWorkbook },
        { [0x09, 0x08, 0x10, 0x00, 0x00, 0x05, 0x05, 0x00], FileRules.NotAWorkbook },
        { [0x09, 0x00, 0x04, 0x00, 0x02, 0x00, 0x10, 0x00], FileRules.Truncated },
        { Encoding.UTF8.GetBytes("昆明市 8275.21\n"), FileRules.PlainText },
        { [(byte)'a', (byte)',', 0xFF, 0xFF, (byte)'\n'], FileRules.TextEncoding },
        { Encoding.UTF8.GetBytes("\r\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>1</td></tr></table></html>"), FileRules.Html },
        { Encoding.UTF8.GetBytes("<!DOCTYPE html><p>"), FileRules.Html },
        { Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"), FileRules.Xml },
        { Encoding.UTF8.GetBytes("%PDF-1.7\n\u0001"), FileRules.NotAWorkbook },
        { [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x01, 0x00], FileRules.NotAWorkbook },
        { [(byte)'P', (byte)'K', 3, 4], FileRules.Truncated },
    };

    [Theory]
    [MemberData(nameof(OtherFiles))]
    public void Says_what_another_file_is_and_how_to_mend_it(byte[] file, string rule)
    {
        var reading = WorkbookReader.Read(new MemoryStream(file));
        var finding = Assert.Single(reading.Findings);
        Assert.Null(reading.Workbook);
        Assert.Equal((rule, Severity.Error), (finding.Rule, finding.Severity));
        Assert.All([finding.Message, finding.Remedy], text => Assert.True(text.Zh.Length > 4 && text.En.Length > 8));
    }

    [Theory]
    [InlineData("mimetype|content.xml", FileRules.OpenDocument)]
    [InlineData("xl/workbook.bin", FileRules.BinaryWorkbook)]
    [InlineData("word/document.xml", FileRules.NotAWorkbook)]
    [InlineData("readme.txt", FileRules.NotAWorkbook)]
    [InlineData("[Content_Types].xml", FileRules.PartMissing)]
    public void Says_what_another_package_is(string parts, string rule)
    {
        var builder = new PackageBuilder().Without("[Content_Types].xml").Without("_rels/.rels").Without("xl/workbook.xml").Without("xl/_rels/workbook.xml.rels");
        foreach (var part in parts.Split('|'))
        {
            builder.With(part, "x");
        }

        Assert.Equal(rule, builder.Refusal().Rule);
    }

    [Fact]
    public void Knows_a_binary_workbook_by_its_relationship() =>
        Assert.Equal(FileRules.BinaryWorkbook, new PackageBuilder()
            .With("_rels/.rels", Relationships($"<Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.bin\"/>")).Refusal().Rule);

    [Fact]
    public void Knows_a_document_by_its_root() =>
        Assert.Equal(FileRules.NotAWorkbook, new PackageBuilder().With("word/document.xml", "<w:document xmlns:w=\"urn:w\"/>")
            .With("_rels/.rels", Relationships($"<Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/>")).Refusal().Rule);

    [Theory]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    public void Names_a_part_that_is_missing(string part)
    {
        var finding = WithRows(OneCell).WithStrings("").Without(part).Refusal();
        Assert.Equal(FileRules.PartMissing, finding.Rule);
        Assert.Contains(part, finding.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_two_parts_of_one_name()
    {
        var finding = WithRows(OneCell).With("XL/Worksheets/SHEET1.xml", Worksheet("<sheetData/>")).Refusal();
        Assert.Equal(FileRules.PartRepeated, finding.Rule);
        Assert.True(FileRules.IsHostile(finding.Rule));
    }

    [Theory]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY a \"b\">]>", FileRules.XmlDocumentType)]
    [InlineData("<!DOCTYPE worksheet SYSTEM \"file:///etc/passwd\">", FileRules.XmlDocumentType)]
    [InlineData("<?xml version=\"1.0\" encoding=\"GB18030\"?>", FileRules.XmlEncoding)]
    [InlineData("<?xml version=\"1.0\" encoding=\"", FileRules.XmlBroken)]
    [InlineData("text", FileRules.XmlBroken)]
    [InlineData("<!-- never closed", FileRules.XmlBroken)]
    [InlineData("<![CDATA[x]]>", FileRules.XmlBroken)]
    [InlineData("<other/>", FileRules.XmlBroken)]
    public void Refuses_what_may_not_stand_before_a_sheet(string before, string rule) =>
        Assert.Equal(rule, new PackageBuilder().With("xl/worksheets/sheet1.xml", before + Worksheet($"<sheetData>{OneCell}</sheetData>")).Refusal().Rule);

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</v></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>&nbsp;</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>&#0;</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>&#xD800;</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>&amp</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=A1><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"t=\"n\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A<1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><></></row>")]
    [InlineData("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"1A\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"XFD1\"/><c><v>1</v></c></row>")]
    [InlineData("<row r=\"1048577\"/>")]
    [InlineData("<row r=\"x\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>x</v></c></row>")]
    public void Refuses_broken_rows(string rows)
    {
        var finding = WithRows(rows).WithStrings("<si><t>a</t></si>").Refusal();
        Assert.Equal(FileRules.XmlBroken, finding.Rule);
        Assert.Contains("xl/worksheets/sheet1.xml", finding.Message.En, StringComparison.Ordinal);
        Assert.DoesNotMatch("[a-z]+ [a-z]+", finding.Message.Zh);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<worksheet")]
    [InlineData("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>")]
    [InlineData("<worksheet xmlns=\"urn:other\"/>")]
    [InlineData("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/><worksheet/>")]
    [InlineData("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>rest")]
    [InlineData("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><mergeCells><mergeCell ref=\"A1:\"/></mergeCells></worksheet>")]
    public void Refuses_a_sheet_that_is_none(string xml) =>
        Assert.Equal(FileRules.XmlBroken, new PackageBuilder().With("xl/worksheets/sheet1.xml", xml).Refusal().Rule);

    [Fact]
    public void Refuses_text_that_is_not_UTF_8()
    {
        byte[] sheet = [.. Encoding.UTF8.GetBytes($"<worksheet xmlns=\"{Main}\"><sheetData><row><c t=\"str\"><v>"), 0xC3, 0x28, .. "</v></c></row></sheetData></worksheet>"u8];
        Assert.Equal(FileRules.XmlBroken, new PackageBuilder().With("xl/worksheets/sheet1.xml", sheet).Refusal().Rule);
    }

    [Theory]
    [InlineData("<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"A3\"><v>1</v></c><c r=\"B3\"><v>2</v></c></row>", "B3")]
    [InlineData("<row r=\"3\"><c r=\"B3\"><v>1</v></c></row><row r=\"3\"><c r=\"C3\"><v>1</v></c></row>", "3")]
    public void Refuses_a_cell_or_row_that_stands_twice(string rows, string place)
    {
        var finding = WithRows(rows).Refusal();
        Assert.Equal((FileRules.CellRepeated, "数据", place), (finding.Rule, finding.Sheet, finding.Cell));
    }

    public static TheoryData<string, ReadLimits> Limits => new()
    {
        { FileRules.TooLarge, new() { FileBytes = 100 } },
        { FileRules.TooManyParts, new() { Parts = 5 } },
        { FileRules.Bomb, new() { PartBytes = 500 } },
        { FileRules.Bomb, new() { TotalBytes = 1500 } },
        { FileRules.TooManySheets, new() { Sheets = 0 } },
        { FileRules.TooManyRows, new() { Rows = 9 } },
        { FileRules.TooManyCells, new() { Cells = 19 } },
        { FileRules.TooManyColumns, new() { Columns = 1 } },
        { FileRules.TooManyMerges, new() { Merges = 2 } },
        { FileRules.TooManySharedStrings, new() { SharedStrings = 2 } },
        { FileRules.TooManySharedStrings, new() { SharedStringBytes = 10 } },
        { FileRules.XmlTooDeep, new() { XmlDepth = 2 } },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Answers_a_crossed_limit_with_a_finding(string rule, ReadLimits limits)
    {
        var rows = string.Concat(Enumerable.Range(1, 10).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c><c r=\"B{row}\"><v>2</v></c></row>"));
        var builder = WithSheet($"<sheetData>{rows}</sheetData><mergeCells><mergeCell ref=\"A1\"/><mergeCell ref=\"A2\"/><mergeCell ref=\"A3\"/></mergeCells>")
            .WithStrings("<si><t>昆明</t></si><si><t>曲靖</t></si><si><t>玉溪</t></si>");
        Assert.Empty(builder.Read().Findings);
        var finding = builder.Refusal(limits);
        Assert.Equal(rule, finding.Rule);
        Assert.True(FileRules.IsHostile(finding.Rule));
    }

    [Theory]
    [InlineData("<c r=\"A1\" t=\"str\"><v>", "x", "</v></c>")]
    [InlineData("<c r=\"A1\" x=\"", "x", "\"/>")]
    [InlineData("<c r=\"A1\"><v><![CDATA[", "x", "]]></v></c>")]
    [InlineData("<c", "x", "/>")]
    public void Refuses_a_piece_of_XML_beyond_the_limit(string before, string filling, string after) =>
        Assert.Equal(
            FileRules.XmlTokenTooLong,
            WithRows($"<row r=\"1\">{before}{string.Concat(Enumerable.Repeat(filling, 1_100_000))}{after}</row>").Refusal(new ReadLimits { CompressionRatio = 5000 }).Rule);

    [Fact]
    public void Passes_over_a_comment_of_any_length() =>
        Assert.Equal("1", WithSheet($"<!--{new string('-', 900_000)} {new string('x', 900_000)} --><sheetData>{OneCell}</sheetData>").Cells()["A1"].Text);

    [Fact]
    public void Refuses_a_zip_bomb_before_it_has_inflated()
    {
        var file = WithSheet(string.Concat(Enumerable.Repeat("<a/>", 2_000_000))).Build(CompressionLevel.Optimal);
        var reading = WorkbookReader.Read(new MemoryStream(file));
        Assert.Null(reading.Workbook);
        Assert.Equal(FileRules.Bomb, Assert.Single(reading.Findings).Rule);
    }

    [Fact]
    public void Refuses_elements_that_nest_without_end() =>
        Assert.Equal(FileRules.XmlTooDeep, WithSheet(string.Concat(Enumerable.Repeat("<a>", 100_000))).Refusal().Rule);

    [Fact]
    public void Refuses_a_package_with_more_parts_than_any_workbook()
    {
        var builder = WithRows(OneCell);
        for (var i = 0; i < 2_000; i++)
        {
            builder.With($"xl/x{i}.xml", "");
        }

        Assert.Equal(FileRules.TooManyParts, builder.Refusal().Rule);
    }

    [Fact]
    public void Refuses_a_part_whose_content_is_not_what_its_checksum_says()
    {
        var file = WithRows("<row r=\"1\"><c r=\"A1\"><v>8275.21</v></c></row>").Build(CompressionLevel.NoCompression);
        var at = file.AsSpan().IndexOf("8275.21"u8);
        file[at] = (byte)'9';
        Assert.Equal(FileRules.Damaged, Assert.Single(WorkbookReader.Read(new MemoryStream(file)).Findings).Rule);
    }

    [Fact]
    public void Lets_the_failures_of_the_stream_itself_escape()
    {
        using var failing = new FailingStream(WithRows(OneCell).Build());
        Assert.Throws<IOException>(() => WorkbookReader.Read(failing));
    }

    [Fact]
    public void Leaves_the_stream_open_and_reads_from_its_beginning()
    {
        var stream = new MemoryStream(WithRows(OneCell).Build()) { Position = 7 };
        Assert.NotNull(WorkbookReader.Read(stream).Workbook);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void Ends_in_a_finding_wherever_a_file_is_cut_off()
    {
        var file = TinyCatalogue.Write(TinyCatalogue.Filled).ToArray();
        for (var i = 0; i < 50; i++)
        {
            var reading = WorkbookReader.Read(new MemoryStream(file[..(file.Length * i / 50)]));
            Assert.Null(reading.Workbook);
            Assert.Single(reading.Findings);
        }
    }

    [Fact]
    public void Ends_in_rows_or_findings_whatever_bits_are_flipped()
    {
        var deflated = TinyCatalogue.Write(TinyCatalogue.Filled).ToArray();
        var plain = WithRows(OneCell + "<row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>&lt;昆明</t></is></c><c r=\"E2\"><f>[1]A!B1</f><v>2</v></c></row>")
            .WithStrings("<si><t>a_x0041_</t></si>").WithFormats("0%").Build(CompressionLevel.NoCompression);
        var random = new Random(20241122);
        var refused = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var file = (i % 2 == 0 ? deflated : plain).ToArray();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
            {
                file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
            }

            refused += AssertRowsOrFindings(file);
        }

        Assert.InRange(refused, 1_000, 2_000);
    }

    [Fact]
    public void Ends_in_rows_or_findings_whatever_the_XML_of_a_sheet_has_become()
    {
        var sheet = Encoding.UTF8.GetBytes(Worksheet("<cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\" spans=\"1:3\"><c r=\"A1\" s=\"1\"><v>1.5</v></c><c r=\"B1\" t=\"s\"><v>0</v></c></row>"
            + "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"inlineStr\"><is><r><t>a&amp;b</t></r></is></c><c r=\"C2\" t=\"str\"><f t=\"shared\" si=\"0\">[1]x!A1</f><v>x<![CDATA[y]]></v></c></row><row/></sheetData>"
            + "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells><!-- end -->"));
        var random = new Random(2024);
        var refused = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var mutated = sheet.ToList();
            for (var edits = random.Next(1, 5); edits > 0; edits--)
            {
                var at = random.Next(mutated.Count);
                switch (random.Next(4))
                {
                    case 0:
                        mutated[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        mutated.RemoveRange(at, random.Next(1, Math.Min(12, mutated.Count - at) + 1));
                        break;
                    case 2:
                        mutated.InsertRange(at, mutated.GetRange(random.Next(mutated.Count / 2), 20));
                        break;
                    default:
                        mutated[at] = (byte)"<>&\"'/ =0AZ:"[random.Next(12)];
                        break;
                }
            }

            refused += AssertRowsOrFindings(new PackageBuilder().WithStrings("<si><t>a</t></si>").With("xl/worksheets/sheet1.xml", [.. mutated]).Build(CompressionLevel.NoCompression));
        }

        Assert.InRange(refused, 1_000, 2_000);
    }

    // 1 where the file was refused; all that was read must be within a sheet.
    private static int AssertRowsOrFindings(byte[] file)
    {
        var reading = WorkbookReader.Read(new MemoryStream(file));
        if (reading.Workbook is null)
        {
            Assert.Equal(Severity.Error, Assert.Single(reading.Findings).Severity);
            return 1;
        }

        foreach (var row in reading.Workbook.Sheets.SelectMany(sheet => sheet.Rows))
        {
            Assert.InRange(row.Number, 1, 1_048_576);
            Assert.NotEmpty(row.Cells);
            Assert.All(row.Cells, cell => Assert.InRange(cell.Column, 1, 16_384));
            Assert.Equal(row.Cells.Select(cell => cell.Column).Distinct().Order(), row.Cells.Select(cell => cell.Column));
        }

        return 0;
    }

    private sealed class FailingStream(byte[] content) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer)
        {
            var bytes = new byte[Math.Min(buffer.Length, 64)];
            var count = Read(bytes, 0, bytes.Length);
            bytes.AsSpan(0, count).CopyTo(buffer);
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            Position > 20 ? throw new IOException("The disk is gone.") : base.Read(buffer, offset, Math.Min(count, 64));
    }
}
