using Pipeline.Workbooks;

namespace Pipeline.Tests.Workbooks.Differential;

/// <summary>What <see cref="WorkbookReader"/> reads.</summary>
internal static class OurReading
{
    public static ReadBook Read(string path)
    {
        using var file = File.OpenRead(path);
        var reading = WorkbookReader.Read(file);
        Assert.Empty(reading.Findings);
        return new([.. reading.Workbook!.Sheets.Select(sheet => Sheet(sheet, reading.Workbook.Date1904))]);
    }

    private static ReadSheet Sheet(Sheet sheet, bool date1904)
    {
        var all = sheet.Rows
            .SelectMany(row => row.Cells.Select(cell => (Address: CellAddress.Of(row.Number, cell.Column), Cell: cell)))
            .ToList();
        return new(sheet.Name, all.Where(c => c.Cell.Kind != CellKind.Blank && c.Cell.Text.Length > 0).ToDictionary(c => c.Address, c => Spelling.Of(c.Cell, date1904)))
        {
            Visibility = sheet.Visibility,
            Merges = sheet.Merges.Select(Range).ToHashSet(),
            HiddenRows = sheet.Rows.Where(row => row.Hidden).Select(row => row.Number).ToHashSet(),
            InHiddenColumns = all.Where(c => c.Cell.Traits.HasFlag(CellTraits.HiddenColumn)).Select(c => c.Address).ToHashSet(),
            Formulas = all.Where(c => c.Cell.Traits.HasFlag(CellTraits.Formula)).Select(c => c.Address).ToHashSet(),
        };
    }

    private static string Range(CellRange range) =>
        $"{CellAddress.Of(range.FirstRow, range.FirstColumn)}:{CellAddress.Of(range.LastRow, range.LastColumn)}";
}
