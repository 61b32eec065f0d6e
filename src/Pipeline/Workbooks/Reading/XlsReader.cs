using System.Globalization;
using ExcelDataReader;

namespace Pipeline.Workbooks.Reading;

/// <summary>Reads workbooks of Excel 97–2003 and older, and what WPS writes as .et in their format.</summary>
internal sealed class XlsReader(ReadLimits limits)
{
    private const int Offset1904 = 1462;

    // A row costs its reader about as much as so many places, whether it holds something or not.
    private const int RowCost = 16;
    private const long PlacesPerCell = 24;
    private readonly ReadCount _count = new(limits);
    private long _visited;

    /// <summary>Reads the stream of records of a workbook.</summary>
    public WorkbookReading Read(byte[] records)
    {
        var scan = BiffScan.Of(records, limits);
        try
        {
            return new(new(Sheets(records, scan), scan.Date1904), scan.HasMacros ? [FileFindings.Macros()] : []);
        }
        catch (Exception fault) when (fault is not (UnreadableWorkbookException or OutOfMemoryException))
        {
            // All bytes are in memory, so that whatever the library throws, and it throws anything, is about the bytes.
            throw new UnreadableWorkbookException(FileFindings.Damaged("", new("工作表记录无法读取", "the records of a sheet cannot be read")));
        }
    }

    private List<Sheet> Sheets(byte[] records, BiffScan scan)
    {
        var chinese = LegacyEncodings.Gb18030;
        var configuration = new ExcelReaderConfiguration { FallbackEncoding = chinese };
        using var reader = ExcelReaderFactory.CreateBinaryReader(new MemoryStream(records), configuration);
        List<Sheet> sheets = [];
        do
        {
            // Other programs, and damaged files, leave names out.
            var name = string.IsNullOrEmpty(reader.Name) ? $"Sheet{sheets.Count + 1}" : reader.Name;
            sheets.Add(new(name, Visibility(reader.VisibleState), Rows(reader, scan.Sheets[sheets.Count], scan.Date1904), scan.Sheets[sheets.Count].Merges));
        }
        while (reader.NextResult());
        return sheets;
    }

    private static SheetVisibility Visibility(string state) => state switch
    {
        "hidden" => SheetVisibility.Hidden,
        "veryhidden" => SheetVisibility.VeryHidden,
        _ => SheetVisibility.Visible,
    };

    private List<SheetRow> Rows(IExcelDataReader reader, BiffSheet sheet, bool date1904)
    {
        if (sheet.Widths.Values.DefaultIfEmpty(0).Max() > limits.Columns)
        {
            throw new UnreadableWorkbookException(FileFindings.TooMany(FileRules.TooManyColumns, new("列数", "columns"), limits.Columns, reader.Name));
        }

        List<SheetRow> rows = [];
        var last = sheet.Widths.Keys.DefaultIfEmpty(-1).Max();
        for (var row = 0; row <= last && reader.Read(); row++)
        {
            var width = Math.Min(sheet.Widths.GetValueOrDefault(row), reader.FieldCount);
            Visit(width, reader.Name);
            List<SheetCell> cells = [];
            for (var column = 0; column < width; column++)
            {
                if (Cell(reader, sheet, row, column, date1904) is { } cell)
                {
                    cells.Add(cell);
                }
            }

            if (cells.Count > 0)
            {
                _count.Add(cells, reader.Name);
                rows.Add(new(row + 1, cells, sheet.HiddenRows.Contains(row)));
            }
        }

        return rows;
    }

    // Places are counted too: a few cells far away from each other claim millions, and many sheets can be made of the same records.
    private void Visit(int columns, string sheet)
    {
        _visited += columns + RowCost;
        if (_visited > PlacesPerCell * limits.Cells)
        {
            throw new UnreadableWorkbookException(FileFindings.TooMany(FileRules.TooManyCells, new("单元格数", "cells"), limits.Cells, sheet));
        }
    }

    private static SheetCell? Cell(IExcelDataReader reader, BiffSheet sheet, int row, int column, bool date1904)
    {
        var isError = sheet.Errors.TryGetValue((row, column), out var error);
        var cell = isError ? new(column + 1, CellKind.Error, error!)
            : (reader.GetValue(column) ?? sheet.Texts.GetValueOrDefault((row, column))) is { } value ? Cell(reader, column, value, date1904)
            : null;
        return cell is null ? null : cell.Value with
        {
            Traits = cell.Value.Traits
                | (sheet.HiddenColumns.Contains(column) ? CellTraits.HiddenColumn : CellTraits.None)
                | (sheet.Formulas.Contains((row, column)) ? CellTraits.Formula : CellTraits.None),
        };
    }

    private static SheetCell? Cell(IExcelDataReader reader, int column, object value, bool date1904) => value switch
    {
        string { Length: 0 } => null,
        string text => new(column + 1, CellKind.Text, text.ReplaceLineEndings("\n")),
        bool yes => new(column + 1, CellKind.Boolean, yes ? "TRUE" : "FALSE"),
        DateTime date => new(column + 1, CellKind.Date, Text(Serial(date, date1904))),
        TimeSpan time => new(column + 1, CellKind.Date, Text(time.TotalDays)),
        double number when !double.IsFinite(number) => new(column + 1, CellKind.Error, "#NUM!"),
        _ => Number(reader, column, Text(Convert.ToDouble(value, CultureInfo.InvariantCulture))),
    };

    private static SheetCell Number(IExcelDataReader reader, int column, string text) =>
        (reader.GetNumberFormatString(column) is { } code ? NumberFormat.Of(code) : NumberFormat.OfBuiltIn(reader.GetNumberFormatIndex(column))) switch
        {
            NumberFormatKind.Percent => new(column + 1, CellKind.Number, text, CellTraits.Percent),
            NumberFormatKind.Date => new(column + 1, CellKind.Date, text),
            _ => new(column + 1, CellKind.Number, text),
        };

    // Counting from 1900, a 29 February 1900 that never was is counted too.
    private static double Serial(DateTime date, bool date1904) =>
        date.ToOADate() - (date1904 ? Offset1904 : date < new DateTime(1900, 3, 1) ? 1 : 0);

    // The shortest text that gives the same number again.
    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
