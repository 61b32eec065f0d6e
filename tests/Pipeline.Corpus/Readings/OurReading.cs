using Pipeline.Workbooks;

namespace Pipeline.Corpus.Readings;

/// <summary>What <see cref="WorkbookReader"/> reads.</summary>
internal static class OurReading
{
    public static ReadBook Of(Workbook workbook) => new([.. workbook.Sheets.Select(sheet => Sheet(sheet, workbook.Date1904))]);

    /// <summary>A table as text, of which other readers say nothing but the text.</summary>
    public static ReadBook OfText(Workbook workbook) =>
        new([.. workbook.Sheets.Select(sheet => Sheet(sheet, false) with { Cells = Cells(sheet).ToDictionary(c => c.Address, c => Spelling.Text(c.Cell.Text)) })]);

    private static ReadSheet Sheet(Sheet sheet, bool date1904)
    {
        var all = Cells(sheet);
        return new(sheet.Name, all.Where(c => c.Cell.Kind != CellKind.Blank && c.Cell.Text.Length > 0).ToDictionary(c => c.Address, c => Spelling.Of(c.Cell, date1904)))
        {
            Visibility = sheet.Visibility,
            Merges = sheet.Merges.Select(Range).ToHashSet(),
            HiddenRows = sheet.Rows.Where(row => row.Hidden).Select(row => row.Number).ToHashSet(),
            InHiddenColumns = all.Where(c => c.Cell.Traits.HasFlag(CellTraits.HiddenColumn)).Select(c => c.Address).ToHashSet(),
            Formulas = all.Where(c => c.Cell.Traits.HasFlag(CellTraits.Formula)).Select(c => c.Address).ToHashSet(),
        };
    }

    private static List<(string Address, SheetCell Cell)> Cells(Sheet sheet) =>
        [.. sheet.Rows.SelectMany(row => row.Cells.Select(cell => (Address: CellAddress.Of(row.Number, cell.Column), Cell: cell)))];

    private static string Range(CellRange range) =>
        $"{CellAddress.Of(range.FirstRow, range.FirstColumn)}:{CellAddress.Of(range.LastRow, range.LastColumn)}";
}
