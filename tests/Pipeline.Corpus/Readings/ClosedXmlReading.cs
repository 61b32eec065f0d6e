using ClosedXML.Excel;
using Pipeline.Workbooks;

namespace Pipeline.Corpus.Readings;

/// <summary>What ClosedXML reads; of cells with formulas only that they have one, since it computes them anew.</summary>
internal static class ClosedXmlReading
{
    public static ReadBook Read(string path)
    {
        using XLWorkbook book = new(path);
        return new([.. book.Worksheets.Select(sheet => Sheet(sheet, book.Use1904DateSystem))]);
    }

    private static ReadSheet Sheet(IXLWorksheet sheet, bool date1904)
    {
        var used = sheet.CellsUsed(XLCellsUsedOptions.Contents).ToList();
        return new(sheet.Name, used.Where(cell => !cell.HasFormula).ToDictionary(cell => cell.Address.ToString()!, cell => Cell(cell, date1904)))
        {
            Visibility = (SheetVisibility)sheet.Visibility,
            Merges = sheet.MergedRanges.Select(range => $"{range.FirstCell().Address}:{range.LastCell().Address}").ToHashSet(),
            HiddenRows = used.Select(cell => cell.Address.RowNumber).Distinct().Where(row => sheet.Row(row).IsHidden).ToHashSet(),
            InHiddenColumns = used.Where(cell => sheet.Column(cell.Address.ColumnNumber).IsHidden).Select(cell => cell.Address.ToString()!).ToHashSet(),
            Formulas = used.Where(cell => cell.HasFormula).Select(cell => cell.Address.ToString()!).ToHashSet(),
        };
    }

    private static ReadCell Cell(IXLCell cell, bool date1904) => cell.DataType switch
    {
        XLDataType.Number => Spelling.Number(cell.GetDouble()),
        XLDataType.Boolean => Spelling.Boolean(cell.GetBoolean()),
        XLDataType.DateTime => Spelling.Date(cell.GetDateTime()),
        XLDataType.TimeSpan => Spelling.Time(cell.GetTimeSpan(), date1904),
        _ => Spelling.Text(cell.GetString()),
    };
}
