using ClosedXML.Excel;
using Pipeline.Workbooks;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary>A sample workbook as a clerk changed it.</summary>
internal static class EditedWorkbook
{
    /// <summary>Opens the sample of a reporter and year, changes cells of the data sheet by area and measure, and saves it.</summary>
    public static byte[] Of(string reporter, int year, params (string Area, string Measure, Func<double, XLCellValueLike> Change)[] changes)
    {
        using var workbook = new XLWorkbook(ProductFixture.SampleFile(reporter, year));
        var sheet = workbook.Worksheet(TemplateLayout.DataSheet);
        foreach (var (area, measure, change) in changes)
        {
            var cell = Cell(sheet, area, measure);
            cell.Value = change(cell.GetDouble()).Value;
        }

        using var output = new MemoryStream();
        workbook.SaveAs(output);
        return output.ToArray();
    }

    /// <summary>The address of a figure in the sample of a reporter and year.</summary>
    public static string Address(string reporter, int year, string area, string measure)
    {
        using var workbook = new XLWorkbook(ProductFixture.SampleFile(reporter, year));
        return Cell(workbook.Worksheet(TemplateLayout.DataSheet), area, measure).Address.ToString()!;
    }

    private static IXLCell Cell(IXLWorksheet sheet, string area, string measure)
    {
        var column = sheet.Row(TemplateLayout.CodeRow).CellsUsed().Single(c => c.GetString() == measure).Address.ColumnNumber;
        var row = sheet.Column(1).CellsUsed().Single(c => c.GetString() == area).Address.RowNumber;
        return sheet.Cell(row, column);
    }
}

/// <summary>A number or a text to write into a cell.</summary>
internal readonly record struct XLCellValueLike(object Value)
{
    public static implicit operator XLCellValueLike(double number) => new(number);

    public static implicit operator XLCellValueLike(string text) => new(text);
}
