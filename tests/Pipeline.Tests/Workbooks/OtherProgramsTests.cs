using System.Globalization;
using ClosedXML.Excel;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Workbooks;

public sealed class OtherProgramsTests
{
    // Written by eng/write-workbooks.mjs and eng/write-workbooks.py.
    public static TheoryData<string> Files => ["sheetjs.xlsx", "sheetjs-shared.xlsx", "exceljs.xlsx", "openpyxl.xlsx", "libreoffice.xlsx"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Reads_the_same_cells_whichever_program_wrote_them(string file)
    {
        var reading = Read(file);
        Assert.Empty(reading.Findings);
        Assert.Equal([("数据 '1' 表", SheetVisibility.Visible), ("隐藏", SheetVisibility.Hidden)], reading.Workbook!.Sheets.Select(s => (s.Name, s.Visibility)));
        var sheet = reading.Workbook.Sheets[0];
        var cells = Cells(sheet);
        Assert.Equal(new SheetCell(1, CellKind.Text, "area_code"), cells["A1"]);
        Assert.Equal(new SheetCell(2, CellKind.Text, "指标 & <单位> \"引号\""), cells["B1"]);
        Assert.Equal(new SheetCell(3, CellKind.Text, "第一行\n第二行 😀"), cells["C1"]);
        Assert.Equal(new SheetCell(1, CellKind.Text, "530100"), cells["A2"]);
        // openpyxl writes 16 digits, and so 8275.209999999999.
        Assert.Equal(new SheetCell(2, CellKind.Number, "8275.21"), cells["B2"] with { Text = Number(cells["B2"]).ToString("0.######", CultureInfo.InvariantCulture) });
        Assert.Equal(new SheetCell(3, CellKind.Number, "0.532", CellTraits.Percent), cells["C2"]);
        Assert.Equal(new SheetCell(4, CellKind.Date, "45473"), cells["D2"]);
        // LibreOffice writes a boolean as the formula TRUE().
        Assert.Equal(new SheetCell(5, CellKind.Boolean, "TRUE", CellTraits.HiddenColumn), cells["E2"] with { Traits = cells["E2"].Traits & ~CellTraits.Formula });
        Assert.Equal(new SheetCell(1, CellKind.Text, " 12.5 "), cells["A3"]);
        Assert.Equal(new SheetCell(2, CellKind.Error, "#N/A"), cells["B3"] with { Traits = CellTraits.None });
        Assert.Equal((-0.1, 1e-7), (Number(cells["A6"]), Number(cells["F8"])));
        Assert.Equal([6], sheet.Rows.Where(row => row.Hidden).Select(row => row.Number));
        Assert.Equal([new CellRange(4, 1, 4, 2)], sheet.Merges);
        var formula = cells["F2"];
        Assert.Equal(
            file == "openpyxl.xlsx" ? (CellKind.Blank, CellTraits.Formula | CellTraits.NoCachedValue) : (CellKind.Number, CellTraits.Formula),
            (formula.Kind, formula.Traits));
        Assert.Equal(file == "openpyxl.xlsx" ? "" : "16550.42", formula.Text);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Agrees_with_ClosedXML_on_every_cell(string file) => AssertAgreement(File.ReadAllBytes(Fixtures.Path(file)));

    [Fact]
    public void Agrees_with_ClosedXML_on_every_cell_of_a_template() => AssertAgreement(TinyCatalogue.Write(TinyCatalogue.Filled).ToArray());

    [Fact]
    public void Reads_a_template_that_LibreOffice_has_saved_as_the_template_itself()
    {
        // LibreOffice writes numbers and styles its own way; what the cells say is the same.
        var saved = Read("template-libreoffice.xlsx").Workbook!.Sheets;
        var written = WorkbookReader.Read(TinyCatalogue.Write(TinyCatalogue.Filled)).Workbook!.Sheets;
        Assert.Equal(written.Select(s => (s.Name, s.Visibility)), saved.Select(s => (s.Name, s.Visibility == SheetVisibility.Hidden ? SheetVisibility.VeryHidden : s.Visibility)));
        foreach (var (expected, actual) in written.Zip(saved))
        {
            Assert.Equal(Cells(expected).OrderBy(pair => pair.Key, StringComparer.Ordinal), Cells(actual).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        }
    }

    private static WorkbookReading Read(string file)
    {
        using var stream = File.OpenRead(Fixtures.Path(file));
        return WorkbookReader.Read(stream);
    }

    private static Dictionary<string, SheetCell> Cells(Sheet sheet) => sheet.Rows
        .SelectMany(row => row.Cells.Select(cell => (Address: CellAddress.Of(row.Number, cell.Column), cell)))
        .ToDictionary(pair => pair.Address, pair => pair.cell);

    private static double Number(SheetCell cell) => double.Parse(cell.Text, CultureInfo.InvariantCulture);

    private static void AssertAgreement(byte[] file)
    {
        var sheets = WorkbookReader.Read(new MemoryStream(file)).Workbook!.Sheets;
        using var book = new XLWorkbook(new MemoryStream(file));
        Assert.Equal(book.Worksheets.Select(sheet => sheet.Name), sheets.Select(sheet => sheet.Name));
        foreach (var sheet in sheets)
        {
            var other = book.Worksheet(sheet.Name);
            // ClosedXML takes cells with an error, and formulas without a result, for empty.
            var ours = Cells(sheet).Where(pair => pair.Value.Kind is not (CellKind.Error or CellKind.Blank)).ToDictionary();
            var theirs = other.CellsUsed(XLCellsUsedOptions.Contents).Where(cell => !cell.HasFormula || ours.ContainsKey(cell.Address.ToString()!));
            Assert.Equal(theirs.Select(cell => cell.Address.ToString()).Order(StringComparer.Ordinal), ours.Keys.Order(StringComparer.Ordinal));
            foreach (var (address, cell) in ours)
            {
                AssertSame(other.Cell(address), cell);
            }
        }
    }

    private static void AssertSame(IXLCell expected, SheetCell actual)
    {
        Assert.Equal(expected.HasFormula, actual.Traits.HasFlag(CellTraits.Formula));
        if (expected.HasFormula)
        {
            return;
        }

        switch (actual.Kind)
        {
            case CellKind.Number:
                Assert.Equal(expected.GetDouble(), Number(actual));
                break;
            case CellKind.Date:
                Assert.Equal(expected.GetDateTime(), DateTime.FromOADate(Number(actual)));
                break;
            case CellKind.Boolean:
                Assert.Equal(expected.GetBoolean(), actual.Text == "TRUE");
                break;
            default:
                // ClosedXML reads line ends as the machine's own.
                Assert.Equal(expected.GetString().ReplaceLineEndings("\n"), actual.Text);
                break;
        }
    }
}
