using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Pipeline.Catalogue;
using Pipeline.Submissions;
using Pipeline.Workbooks;
using static Pipeline.Tests.Workbooks.PackageBuilder;

namespace Pipeline.Tests.Workbooks;

/// <summary>Files that are small and legal in every detail, and would cost far more than they may.</summary>
public sealed class HostileWorkbookTests
{
    private const string OneCell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";

    [Fact]
    public void Refuses_more_namespaces_than_names_can_be_looked_up_among() =>
        Assert.Equal(FileRules.XmlBroken, WithSheet($"<a{Many(70, i => $" xmlns:n{i}=\"urn:{i}\"")}/><sheetData>{OneCell}</sheetData>").Refusal().Rule);

    [Fact]
    public void Forgets_namespaces_with_the_element_that_declared_them() =>
        Assert.Equal("1", WithSheet(Many(70, i => $"<a xmlns:n{i}=\"urn:{i}\"/>") + $"<sheetData>{OneCell}</sheetData>").Cells()["A1"].Text);

    [Fact]
    public void Refuses_more_relationships_than_a_package_has_parts() =>
        Assert.Equal(FileRules.TooManyParts, WithRows(OneCell).With(
            "_rels/.rels", Relationships(Many(2_001, i => $"<Relationship Id=\"r{i}\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/>"))).Refusal().Rule);

    [Fact]
    public void Refuses_a_text_in_many_pieces_that_no_cell_can_hold()
    {
        var pieces = Many(10, _ => $"<r><t>{new string('x', 20_000)}</t></r>");
        Assert.Equal(FileRules.XmlTokenTooLong, WithRows(OneCell).WithStrings($"<si>{pieces}</si>").Refusal().Rule);
        Assert.Equal(FileRules.XmlTokenTooLong, WithRows($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>{pieces}</is></c></row>").Refusal().Rule);
        Assert.Equal(
            FileRules.XmlTokenTooLong,
            WithRows($"<row r=\"1\"><c r=\"A1\"><f>{Many(10, _ => new string('1', 20_000) + "<!---->")}</f><v>1</v></c></row>").Refusal().Rule);
    }

    [Fact]
    public void Reads_the_longest_text_that_Excel_allows() =>
        Assert.Equal(32_767, WithRows($"<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{new string('滇', 32_767)}</v></c></row>").Cells()["A1"].Text.Length);

    [Theory]
    [InlineData("../../evil.txt")]
    [InlineData("xl/../../evil.txt")]
    [InlineData("xl/worksheets/..")]
    [InlineData("..\\..\\evil.txt")]
    [InlineData("xl\\..\\..\\evil.txt")]
    [InlineData("../")]
    [InlineData("//etc/passwd")]
    [InlineData("\\\\host\\share\\x")]
    [InlineData("C:\\x")]
    [InlineData("/c:/x")]
    [InlineData("xl/\u0007x.xml")]
    public void Refuses_and_quarantines_a_part_whose_name_leads_out_of_the_file(string name)
    {
        var finding = WithRows(OneCell).With(name, "x").Refusal();

        Assert.Equal(FileRules.PartName, finding.Rule);
        Assert.True(FileRules.IsHostile(finding.Rule));
        Assert.NotEmpty(finding.Remedy.Zh);
        Assert.DoesNotContain('\u0007', finding.Message.En);
    }

    [Theory]
    [InlineData("xl\\worksheets\\sheet1.xml")]
    [InlineData("/xl/worksheets/sheet1.xml")]
    [InlineData("\\xl\\worksheets\\sheet1.xml")]
    public void Reads_a_part_whose_name_is_rooted_or_has_backslashes(string name) =>
        Assert.Equal("1", WithRows(OneCell).Without("xl/worksheets/sheet1.xml").With(name, Worksheet($"<sheetData>{OneCell}</sheetData>"))
            .With("xl/a..b.xml", "").Cells()["A1"].Text);

    [Fact]
    public void Refuses_a_zero_byte_in_xml_wherever_it_stands()
    {
        Assert.Equal(FileRules.XmlBroken, WithRows("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>昆\0明</v></c></row>").Refusal().Rule);
        Assert.Equal(FileRules.XmlBroken, WithRows("<row r=\"1\"><c r=\"A1\"><v>1\0</v></c></row>").Refusal().Rule);
        Assert.Equal(FileRules.XmlBroken, WithRows("<row r=\"1\"\0><c r=\"A1\"><v>1</v></c></row>").Refusal().Rule);
        Assert.Equal(FileRules.XmlBroken, WithRows("").With(
            "xl/worksheets/sheet1.xml", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Worksheet("<sheetData>\0</sheetData>"))).ToArray()).Refusal().Rule);
    }

    [Fact]
    public void Refuses_values_that_are_together_too_much_to_keep()
    {
        var finding = WithRows(Many(5, i => $"<row><c t=\"str\"><v>{new string('x', 100)}</v></c></row>")).Refusal(new() { ValueBytes = 400 });
        Assert.Equal(FileRules.TooManyCells, finding.Rule);
        Assert.Contains("400", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_row_of_one_cell_again_and_again_while_it_is_read() =>
        Assert.Equal((FileRules.CellRepeated, "A1"), WithRows($"<row r=\"1\">{Many(17_000, _ => "<c r=\"A1\"><v>1</v></c>")}<broken").Refusal() is var f ? (f.Rule, f.Cell) : default);

    [Fact]
    public void Counts_merged_ranges_of_all_sheets_together()
    {
        var sheet = Worksheet($"<sheetData>{OneCell}</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:B2\"/></mergeCells>");
        var builder = new PackageBuilder().With("xl/worksheets/sheet1.xml", sheet)
            .With("xl/workbook.xml", Workbook("<sheet name=\"一\" sheetId=\"1\" r:id=\"s1\"/><sheet name=\"二\" sheetId=\"2\" r:id=\"s1\"/>"));
        Assert.Equal(2, builder.Read(new() { Merges = 4 }).Workbook!.Sheets.Count);
        Assert.Equal(FileRules.TooManyMerges, builder.Refusal(new() { Merges = 3 }).Rule);
    }

    [Fact]
    public void Hides_columns_however_often_and_far_they_are_described()
    {
        var columns = Many(16_000, _ => "<col min=\"2\" max=\"99999999\" hidden=\"1\"/>") + "<col min=\"0\" max=\"9\" hidden=\"1\"/><col min=\"9\" max=\"1\" hidden=\"1\"/>";
        var cells = WithSheet($"<cols>{columns}</cols><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row></sheetData>").Cells();
        Assert.Equal((CellTraits.None, CellTraits.HiddenColumn), (cells["A1"].Traits, cells["XFD1"].Traits));
    }

    [Fact]
    public void Refuses_a_directory_of_more_parts_than_its_end_says()
    {
        var builder = WithRows(OneCell);
        for (var i = 0; i < 30; i++)
        {
            builder.With($"xl/x{i}.xml", "");
        }

        var file = builder.Build(CompressionLevel.NoCompression);
        var end = file.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(end + 8), 5);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(end + 10), 5);
        Assert.Equal(FileRules.TooManyParts, Assert.Single(WorkbookReader.Read(new MemoryStream(file), new() { Parts = 20 }).Findings).Rule);
    }

    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("area_code\uFFFE")]
    [InlineData("_xFFFE_")]
    [InlineData("_xD83D_")]
    [InlineData("\uFFFF")]
    public void Checks_texts_that_hold_what_is_no_character(string text)
    {
        var row = $"<c t=\"str\"><v>{text}</v></c><c t=\"str\"><v>area_code{text}</v></c>";
        var reading = WithRows($"<row>{row}</row><row>{row}</row>").Read();
        Assert.NotEmpty(Check(reading).Findings);
    }

    [Fact]
    public void Checks_a_sheet_of_nothing_but_the_longest_texts()
    {
        var text = new string('　', 30_000) + "昆明" + new string('　', 2_000);
        var rows = Many(50, _ => $"<row>{Many(40, _ => "<c t=\"s\"><v>0</v></c>")}</row>");
        Assert.NotEmpty(Check(WithRows(rows).WithStrings($"<si><t>{text}</t></si>").Read()).Findings);
    }

    private static CheckResult Check(WorkbookReading reading)
    {
        var catalogue = CatalogueLoader.LoadDefault();
        return new SubmissionChecker(catalogue).Check(reading, new(catalogue.FindReporter("530100")!, Period.Annual(2024), [], []));
    }

    private static string Many(int count, Func<int, string> part)
    {
        StringBuilder text = new();
        for (var i = 0; i < count; i++)
        {
            text.Append(part(i));
        }

        return text.ToString();
    }
}
