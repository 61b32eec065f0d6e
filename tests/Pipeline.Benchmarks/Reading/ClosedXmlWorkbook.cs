using ClosedXML.Excel;

namespace Pipeline.Benchmarks.Reading;

/// <summary>ClosedXML: the whole workbook as a document, then its used cells.</summary>
internal static class ClosedXmlWorkbook
{
    public static void Read(Stream file)
    {
        var filled = 0;
        Cells(file, _ => filled++);
        if (filled == 0)
        {
            throw new InvalidDataException("The workbook has no cells.");
        }
    }

    public static Tally Sum(Stream file)
    {
        Tally tally = default;
        Cells(file, cell => tally = cell.Value is double number ? tally.WithNumber(number) : tally.WithText((string)cell.Value));
        return tally;
    }

    private static void Cells(Stream file, Action<IXLCell> look)
    {
        using XLWorkbook workbook = new(file);
        foreach (var row in workbook.Worksheet(1).RowsUsed())
        {
            foreach (var cell in row.CellsUsed())
            {
                look(cell);
            }
        }
    }
}
