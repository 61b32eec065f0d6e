using System.IO.Compression;
using Pipeline.Submissions;
using Pipeline.Tests.Workbooks;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Submissions.MessCases;

/// <summary>What the files themselves are.</summary>
public sealed class MessCasesOfFilesTests
{
    private const ObservationStatus Normal = ObservationStatus.Normal;

    [Fact]
    public void Case_28_an_old_workbook_is_read_by_its_bytes_and_not_its_name()
    {
        Assert.Equal([], Mess.Check("28-old-format.xls").Said());
        var result = Mess.Check("28-old-format-misnamed.xlsx");

        Assert.Equal(["Warning file-name"], result.Said());
        Assert.Equal(("530102 land_area", 400.25m, Normal), result.At("L5"));
        Assert.Equal(Figures("28-old-format.xlsx"), Figures("28-old-format.xls"));
    }

    [Fact]
    public void Case_29_a_workbook_of_WPS_is_read_where_it_is_one_inside_and_else_rejected_with_how_to_save_it()
    {
        Assert.Equal(Figures("28-old-format.xlsx"), Figures("29-wps-records.et"));
        Assert.Equal(Figures("28-old-format.xlsx"), Figures("29-wps-package.et"));

        var finding = Assert.Single(Mess.Check("29-wps-other.et").Findings);
        Assert.Equal((Severity.Error, FileRules.NotAWorkbook), (finding.Severity, finding.Rule));
        Assert.Contains("另存为", finding.Remedy.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Case_30_a_table_as_text_is_read_whatever_its_name_and_web_pages_and_XML_are_rejected()
    {
        Assert.All(["30-csv-utf8.xlsx", "30-csv-utf8-bom.xls", "30-csv-gb18030.xlsx"], fixture =>
        {
            var result = Mess.Check(fixture);
            Assert.Equal(["Warning file-name", "Warning file-csv", "Warning sign-off-missing"], result.Said());
            Assert.Equal(("530102 land_area", 400.25m, Normal), result.At("L5", "CSV"));
        });
        Assert.Equal(["Error file-html"], Mess.Check("30-html.xls").Said());
        Assert.Equal(["Error file-xml"], Mess.Check("30-xml.xlsx").Said());
    }

    [Fact]
    public void Case_31_an_encrypted_workbook_is_rejected_and_one_whose_structure_is_protected_is_read()
    {
        Assert.Equal(["Error file-encrypted"], Mess.Check("31-encrypted.xlsx").Said());
        Assert.Equal(["Error file-encrypted"], Mess.Check("31-encrypted-old.xls").Said());

        // Excel encrypts these too, but with a password that every program knows.
        Assert.Equal(Figures("28-old-format.xls"), Figures("31-structure-protected.xls"));
        Assert.Equal(Figures("28-old-format.xls"), Figures("31-structure-protected-2003.xls"));
    }

    [Fact]
    public void Case_32_a_workbook_with_macros_is_read_and_warned_of()
    {
        Assert.Equal(["Warning file-macros"], Mess.Check("32-macros.xlsm").Said());
        Assert.Equal(Figures("28-old-format.xlsx"), Figures("32-macros.xlsm"));
    }

    [Fact]
    public void Case_33_a_bomb_path_tricks_entities_depth_and_size_are_refused_and_called_hostile()
    {
        var bomb = PackageBuilder.WithSheet(string.Concat(Enumerable.Repeat("<a/>", 2_000_000))).Build(CompressionLevel.Optimal);
        Finding[] findings =
        [
            Refusal(bomb),
            Refusal(PackageBuilder.WithSheet("<!DOCTYPE x [<!ENTITY a \"b\">]><sheetData/>").With("xl/worksheets/sheet1.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>").Build()),
            Refusal(PackageBuilder.WithSheet(string.Concat(Enumerable.Repeat("<a>", 300)) + string.Concat(Enumerable.Repeat("</a>", 300))).Build()),
            Refusal(PackageBuilder.WithRows("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>1</v></c></row>").Build(), new() { Cells = 1 }),
            Refusal(new byte[2_000], new() { FileBytes = 1_000 }),
        ];
        Assert.Equal(
            [FileRules.Bomb, FileRules.XmlDocumentType, FileRules.XmlTooDeep, FileRules.TooManyCells, FileRules.TooLarge], findings.Select(f => f.Rule));
        Assert.All(findings, f => Assert.True(FileRules.IsHostile(f.Rule), f.Rule));

        // Nothing is ever unpacked; whoever wrote a path that leads outside had other programs in mind.
        var tricked = new PackageBuilder().With("../../xl/worksheets/sheet1.xml", PackageBuilder.Worksheet("<sheetData/>")).Build();
        Assert.Equal((FileRules.PartName, true), (Refusal(tricked).Rule, FileRules.IsHostile(Refusal(tricked).Rule)));
    }

    [Fact]
    public void Case_34_a_used_range_to_the_last_cell_with_nothing_in_it_is_trimmed()
    {
        using var file = File.OpenRead(Path.Combine(Mess.Folder, "34-used-range.xlsx"));
        var reading = WorkbookReader.Read(file);

        Assert.Equal(6, reading.Workbook!.Sheets[1].Rows.Count);
        Assert.Empty(Mess.Check(reading).Findings);
        Assert.Equal(Figures("28-old-format.xlsx"), Figures("34-used-range.xlsx"));
    }

    [Fact]
    public void Case_44_valid_files_of_other_programs_are_read()
    {
        Assert.Equal(Figures("28-old-format.xlsx"), Figures("44-libreoffice.xlsx"));
        Assert.Equal(Figures("28-old-format.xlsx"), Figures("44-sheetjs.xlsx"));

        var raw = PackageBuilder.WithRows(
                "<row><c t=\"inlineStr\"><is><t>地区</t></is></c><c t=\"s\"><v>0</v></c></row>"
                + "<row><c t=\"str\"><v>昆明市</v></c><c><v>300</v></c></row>"
                + "<row><c t=\"s\"><v>1</v></c><c><f t=\"shared\" si=\"0\" ref=\"B3:B4\">100*1</f><v>100</v></c></row>"
                + "<row><c t=\"inlineStr\"><is><r><t>盘龙</t></r><r><t>区</t></r></is></c><c><f t=\"shared\" si=\"0\"/><v>200</v></c></row>")
            .WithStrings("<si><r><t>地区生产总值</t></r><r><rPr><b/></rPr><t>（亿元）</t></r></si><si><t>五华区</t><rPh sb=\"0\" eb=\"3\"><t>ウーホア</t></rPh></si>");
        var result = Mess.Check(raw.Read());
        Assert.Equal(["Warning sign-off-missing", "Warning columns-absent"], result.Said());
        Assert.Equal(("530102 gdp", 100m, Normal), result.At("B3", "数据"));
        Assert.Equal(("530103 gdp", 200m, Normal), result.At("B4", "数据"));
    }

    private static IEnumerable<string> Figures(string fixture) =>
        Mess.Check(fixture).Observations.Select(o => FormattableString.Invariant($"{o.Area} {o.Measure} {o.Value} {o.Status} {o.Source}"));

    private static Finding Refusal(byte[] file, ReadLimits? limits = null)
    {
        var reading = WorkbookReader.Read(new MemoryStream(file), limits);
        Assert.Null(reading.Workbook);
        return Assert.Single(reading.Findings);
    }
}
