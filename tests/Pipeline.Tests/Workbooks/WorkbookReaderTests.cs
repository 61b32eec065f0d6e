using System.Text;
using Pipeline.Workbooks;
using static Pipeline.Tests.Workbooks.PackageBuilder;

namespace Pipeline.Tests.Workbooks;

public sealed class WorkbookReaderTests
{
    [Fact]
    public void Reads_a_number_exactly_as_the_file_writes_it() =>
        Assert.Equal(
            new SheetCell(2, CellKind.Number, "0.30000000000000004"),
            WithRows("<row r=\"3\"><c r=\"B3\"><v>0.30000000000000004</v></c></row>").Cells()["B3"]);

    [Theory]
    [InlineData("<c r=\"A1\" t=\"n\"><v>1.5E+3</v></c>", CellKind.Number, "1.5E+3")]
    [InlineData("<c r=\"A1\"><v>&#49;2</v></c>", CellKind.Number, "12")]
    [InlineData("<c r=\"A1\"><v> 12\n</v></c>", CellKind.Number, "12")]
    [InlineData("<c r=\"A1\"><v>abc</v></c>", CellKind.Text, "abc")]
    [InlineData("<c r=\"A1\" t=\"b\"><v>1</v></c>", CellKind.Boolean, "TRUE")]
    [InlineData("<c r=\"A1\" t=\"b\"><v>0</v></c>", CellKind.Boolean, "FALSE")]
    [InlineData("<c r=\"A1\" t=\"e\"><v>#DIV/0!</v></c>", CellKind.Error, "#DIV/0!")]
    [InlineData("<c r=\"A1\" t=\"str\"><v>昆明</v></c>", CellKind.Text, "昆明")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>昆明</t></is></c>", CellKind.Text, "昆明")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><r><rPr><b/></rPr><t>昆</t></r><r><t>明</t></r></is></c>", CellKind.Text, "昆明")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><v>1.0</v><is><t>1.</t></is></c>", CellKind.Text, "1.")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><r><t>1.</t></r></is><v>1.0</v></c>", CellKind.Text, "1.")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><v>1.</v></c>", CellKind.Text, "1.")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>2024-06-30</v></c>", CellKind.Date, "45473")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>2024-06-30T12:00:00</v></c>", CellKind.Date, "45473.5")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>1900-01-01</v></c>", CellKind.Date, "1")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>soon</v></c>", CellKind.Text, "soon")]
    [InlineData("<c r='A1' t='n'><v>7</v></c>", CellKind.Number, "7")]
    [InlineData("<c\n r=\"A1\"\t><v >7</v ></c >", CellKind.Number, "7")]
    [InlineData("<c t=\"n\" s=\"0\" r=\"A1\"><v>7</v></c>", CellKind.Number, "7")]
    [InlineData("<c r=\"A1\" cm=\"1\" vm=\"1\"><v>7</v><extLst><ext><v>8</v></ext></extLst></c>", CellKind.Number, "7")]
    public void Reads_what_a_cell_holds(string cell, CellKind kind, string text) =>
        Assert.Equal(new SheetCell(1, kind, text), WithRows($"<row r=\"1\">{cell}</row>").Cells()["A1"]);

    [Theory]
    [InlineData("<t>A &amp; B &lt; C &gt; D &quot; &apos;</t>", "A & B < C > D \" '")]
    [InlineData("<t>&#x6606;&#26126;</t>", "昆明")]
    [InlineData("<t>&#x1F600;</t>", "😀")]
    [InlineData("<t>a_x000D_b_x005F_x000D_</t>", "a\rb_x000D_")]
    [InlineData("<t>_xD83D__xDE00_</t>", "😀")]
    [InlineData("<t>_xD83D_</t>", "\uFFFD")]
    [InlineData("<t>_x12_ _xZZZZ_ __x0041_</t>", "_x12_ _xZZZZ_ _A")]
    [InlineData("<t><![CDATA[a<b&amp;]]>c</t>", "a<b&amp;c")]
    [InlineData("<t>a<!-- - -> <t>x</t> -->b</t>", "ab")]
    [InlineData("<t>a<?pi <t> ?>b</t>", "ab")]
    [InlineData("<t xml:space=\"preserve\"> a\r\nb\rc </t>", " a\nb\nc ")]
    [InlineData("<r><rPr><rFont val=\"x\"/></rPr><t>昆</t></r><rPh sb=\"0\" eb=\"1\"><t>kūn</t></rPh><r><t>明</t></r><phoneticPr fontId=\"1\"/>", "昆明")]
    public void Reads_a_shared_string(string item, string text) =>
        Assert.Equal(
            new SheetCell(1, CellKind.Text, text),
            WithRows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c></row>").WithStrings($"<si><t>other</t></si><si>{item}</si>").Cells()["A1"]);

    [Fact]
    public void Takes_a_sheet_of_a_macro_module_for_one_without_cells()
    {
        var reading = WithRows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
            .With("xl/workbook.xml", PackageBuilder.Workbook("<sheet name=\"Module1\" sheetId=\"2\" state=\"veryHidden\" r:id=\"\"/><sheet name=\"数据\" sheetId=\"1\" r:id=\"s1\"/>"))
            .Read();
        Assert.Empty(reading.Findings);
        Assert.Equal([("Module1", 0), ("数据", 1)], reading.Workbook!.Sheets.Select(sheet => (sheet.Name, sheet.Rows.Count)));
    }

    [Fact]
    public void Leaves_out_cells_that_hold_nothing()
    {
        var cells = WithRows("<row r=\"1\"><c r=\"A1\" s=\"1\"/><c r=\"B1\"></c><c r=\"C1\" t=\"s\"><v>0</v></c><c r=\"D1\" t=\"str\"><v></v></c>"
            + "<c r=\"E1\" t=\"inlineStr\"><is><t/></is></c><c r=\"F1\"><v>1</v></c></row><row r=\"2\"/><row r=\"3\" hidden=\"1\"></row>").WithStrings("<si><t/></si>").Cells();
        Assert.Equal("F1", Assert.Single(cells).Key);
    }

    [Fact]
    public void Counts_rows_and_cells_without_an_address()
    {
        var cells = WithRows("<row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row><row r=\"5\"><c><v>4</v></c></row><row><c t=\"inlineStr\"><is><t>5</t></is></c></row>"
            + "<row><c r=\"B9\"><v>6</v></c></row><row><c><v>7</v></c></row>").Cells();
        Assert.Equal(
            [("A1", "1"), ("D1", "2"), ("E1", "3"), ("A5", "4"), ("A6", "5"), ("B9", "6"), ("A10", "7")],
            cells.Select(pair => (pair.Key, pair.Value.Text)));
    }

    [Fact]
    public void Puts_rows_and_cells_in_order()
    {
        var cells = WithRows("<row r=\"2\"><c r=\"B2\"><v>4</v></c><c r=\"A2\"><v>3</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").Cells();
        Assert.Equal(["A1", "A2", "B2"], cells.Keys);
    }

    [Theory]
    [InlineData("<f>SUM(B1:B3)</f><v>6</v>", CellKind.Number, CellTraits.Formula)]
    [InlineData("<f>SUM(B1:B3)</f>", CellKind.Blank, CellTraits.Formula | CellTraits.NoCachedValue)]
    [InlineData("<f>SUM(B1:B3)</f><v></v>", CellKind.Blank, CellTraits.Formula | CellTraits.NoCachedValue)]
    [InlineData("<f>SUM(B1:B3)</f><v/>", CellKind.Blank, CellTraits.Formula | CellTraits.NoCachedValue)]
    [InlineData("<f t=\"shared\" si=\"0\"/><v>6</v>", CellKind.Number, CellTraits.Formula)]
    [InlineData("<f>[1]Sheet1!A1</f><v>6</v>", CellKind.Number, CellTraits.Formula | CellTraits.ExternalLink)]
    [InlineData("<f>SUM('[12]表 一'!A1:A3)</f><v>6</v>", CellKind.Number, CellTraits.Formula | CellTraits.ExternalLink)]
    [InlineData("<f>[0]!Name</f><v>6</v>", CellKind.Number, CellTraits.Formula)]
    [InlineData("<f>Table1[1]+Table1[[#All],[2]]</f><v>6</v>", CellKind.Number, CellTraits.Formula)]
    [InlineData("<f>\"[1]x\"&amp;A1</f><v>6</v>", CellKind.Number, CellTraits.Formula)]
    public void Tells_formulas(string content, CellKind kind, CellTraits traits)
    {
        var cell = WithRows($"<row r=\"1\"><c r=\"A1\">{content}</c></row>").Cells()["A1"];
        Assert.Equal((kind, traits), (cell.Kind, cell.Traits));
    }

    [Fact]
    public void Takes_an_empty_text_result_of_a_formula_as_cached() =>
        Assert.Equal(
            new SheetCell(1, CellKind.Text, "", CellTraits.Formula),
            WithRows("<row r=\"1\"><c r=\"A1\" t=\"str\"><f>IF(B1,1,\"\")</f><v></v></c></row>").Cells()["A1"]);

    [Fact]
    public void Knows_an_external_link_in_every_cell_that_shares_the_formula()
    {
        var cells = WithRows("<row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:A2\" si=\"3\">[1]S!A1</f><v>1</v></c></row>"
            + "<row r=\"2\"><c r=\"A2\"><f t=\"shared\" si=\"3\"/><v>2</v></c></row>").Cells();
        Assert.Equal(CellTraits.Formula | CellTraits.ExternalLink, cells["A2"].Traits);
    }

    [Theory]
    [InlineData("0.00%", CellKind.Number, CellTraits.Percent)]
    [InlineData("0\"%\"", CellKind.Number, CellTraits.None)]
    [InlineData("0\\%", CellKind.Number, CellTraits.None)]
    [InlineData("[Red]0.0%;[Blue]-0.0%", CellKind.Number, CellTraits.Percent)]
    [InlineData("#,##0.00;-#,##0.00%", CellKind.Number, CellTraits.None)]
    [InlineData("yyyy\"年\"m\"月\"", CellKind.Date, CellTraits.None)]
    [InlineData("[$-804]yyyy-mm-dd;@", CellKind.Date, CellTraits.None)]
    [InlineData("[DBNum1][$-804]yyyy\"年\"", CellKind.Date, CellTraits.None)]
    [InlineData("[h]:mm", CellKind.Date, CellTraits.None)]
    [InlineData("[Magenta]0.00", CellKind.Number, CellTraits.None)]
    [InlineData("[>=100]0", CellKind.Number, CellTraits.None)]
    [InlineData("General", CellKind.Number, CellTraits.None)]
    [InlineData("GENERAL\"年\"", CellKind.Number, CellTraits.None)]
    [InlineData("0.00E+00", CellKind.Number, CellTraits.None)]
    [InlineData("0\"days\"", CellKind.Number, CellTraits.None)]
    [InlineData("0_d\\d*y", CellKind.Number, CellTraits.None)]
    [InlineData("\"unclosed yyyy", CellKind.Number, CellTraits.None)]
    public void Reads_percent_and_dates_from_the_number_format(string format, CellKind kind, CellTraits traits) =>
        Assert.Equal(
            new SheetCell(1, kind, "0.53", traits),
            WithRows("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>0.53</v></c></row>").WithFormats("0", format).Cells()["A1"]);

    [Theory]
    [InlineData(0, CellKind.Number, CellTraits.None)]
    [InlineData(9, CellKind.Number, CellTraits.Percent)]
    [InlineData(10, CellKind.Number, CellTraits.Percent)]
    [InlineData(14, CellKind.Date, CellTraits.None)]
    [InlineData(22, CellKind.Date, CellTraits.None)]
    [InlineData(31, CellKind.Date, CellTraits.None)]
    [InlineData(47, CellKind.Date, CellTraits.None)]
    [InlineData(57, CellKind.Date, CellTraits.None)]
    [InlineData(48, CellKind.Number, CellTraits.None)]
    public void Knows_the_built_in_number_formats(int id, CellKind kind, CellTraits traits) =>
        Assert.Equal(
            new SheetCell(1, kind, "45473", traits),
            WithRows("<row r=\"1\"><c r=\"A1\" s=\"0\"><v>45473</v></c></row>").WithStyles($"<cellXfs><xf numFmtId=\"{id}\"/></cellXfs>").Cells()["A1"]);

    [Fact]
    public void Marks_hidden_rows_columns_and_sheets()
    {
        var reading = new PackageBuilder()
            .With("xl/workbook.xml", Workbook("<sheet name=\"a\" sheetId=\"1\" r:id=\"s1\"/><sheet name=\"b\" sheetId=\"2\" state=\"hidden\" r:id=\"s1\"/><sheet name=\"_meta\" sheetId=\"3\" state=\"veryHidden\" r:id=\"s1\"/>"))
            .With("xl/worksheets/sheet1.xml", Worksheet("<cols><col min=\"2\" max=\"3\" hidden=\"true\" width=\"0\"/></cols><sheetData>"
                + "<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row><row r=\"2\" hidden=\"0\"><c r=\"C2\"><v>3</v></c><c r=\"D2\"><v>4</v></c></row></sheetData>"))
            .Read();
        var sheets = reading.Workbook!.Sheets;
        Assert.Equal([SheetVisibility.Visible, SheetVisibility.Hidden, SheetVisibility.VeryHidden], sheets.Select(s => s.Visibility));
        Assert.Equal([true, false], sheets[0].Rows.Select(row => row.Hidden));
        Assert.Equal(
            [CellTraits.None, CellTraits.HiddenColumn, CellTraits.HiddenColumn, CellTraits.None],
            sheets[0].Rows.SelectMany(row => row.Cells).Select(cell => cell.Traits));
    }

    [Fact]
    public void Reads_merged_rectangles() =>
        Assert.Equal(
            [new CellRange(1, 1, 2, 4), new CellRange(7, 2, 7, 2)],
            WithSheet("<sheetData/><mergeCells count=\"2\"><mergeCell ref=\"A1:D2\"/><mergeCell ref=\"B7\"/></mergeCells>").Sheet().Merges);

    [Theory]
    [InlineData("<workbookPr date1904=\"1\"/>", true)]
    [InlineData("<workbookPr date1904=\"true\"/>", true)]
    [InlineData("<workbookPr date1904=\"0\"/>", false)]
    [InlineData("<workbookPr/>", false)]
    public void Tells_the_date_system(string properties, bool date1904)
    {
        var reading = WithRows("<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2024-06-30</v></c></row>")
            .With("xl/workbook.xml", Workbook("<sheet name=\"a\" sheetId=\"1\" r:id=\"s1\"/>", properties)).Read();
        Assert.Equal(date1904, reading.Workbook!.Date1904);
        Assert.Equal(date1904 ? "44011" : "45473", reading.Workbook.Sheets[0].Rows[0].Cells[0].Text);
    }

    [Fact]
    public void Reads_strict_workbooks()
    {
        const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        const string Relations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        var builder = new PackageBuilder()
            .With("_rels/.rels", Relationships($"<Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"/xl/workbook.xml\"/>"))
            .With("xl/workbook.xml", $"<workbook xmlns=\"{Strict}\" xmlns:q=\"{Relations}\" conformance=\"strict\"><sheets><sheet name=\"a\" sheetId=\"1\" q:id=\"s1\"/></sheets></workbook>")
            .With("xl/_rels/workbook.xml.rels", Relationships($"<Relationship Id=\"s1\" Type=\"{Relations}/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/>"))
            .With("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Strict}\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>");
        Assert.Equal("1", builder.Cells()["A1"].Text);
    }

    [Fact]
    public void Reads_elements_under_any_prefix_and_passes_over_foreign_ones()
    {
        var sheet = $"<x:worksheet xmlns:x=\"{Main}\" xmlns:y=\"{Main}\" xmlns=\"urn:other\" xmlns:mc=\"urn:mc\"><mc:AlternateContent><mc:Choice><x:row r=\"9\"/></mc:Choice></mc:AlternateContent>"
            + "<x:sheetData><row r=\"7\"><c r=\"A7\"><v>0</v></c></row><x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c><y:c r=\"B1\"><y:v>2</y:v></y:c><c r=\"C1\"><v>3</v></c>"
            + $"<c r=\"D1\" xmlns=\"{Main}\"><v>4</v></c><x:c r=\"E1\" xmlns:x=\"urn:other\"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>";
        var cells = new PackageBuilder().With("xl/worksheets/sheet1.xml", sheet).Cells();
        Assert.Equal([("A1", "1"), ("B1", "2"), ("D1", "4")], cells.Select(pair => (pair.Key, pair.Value.Text)));
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-8", true)]
    public void Reads_parts_in_every_encoding_that_packages_may_use(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        var xml = $"<?xml version=\"1.0\" encoding=\"{name[..^(name.Length > 6 ? 2 : 0)]}\" standalone=\"yes\"?>\r\n"
            + Worksheet("<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>昆明😀</v></c></row></sheetData>");
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(xml)];
        Assert.Equal("昆明😀", new PackageBuilder().With("xl/worksheets/sheet1.xml", bytes).Cells()["A1"].Text);
    }

    [Theory]
    [InlineData("xl/book/main.xml", "xl/book/_rels/main.xml.rels", "../sheets/a.xml", "xl/sheets/a.xml")]
    [InlineData("workbook.xml", "_rels/workbook.xml.rels", "sheet.xml", "sheet.xml")]
    [InlineData("XL/Workbook.xml", "xl/_rels/workbook.xml.rels", "./worksheets/sheet%201.xml", "XL/worksheets/Sheet 1.xml")]
    public void Finds_parts_wherever_the_relationships_say(string workbook, string relationships, string target, string sheet)
    {
        var builder = new PackageBuilder().Without("xl/workbook.xml").Without("xl/_rels/workbook.xml.rels")
            .With("_rels/.rels", Relationships($"<Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"{workbook}\"/>"))
            .With(workbook, Workbook("<sheet name=\"a\" sheetId=\"1\" r:id=\"s1\"/>"))
            .With(relationships, Relationships($"<Relationship Id=\"s1\" Type=\"{Office}/worksheet\" Target=\"{target}\"/>"))
            .With(sheet, Worksheet("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>"));
        Assert.Equal("1", builder.Cells()["A1"].Text);
    }

    [Fact]
    public void Keeps_a_chart_sheet_in_its_place_without_rows()
    {
        var reading = WithRows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").Related("chartsheet", "chartsheets/sheet1.xml")
            .With("xl/workbook.xml", Workbook("<sheet name=\"图\" sheetId=\"2\" r:id=\"chartsheet\"/><sheet name=\"数据\" sheetId=\"1\" r:id=\"s1\"/>")).Read();
        Assert.Equal([("图", 0), ("数据", 1)], reading.Workbook!.Sheets.Select(sheet => (sheet.Name, sheet.Rows.Count)));
    }

    [Fact]
    public void Warns_of_macros_and_reads_on()
    {
        var reading = WithRows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").With("xl/vbaProject.bin", "x").Read();
        Assert.Equal((FileRules.Macros, Pipeline.Submissions.Severity.Warning), (Assert.Single(reading.Findings).Rule, reading.Findings[0].Severity));
        Assert.Single(reading.Workbook!.Sheets[0].Rows);
    }

    [Fact]
    public void Passes_over_an_empty_used_range_to_the_last_cell()
    {
        var rows = new StringBuilder("<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>");
        for (var column = 2; column <= 16_384; column++)
        {
            rows.Append("<c r=\"").Append(CellAddress.ColumnName(column)).Append("1\" s=\"1\"/>");
        }

        rows.Append("</row>");
        for (var row = 2; row <= 1_048_576; row++)
        {
            rows.Append("<row r=\"").Append(row).Append("\"/>");
        }

        var sheet = WithSheet(rows.Append("</sheetData>").ToString()).Sheet();
        Assert.Single(Assert.Single(sheet.Rows).Cells);
    }

    [Fact]
    public void Gives_long_rows_and_texts_whole_across_the_edges_of_its_buffer()
    {
        var random = new Random(20241122);
        var expected = new Dictionary<string, string>();
        var rows = new StringBuilder();
        for (var row = 1; row <= 400; row++)
        {
            rows.Append("<row r=\"").Append(row).Append("\" spans=\"1:200\" hidden=\"0\">");
            for (var column = 1; column <= 200; column += random.Next(1, 4))
            {
                var address = CellAddress.Of(row, column);
                var text = random.Next(20) == 0 ? new string((char)('a' + random.Next(26)), random.Next(1, 9000)) : random.Next(1, 1_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
                expected[address] = text;
                rows.Append("<c r=\"").Append(address).Append(text[0] >= 'a' ? "\" t=\"str\"><v>" : "\" s=\"0\"><v>").Append(text).Append("</v></c>");
            }

            rows.Append("</row>");
        }

        Assert.Equal(expected, WithRows(rows.ToString()).Cells().ToDictionary(pair => pair.Key, pair => pair.Value.Text));
    }
}
