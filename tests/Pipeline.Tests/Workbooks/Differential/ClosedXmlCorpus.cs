using ClosedXML.Excel;

namespace Pipeline.Tests.Workbooks.Differential;

/// <summary>Writes the workbook of ClosedXML in the corpus; what the templates of the product are written with.</summary>
internal static class ClosedXmlCorpus
{
    public const string Name = "closedxml.xlsx";

    public static void Write(string path)
    {
        using XLWorkbook book = new();
        book.Properties.Created = book.Properties.Modified = new(2024, 6, 30);
        Values(book.AddWorksheet("值 '1' & <表>"));
        Layout(book.AddWorksheet("布局"));
        book.AddWorksheet("隐藏").Hide();
        book.Worksheet("隐藏").Cell("B2").SetValue("隐藏");
        book.AddWorksheet("深藏").Visibility = XLWorksheetVisibility.VeryHidden;
        book.Worksheet("深藏").Cell("Z99").SetValue(1);
        book.AddWorksheet("空");
        book.SaveAs(path);
    }

    private static void Values(IXLWorksheet sheet)
    {
        string[] texts = ["area_code", "指标 & <单位> \"引号\"", "第一行\n第二行", "😀𠮷", " 前后空格 ", "_x0041_BC", "0012", "'12", "é", "مرحبا"];
        double[] numbers = [0, 1, -0.1, 1.0 / 3, 1e-7, 1e15, 1234567890123456789, 1e100, 8275.21, 0.1 + 0.2];
        string[] formats = ["0.00", "#,##0.00", "0%", "0.0%", "yyyy-mm-dd", "yyyy\"年\"m\"月\"", "h:mm", "[h]:mm:ss", "0.00E+00", "0\"%\"", "[Red]0.0"];
        for (var row = 0; row < texts.Length; row++)
        {
            sheet.Cell(row + 1, 1).SetValue(texts[row]);
            sheet.Cell(row + 1, 2).SetValue(numbers[row]);
            sheet.Cell(row + 1, 3).SetValue(-numbers[row]);
        }

        for (var column = 0; column < formats.Length; column++)
        {
            sheet.Cell(12, column + 1).SetValue(45473.25).Style.NumberFormat.Format = formats[column];
        }

        sheet.Cell("A14").SetValue(true);
        sheet.Cell("B14").SetValue(false);
        sheet.Cell("C14").SetValue(new DateTime(2024, 6, 30, 12, 0, 0));
        sheet.Cell("D14").SetValue(TimeSpan.FromHours(30));
        sheet.Cell("E14").FormulaA1 = "B2+2";
        sheet.Cell("F14").FormulaA1 = "\"文\"&\"字\"";
        sheet.Cell("G14").FormulaA1 = "1/0";
        sheet.Cell("A15").RichText.AddText("指标 & ").AddText("<单位>").SetBold();
        sheet.Cell("A16").SetValue("批注").Comment.AddText("注释");
        sheet.Cell("A17").SetValue("是").DataValidation.List("\"是,否\"");
        sheet.Cell("A18").SetValue("x").ShareString = false;
        sheet.Range("B1:B10").AddConditionalFormat().WhenGreaterThan(1).Font.SetBold();
    }

    private static void Layout(IXLWorksheet sheet)
    {
        for (var row = 1; row <= 12; row++)
        {
            for (var column = 1; column <= 8; column++)
            {
                sheet.Cell(row, column).SetValue((row * 100) + column);
            }
        }

        sheet.Range("A1:C1").Merge();
        sheet.Range("E2:E5").Merge();
        sheet.Range("G7:H8").Merge();
        sheet.Rows(3, 4).Hide();
        sheet.Columns(2, 3).Hide();
        sheet.Column(8).Hide();
        sheet.Range("A10:B12").SetAutoFilter();
        sheet.SheetView.FreezeRows(1);
        sheet.Protect();
    }
}
