using ClosedXML.Excel;
using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Workbooks.Templates;

/// <summary>The first sheet of a feedback workbook: everything that the check found, the gravest first, and where to mend it.</summary>
internal static class FindingsSheet
{
    // More than any clerk mends one by one; the count above the table is of all.
    private const int MostRows = 2_000;
    private const int HeadingRow = 4;

    private static readonly (Bilingual Caption, double Width)[] Columns =
    [
        (new("级别", "Severity"), 12), (new("原单元格", "Original cell"), 22), (new("本工作簿单元格", "Cell here"), 18), (new("地区", "Area"), 16),
        (new("指标", "Measure"), 24), (new("问题", "Message"), 60), (new("改法", "Remedy"), 60), (new("规则", "Rule"), 22),
    ];

    public static void Write(
        IXLWorksheet sheet, StatisticalCatalogue catalogue, CheckResult check, IReadOnlyList<(Finding Finding, IXLCell? Cell)> findings)
    {
        sheet.Cell(1, 1).SetText("检查结果 Findings");
        sheet.Cell(1, 1).Style.Font.Bold = true;
        sheet.Cell(1, 1).Style.Font.FontSize = 16;
        sheet.Cell(2, 1).SetText(Summary(check));
        sheet.Cell(2, 1).Style.Alignment.WrapText = true;
        sheet.Range(2, 1, 2, Columns.Length).Merge();
        sheet.Row(2).Height = 48;
        for (var i = 0; i < Columns.Length; i++)
        {
            sheet.Cell(HeadingRow, i + 1).SetText(Columns[i].Caption.ToString());
            sheet.Column(i + 1).Width = Columns[i].Width;
        }

        var row = HeadingRow;
        foreach (var (finding, cell) in findings.OrderByDescending(f => f.Finding.Severity).Take(MostRows))
        {
            WriteRow(sheet, ++row, catalogue, finding, cell);
        }

        var table = sheet.Range(HeadingRow, 1, row, Columns.Length);
        table.Frame();
        table.Style.Alignment.WrapText = true;
        table.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        sheet.Range(HeadingRow, 1, HeadingRow, Columns.Length).Style.Fill.BackgroundColor = SheetStyle.Heading;
        sheet.Range(HeadingRow, 1, HeadingRow, Columns.Length).Style.Font.Bold = true;
        sheet.Row(HeadingRow).Height = 34;
        sheet.SheetView.FreezeRows(HeadingRow);
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(HeadingRow, HeadingRow);
        sheet.PageSetup.Footer.Center.AddText(XLHFPredefinedText.PageNumber);
        sheet.Finish();
    }

    private static void WriteRow(IXLWorksheet sheet, int row, StatisticalCatalogue catalogue, Finding finding, IXLCell? cell)
    {
        string[] texts =
        [
            SeverityStyle.NameOf(finding.Severity).ToString(),
            finding.Sheet.Length > 0 && finding.Cell.Length > 0 ? $"{finding.Sheet}!{finding.Cell}" : finding.Sheet + finding.Cell,
            cell is null ? "" : $"{cell.Worksheet.Name}!{cell.Address}",
            catalogue.Areas.FirstOrDefault(a => a.Code == finding.Area)?.Name.Zh ?? finding.Area,
            catalogue.Measures.FirstOrDefault(m => m.Code == finding.Measure)?.Name.Zh ?? finding.Measure,
            $"{finding.Message.Zh}\n{finding.Message.En}",
            $"{finding.Remedy.Zh}\n{finding.Remedy.En}",
            finding.Rule,
        ];
        var lines = 1;
        for (var i = 0; i < texts.Length; i++)
        {
            var text = PrintableText.Of(texts[i], 2_000);
            sheet.Cell(row, i + 1).SetText(text);
            lines = Math.Max(lines, text.Split('\n').Sum(line => 1 + (int)(line.Sum(c => c > '\u2E80' ? 2 : 1) / Columns[i].Width)));
        }

        sheet.Row(row).Height = Math.Min(400, 15 * lines);
        sheet.Cell(row, 1).Style.Fill.BackgroundColor = SeverityStyle.FillOf(finding.Severity);
        if (cell is not null)
        {
            // With dollar signs: LibreOffice takes a bare C5 for the fifth column.
            sheet.Cell(row, 3).Hyperlink = new XLHyperlink($"'{cell.Worksheet.Name}'!{cell.Address.ToStringFixed()}");
        }
    }

    private static string Summary(CheckResult check)
    {
        int Count(Severity severity) => check.Findings.Count(f => f.Severity == severity);
        var (zh, en) = check.Accepted
            ? ("检查通过。如需更正，可在本工作簿的数据表中修改后直接上传本文件。",
                "The check was passed. To correct something, change it on the data sheet of this workbook and upload it.")
            : ("检查未通过。请在本工作簿中修改有底色和批注的单元格（“待说明”的也可在“说明”列写明原因），然后直接上传本文件；本页与批注不会被读取。",
                "The check was not passed. Mend the cells with a fill and a comment in this workbook (or give the reason of those to confirm in the explanation column) and upload it; this sheet and the comments are not read.");
        return $"错误 {Count(Severity.Error)}，待说明 {Count(Severity.Confirm)}，提醒 {Count(Severity.Warning)}，信息 {Count(Severity.Info)}。{zh}\n"
            + $"{Count(Severity.Error)} errors, {Count(Severity.Confirm)} to confirm, {Count(Severity.Warning)} warnings, {Count(Severity.Info)} notes. {en}";
    }
}
