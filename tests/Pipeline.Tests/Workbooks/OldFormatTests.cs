using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Workbooks;

public sealed class OldFormatTests
{
    // Written by eng/write-workbooks.mjs and eng/write-workbooks.py.
    public static TheoryData<string> Files => ["sheetjs.xls", "libreoffice.xls"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Reads_the_cells_of_an_old_workbook_as_those_of_a_new_one(string file)
    {
        var reading = WorkbookReader.Read(Open(file), name: file);
        Assert.Empty(reading.Findings);
        Assert.Equal([("数据 '1' 表", SheetVisibility.Visible), ("隐藏", SheetVisibility.Hidden)], reading.Workbook!.Sheets.Select(s => (s.Name, s.Visibility)));
        var sheet = reading.Workbook.Sheets[0];
        var cells = sheet.Rows.SelectMany(r => r.Cells.Select(c => (CellAddress.Of(r.Number, c.Column), c))).ToDictionary(c => c.Item1, c => c.c);
        Assert.Equal(new SheetCell(1, CellKind.Text, "area_code"), cells["A1"]);
        Assert.Equal(new SheetCell(2, CellKind.Text, "指标 & <单位> \"引号\""), cells["B1"]);
        Assert.Equal(new SheetCell(3, CellKind.Text, "第一行\n第二行 😀"), cells["C1"]);
        Assert.Equal(new SheetCell(1, CellKind.Text, "530100"), cells["A2"]);
        Assert.Equal(8275.21, double.Parse(cells["B2"].Text, CultureInfo.InvariantCulture), 1e-9);
        Assert.Equal(new SheetCell(3, CellKind.Number, "0.532", CellTraits.Percent), cells["C2"]);
        Assert.Equal(new SheetCell(4, CellKind.Date, "45473"), cells["D2"]);
        Assert.Equal((CellKind.Boolean, "TRUE"), (cells["E2"].Kind, cells["E2"].Text));
        Assert.Equal((CellKind.Error, "#N/A"), (cells["B3"].Kind, cells["B3"].Text));
        Assert.Equal((CellKind.Number, "-0.1"), (cells["A6"].Kind, cells["A6"].Text));
        Assert.Equal([new CellRange(4, 1, 4, 2)], sheet.Merges);
    }

    [Fact]
    public void Knows_hidden_rows_hidden_columns_and_formulas_of_an_old_workbook()
    {
        var sheet = WorkbookReader.Read(Open("libreoffice.xls")).Workbook!.Sheets[0];
        Assert.Equal([6], sheet.Rows.Where(row => row.Hidden).Select(row => row.Number));
        Assert.True(sheet.Rows[1].Cells.Single(c => c.Column == 5).Traits.HasFlag(CellTraits.HiddenColumn));
        var formula = sheet.Rows[1].Cells.Single(c => c.Column == 6);
        Assert.Equal((CellKind.Number, "16550.42", CellTraits.Formula), (formula.Kind, formula.Text, formula.Traits));
    }

    [Fact]
    public void Keeps_the_text_that_a_formula_of_several_cells_gave()
    {
        byte[] formula = [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 5, 0, 1, 0, 0, 1, 0];
        var reading = new OldBookBuilder()
            .With(0x0200, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 3, 0, 0, 0)
            .With(0x0203, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F)
            .With(0x0006, formula)
            .With(0x0221, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 3, 0, 0x1E, 1, 0)
            .With(0x0207, 3, 0, 0, (byte)'o', (byte)'n', (byte)'e')
            .Read();
        Assert.Empty(reading.Findings);
        Assert.Equal(
            [new SheetCell(1, CellKind.Number, "1"), new SheetCell(2, CellKind.Text, "one", CellTraits.Formula)],
            Assert.Single(Assert.Single(reading.Workbook!.Sheets).Rows).Cells);
    }

    [Fact]
    public void Knows_merges_below_the_last_row()
    {
        var reading = new OldBookBuilder()
            .With(0x0200, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0)
            .With(0x0203, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F)
            .With(0x00E5, 1, 0, 2, 0, 4, 0, 0, 0, 7, 0)
            .Read();
        Assert.Equal([new CellRange(3, 1, 5, 8)], Assert.Single(reading.Workbook!.Sheets).Merges);
    }

    [Theory]
    [InlineData("old-unnamed.xls", "Sheet1")]
    [InlineData("old-unlisted.xls", "Sheet")]
    public void Gives_a_sheet_without_a_name_one(string file, string name)
    {
        var builder = new OldBookBuilder()
            .With(0x0200, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0)
            .With(0x0203, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F);
        var reading = Read(file, file == "old-unlisted.xls" ? builder.Unlisted() : builder.Named(""));

        Assert.Empty(reading.Findings);
        var sheet = Assert.Single(reading.Workbook!.Sheets);
        Assert.Equal((name, SheetVisibility.Visible), (sheet.Name, sheet.Visibility));
        var row = Assert.Single(sheet.Rows);
        Assert.Equal(1, row.Number);
        Assert.Equal([new SheetCell(1, CellKind.Number, "1")], row.Cells);
        Assert.Empty(sheet.Merges);
    }

    [Fact]
    public void Reads_only_what_is_there_of_a_sheet_that_claims_millions_of_rows()
    {
        // Two cells, in a range of 2,147,483,647 rows and 65,535 columns; the second cell is one of several in one record.
        var builder = new OldBookBuilder()
            .With(0x0200, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0xFF, 0xFF, 0, 0)
            .With(0x0203, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F)
            .With(0x00BD, 3, 0, 1, 0, 0, 0, 0x0A, 0, 0, 0, 0, 0, 0x0E, 0, 0, 0, 2, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = Read("old-huge-range.xls", builder);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Empty(reading.Findings);
        Assert.Equal(
            ["2: 2=1", "4: 2=2 3=3"],
            Assert.Single(reading.Workbook!.Sheets).Rows.Select(r => $"{r.Number}: {string.Join(' ', r.Cells.Select(c => $"{c.Column}={c.Text}"))}"));
        Assert.InRange(allocated, 0, 8 << 20);
    }

    [Fact]
    public void Refuses_a_sheet_of_one_distant_cell_that_is_listed_again_and_again()
    {
        var builder = new OldBookBuilder().Repeated(200)
            .With(0x0200, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0)
            .With(0x0203, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var finding = Assert.Single(builder.Read().Findings);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(FileRules.TooManyCells, finding.Rule);
        Assert.InRange(allocated, 0, 400 << 20);
    }

    [Theory]
    [InlineData("[Magenta]0", CellKind.Number, CellTraits.None)]
    [InlineData("[Magenta]0.0%", CellKind.Number, CellTraits.Percent)]
    [InlineData("#,##0;[Magenta]-#,##0", CellKind.Number, CellTraits.None)]
    [InlineData("0\"days\"", CellKind.Number, CellTraits.None)]
    [InlineData("yyyy/m/d", CellKind.Date, CellTraits.None)]
    [InlineData("[h]:mm", CellKind.Date, CellTraits.None)]
    public void Takes_a_number_for_a_date_only_where_its_format_shows_one(string format, CellKind kind, CellTraits traits)
    {
        byte[] number = [0, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(8275.21)];
        byte[] xf = [0, 0, 0xA4, 0, .. new byte[16]];
        var reading = new OldBookBuilder()
            .WithGlobal(0x041E, [0xA4, 0, (byte)format.Length, 0, 0, .. Encoding.Latin1.GetBytes(format)])
            .WithGlobal(0x00E0, xf)
            .With(0x0200, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0)
            .With(0x0203, number)
            .Read();

        Assert.Empty(reading.Findings);
        var cell = Assert.Single(Assert.Single(Assert.Single(reading.Workbook!.Sheets).Rows).Cells);
        Assert.Equal((kind, traits), (cell.Kind, cell.Traits));
        Assert.Equal(8275.21, double.Parse(cell.Text, CultureInfo.InvariantCulture), kind == CellKind.Date ? 1e-7 : 0);
    }

    [Fact]
    public void Finds_the_workbook_whose_stream_is_named_in_capitals()
    {
        var file = File.ReadAllBytes(Fixtures.Path("libreoffice.xls"));
        var name = Encoding.Unicode.GetBytes("Workbook");
        for (var at = file.AsSpan().IndexOf(name); at >= 0; at = file.AsSpan().IndexOf(name))
        {
            Encoding.Unicode.GetBytes("WORKBOOK").CopyTo(file, at);
        }

        Assert.Equal(2, WorkbookReader.Read(new MemoryStream(file)).Workbook!.Sheets.Count);
    }

    [Theory]
    [InlineData("地区,数\n（1）第11项\"成功订阅\"表示次数,5\n", "（1）第11项\"成功订阅\"表示次数")]
    [InlineData("地区,数\n\"昆明\"\"市\"\"\",5\n", "昆明\"市\"")]
    [InlineData("地区,数\n5\" 管,5\n", "5\" 管")]
    [InlineData("地区,数\r\n\"两\r\n行\",5", "两\n行")]
    [InlineData("地区,数\r昆明,5\r", "昆明")]
    public void Reads_quotation_marks_as_spreadsheet_programs_do(string text, string first)
    {
        var row = WorkbookReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Workbook!.Sheets[0].Rows[1];
        Assert.Equal([first, "5"], row.Cells.Select(cell => cell.Text));
    }

    [Theory]
    [InlineData("template-libreoffice.xls")]
    [InlineData("template-gb18030.csv")]
    public void A_template_saved_in_another_format_gives_the_same_observations(string file)
    {
        var expected = Check(TinyCatalogue.Write(TinyCatalogue.Filled), null);
        var actual = Check(Open(file), file);
        var isText = file.EndsWith(".csv", StringComparison.Ordinal);

        // Text has no sign-off sheet, and so no stage; everything else is the same.
        Assert.NotEmpty(expected.Observations);
        Assert.Equal(
            expected.Observations.Select(o => o with { Source = null, Status = isText && o.Status == ObservationStatus.Provisional ? ObservationStatus.Normal : o.Status }),
            actual.Observations.Select(o => o with { Source = null }));
        Assert.Equal(expected.Explanations, actual.Explanations);
        if (!isText)
        {
            Assert.Equal(expected.SignOff, actual.SignOff);
            Assert.Equal(expected.Findings.Select(f => (f.Rule, f.Cell)), actual.Findings.Select(f => (f.Rule, f.Cell)));
        }
    }

    [Theory]
    [InlineData("utf-8", false, "UTF-8")]
    [InlineData("utf-8", true, "UTF-8")]
    [InlineData("GB18030", false, "GB18030")]
    [InlineData("utf-16", true, "UTF-16")]
    public void Reads_a_table_as_text_in_the_encodings_that_Excel_and_WPS_write(string encoding, bool mark, string said)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var code = Encoding.GetEncoding(encoding);
        byte[] file = [.. mark ? code.GetPreamble() : [], .. code.GetBytes("地区,\"地区生产总值\n（亿元）\",电话\r\n昆明市,8275.21,0871\r\n\r\n五华区,\"1,300.5\",—\r\n")];

        var reading = WorkbookReader.Read(new MemoryStream(file), name: "昆明.csv");

        var warning = Assert.Single(reading.Findings);
        Assert.Equal((FileRules.TextTable, Severity.Warning), (warning.Rule, warning.Severity));
        Assert.Contains(said, warning.Message.En, StringComparison.Ordinal);
        var sheet = Assert.Single(reading.Workbook!.Sheets);
        Assert.Equal(
            [
                "1: Text 地区 | Text 地区生产总值\n（亿元） | Text 电话",
                "2: Text 昆明市 | Number 8275.21 | Text 0871",
                "4: Text 五华区 | Text 1,300.5 | Text —",
            ],
            sheet.Rows.Select(r => $"{r.Number}: {string.Join(" | ", r.Cells.Select(c => $"{c.Kind} {c.Text}"))}"));
    }

    [Theory]
    [InlineData("a\tb\n1\t2\n")]
    [InlineData("a;b\n1;2\n")]
    public void Finds_the_separator_of_a_table_as_text(string text) =>
        Assert.Equal(2, WorkbookReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Workbook!.Sheets[0].Rows[1].Cells.Count);

    [Theory]
    [InlineData("libreoffice.xls", "昆明.xlsx", true)]
    [InlineData("libreoffice.xls", "昆明.et", false)]
    [InlineData("libreoffice.xls", "昆明.XLS", false)]
    [InlineData("template.xlsx", "昆明.xls", true)]
    [InlineData("template.xlsx", "昆明.et", false)]
    [InlineData("template-gb18030.csv", "昆明.xlsx", true)]
    [InlineData("template-gb18030.csv", "昆明", false)]
    public void Says_when_the_extension_is_not_what_the_file_is_and_reads_it_all_the_same(string file, string name, bool says)
    {
        var reading = WorkbookReader.Read(Open(file), name: name);
        Assert.NotNull(reading.Workbook);
        Assert.Equal(says, reading.Findings.Any(f => f is { Rule: FileRules.WrongName, Severity: Severity.Warning }));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_truncated_old_workbook_is_a_finding(string file)
    {
        var whole = File.ReadAllBytes(Fixtures.Path(file));
        for (var length = 8; length < whole.Length - 1024; length += 211)
        {
            var reading = WorkbookReader.Read(new MemoryStream(whole[..length]));
            Assert.True(reading.Workbook is null, $"{length} bytes were read as a workbook.");
            Assert.Equal(Severity.Error, Assert.Single(reading.Findings).Severity);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_damaged_old_workbook_is_read_or_is_a_finding_but_never_throws(string file)
    {
        var random = new Random(97);
        var whole = File.ReadAllBytes(Fixtures.Path(file));
        for (var round = 0; round < 1500; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var i = 0; i < 1 + (round % 8); i++)
            {
                bytes[random.Next(8, bytes.Length)] = (byte)random.Next(256);
            }

            var reading = WorkbookReader.Read(new MemoryStream(bytes));
            Assert.True(reading.Workbook is not null || reading.Findings.Count == 1);
        }
    }

    [Fact]
    public void An_old_workbook_with_a_password_is_refused()
    {
        // Turns a record that means little into the one that says that all that follows is encrypted.
        var bytes = File.ReadAllBytes(Fixtures.Path("libreoffice.xls"));
        var records = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x09, 0x08, 0x10, 0x00]);
        var second = records + 20;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(second), 0x2F);
        Assert.Equal(FileRules.Encrypted, Assert.Single(WorkbookReader.Read(new MemoryStream(bytes)).Findings).Rule);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Limits_hold_for_other_formats_too(string file, ReadLimits limits, string rule) =>
        Assert.Equal(rule, Assert.Single(WorkbookReader.Read(Open(file), limits).Findings).Rule);

    public static TheoryData<string, ReadLimits, string> Limits => new()
    {
        { "libreoffice.xls", new() { FileBytes = 1000 }, FileRules.TooLarge },
        { "libreoffice.xls", new() { Rows = 2 }, FileRules.TooManyRows },
        { "libreoffice.xls", new() { Cells = 3 }, FileRules.TooManyCells },
        { "libreoffice.xls", new() { Columns = 3 }, FileRules.TooManyColumns },
        { "libreoffice.xls", new() { Sheets = 1 }, FileRules.TooManySheets },
        { "libreoffice.xls", new() { Merges = 0 }, FileRules.TooManyMerges },
        { "libreoffice.xls", new() { SharedStrings = 1 }, FileRules.TooManySharedStrings },
        { "template-gb18030.csv", new() { FileBytes = 100 }, FileRules.TooLarge },
        { "template-gb18030.csv", new() { Rows = 2 }, FileRules.TooManyRows },
        { "template-gb18030.csv", new() { Cells = 3 }, FileRules.TooManyCells },
        { "template-gb18030.csv", new() { Columns = 3 }, FileRules.TooManyColumns },
    };

    [Theory]
    [InlineData("地区,数\n昆明市,\"1", 2, "B2")]
    [InlineData("地区,\"数\n（亿元）\"\n昆明市,1\n\"五华区,2\n\"盘龙区\",3\n", 4, "A3")]
    [InlineData("地区,数\n昆明市,\"1\"亿\n", 2, "B2")]
    public void A_quotation_mark_that_is_never_closed_is_said_by_its_line_and_cell(string text, int line, string cell)
    {
        byte[] file = Encoding.UTF8.GetBytes(text.EndsWith("\"1", StringComparison.Ordinal) ? text + new string('1', 3 << 20) : text);
        var finding = Assert.Single(WorkbookReader.Read(new MemoryStream(file)).Findings);
        Assert.Equal((FileRules.Damaged, cell), (finding.Rule, finding.Cell));
        Assert.Contains($"第 {line} 行（单元格 {cell}）", finding.Message.Zh, StringComparison.Ordinal);
    }

    // The committed file is what the code makes, so that both can be looked at.
    private static WorkbookReading Read(string fixture, OldBookBuilder builder)
    {
        if (Fixtures.Update)
        {
            File.WriteAllBytes(Fixtures.Path(fixture), builder.Build());
        }

        var file = File.ReadAllBytes(Fixtures.Path(fixture));
        Assert.Equal(builder.Build(), file);
        return WorkbookReader.Read(new MemoryStream(file));
    }

    private static FileStream Open(string file) => File.OpenRead(Fixtures.Path(file));

    private static CheckResult Check(Stream file, string? name)
    {
        using (file)
        {
            var context = new CheckContext(TinyCatalogue.Instance.FindReporter("530100")!, Period.Annual(2024), [], []);
            return new SubmissionChecker(TinyCatalogue.Instance).Check(WorkbookReader.Read(file, name: name), context);
        }
    }
}
