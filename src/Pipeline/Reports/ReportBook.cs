using ClosedXML.Excel;
using Pipeline.Workbooks.Templates;

namespace Pipeline.Reports;

/// <summary>A report as a workbook: a sheet per part, tables one below the other, numbers as numbers; charts are left to the page.</summary>
public sealed class ReportBook(ReportLook look)
{
    private const double TextWidth = 26, NumberWidth = 14, FirstWidth = 42, LineHeight = 16;

    /// <summary>Writes the workbook; the output must seek and stays open.</summary>
    public void Write(Report report, Stream output)
    {
        using var book = new XLWorkbook();
        foreach (var section in report.Sections.Where(section => section.Blocks.Any(HasContent)))
        {
            Fill(book.AddWorksheet(SheetName(section)), report, section);
        }

        book.Properties.Title = report.Title.ToString();
        book.SaveAs(output);
    }

    // Excel takes 31 characters at most.
    private static string SheetName(ReportSection section) =>
        $"{section.Title.Zh} {section.Title.En}" is { Length: <= 31 } both ? both : section.Title.Zh;

    private static bool HasContent(ReportBlock block) => block is not (ReportBlock.Figure or ReportBlock.Card);

    private void Fill(IXLWorksheet sheet, Report report, ReportSection section)
    {
        var columns = Math.Max(2, section.Blocks.OfType<ReportBlock.Grid>().Select(grid => grid.Columns.Count).DefaultIfEmpty(2).Max());
        var row = 1;
        sheet.Cell(row, 1).SetText(report.Title.ToString()).Style.Font.SetFontColor(SheetStyle.Muted);
        sheet.Cell(++row, 1).SetText(section.Title.ToString()).Style.Font.SetBold().Font.SetFontSize(16);
        row += 2;
        foreach (var block in section.Blocks.Where(HasContent))
        {
            row = block switch
            {
                ReportBlock.Paragraph(var text) => Words(sheet, row, columns, text, false),
                ReportBlock.Notice(var text) => Words(sheet, row, columns, text, true),
                ReportBlock.Facts(var items) => Facts(sheet, row, items),
                ReportBlock.Grid grid => Grid(sheet, row, grid),
                _ => throw new NotSupportedException($"A block of type {block.GetType()} cannot be written."),
            } + 1;
        }

        sheet.Column(1).Width = FirstWidth;
        for (var column = 2; column <= columns; column++)
        {
            var isNumber = section.Blocks.OfType<ReportBlock.Grid>().Where(grid => grid.Columns.Count >= column).All(grid => grid.Columns[column - 1].IsNumber);
            sheet.Column(column).Width = isNumber ? NumberWidth : TextWidth;
        }

        foreach (var wrapped in sheet.RowsUsed())
        {
            FitHeight(wrapped);
        }

        sheet.RangeUsed().Style.Font.FontName = SheetStyle.Font;
        sheet.ShowGridLines = false;
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = columns > 6 ? XLPageOrientation.Landscape : XLPageOrientation.Portrait;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.Footer.Right.AddText("&P / &N");
    }

    // Not every program fits rows to wrapped text on opening.
    private static void FitHeight(IXLRow row)
    {
        var lines = row.CellsUsed().Where(cell => cell.Style.Alignment.WrapText && !cell.IsMerged())
            .Select(cell => cell.GetString().Split('\n').Sum(line => Math.Max(1, Math.Ceiling(Width(line) / (cell.WorksheetColumn().Width - 2)))))
            .DefaultIfEmpty(1).Max();
        if (lines > 1)
        {
            row.Height = LineHeight * lines;
        }
    }

    // Han characters are twice as wide.
    private static int Width(string text) => text.Sum(c => c > '\u2E7F' ? 2 : 1);

    private static int Words(IXLWorksheet sheet, int row, int columns, Bilingual text, bool isNotice)
    {
        foreach (var words in text.Zh == text.En ? [text.Zh] : new[] { text.Zh, text.En })
        {
            var range = sheet.Range(row, 1, row, columns).Merge();
            range.Style.Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Top);
            range.FirstCell().SetText(words);
            range.Style.Font.SetBold(isNotice).Font.SetFontColor(isNotice ? SheetStyle.Alarm : XLColor.Black);
            sheet.Row(row).Height = LineHeight * Math.Ceiling(Width(words) / (22.0 * columns));
            row++;
        }

        return row;
    }

    private static int Facts(IXLWorksheet sheet, int row, IReadOnlyList<(Bilingual Label, Bilingual Text)> items)
    {
        foreach (var (label, text) in items)
        {
            sheet.Cell(row, 1).SetText(label.ToString()).Style.Fill.SetBackgroundColor(SheetStyle.Heading);
            sheet.Cell(row, 2).SetText(text.ToString());
            row++;
        }

        return row;
    }

    private int Grid(IXLWorksheet sheet, int row, ReportBlock.Grid grid)
    {
        sheet.Cell(row++, 1).SetText(grid.Title.ToString()).Style.Font.SetBold();
        var first = row;
        for (var i = 0; i < grid.Columns.Count; i++)
        {
            var title = grid.Columns[i].Title;
            sheet.Cell(row, i + 1).SetText(title.Zh == title.En ? title.Zh : $"{title.Zh}\n{title.En}");
        }

        var header = sheet.Range(row, 1, row, grid.Columns.Count);
        header.Style.Font.SetBold().Fill.SetBackgroundColor(SheetStyle.Heading).Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        row++;
        foreach (var cells in grid.Rows)
        {
            for (var i = 0; i < cells.Count; i++)
            {
                Set(sheet.Cell(row, i + 1), cells[i]);
            }

            row++;
        }

        var table = sheet.Range(first, 1, row - 1, grid.Columns.Count);
        table.Frame();
        table.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        return row;
    }

    private void Set(IXLCell cell, Cell content)
    {
        switch (content)
        {
            case Cell.Text(var words):
                cell.SetText(words.ToString()).Style.Alignment.SetWrapText();
                break;
            case Cell.Number { Value: { } value } number:
                cell.SetValue(value).Style.NumberFormat.Format = Format(number);
                break;
            case Cell.Standing(var status):
                cell.SetText($"{look.Standing(status).Symbol} {look.Standing(status).Name}");
                break;
            case Cell.Change(var change):
                cell.SetText(ReportLook.Words(change).ToString());
                break;
            case Cell.Meter { Progress: { } progress } meter:
                cell.SetText(FormattableString.Invariant($"{ReportData.Text(progress, 0)}% / {ReportData.Text(meter.TimeElapsed, 0)}%"));
                break;
            default:
                cell.SetText("–").Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
                break;
        }
    }

    // The sign before a goal is shown, and the cell stays a number.
    private static string Format(Cell.Number number)
    {
        var format = SheetStyle.NumberFormat(number.Decimals);
        return number.Prefix.Length > 0 ? $"\"{number.Prefix}\"{format}" : number.ShowsPlus ? $"+{format};-{format};{format}" : format;
    }
}
