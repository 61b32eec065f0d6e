using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Pipeline.Benchmarks.Reading;

/// <summary>OpenXmlReader as its documentation shows it: forward over the sheet, one cell element at a time.</summary>
internal static class OpenXmlRows
{
    public static void Read(Stream file)
    {
        var filled = 0;
        Cells(file, (cell, _) => filled += cell.CellValue?.Text.Length ?? 0);
        if (filled == 0)
        {
            throw new InvalidDataException("The workbook has no cells.");
        }
    }

    public static Tally Sum(Stream file)
    {
        Tally tally = default;
        Cells(file, (cell, strings) =>
        {
            var text = cell.CellValue!.Text;
            tally = cell.DataType?.Value == CellValues.SharedString
                ? tally.WithText(strings[int.Parse(text, CultureInfo.InvariantCulture)])
                : tally.WithNumber(double.Parse(text, CultureInfo.InvariantCulture));
        });
        return tally;
    }

    private static void Cells(Stream file, Action<Cell, List<string>> look)
    {
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var strings = Strings(document.WorkbookPart!.SharedStringTablePart!);
        using var reader = OpenXmlReader.Create(document.WorkbookPart.WorksheetParts.Single());
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Cell) && reader.LoadCurrentElement() is Cell cell)
            {
                look(cell, strings);
            }
        }
    }

    private static List<string> Strings(SharedStringTablePart part)
    {
        List<string> strings = [];
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.LoadCurrentElement() is SharedStringItem item)
            {
                strings.Add(item.InnerText);
            }
        }

        return strings;
    }
}
