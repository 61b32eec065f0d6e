using System.Globalization;
using ClosedXML.Excel;
using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Workbooks.Templates;

/// <summary>The sheet of figures, and its read-only twin with last period's.</summary>
internal static class DataSheet
{
    private const double NarrowestColumn = 15;
    private const double PointsPerLine = 13.5;
    private const double AreaRowHeight = 20;

    // Characters across an A3 page in landscape at about three quarters of full size.
    private const double WidthOfPage = 260;

    public static void Write(IXLWorksheet sheet, TemplateContent content, TemplateGrid grid)
    {
        WriteHeadings(sheet, content, grid);
        for (var i = 0; i < grid.Measures.Count; i++)
        {
            WriteMeasure(sheet, content, grid, grid.Measures[i], TemplateLayout.FirstMeasureColumn + i);
        }

        WriteExplanations(sheet, content, grid);
        var note = grid.LastAreaRow + 2;
        if (content.Notice is { } notice)
        {
            sheet.Cell(note++, 1).ShowNotice(notice);
        }

        sheet.Cell(note, 1).SetText(
            $"{TemplateLayout.NotePrefix}：不可能存在的项填“{TemplateLayout.CannotExistMark}”；不足最小计量单位的填“{TemplateLayout.NotSignificantMark}”；"
            + "缺失留空，不要填 0；灰色单元格不填。"
            + $" {TemplateLayout.CannotExistMark} = cannot exist; {TemplateLayout.NotSignificantMark} = not significant; blank = missing (never 0); grey cells are not asked for.");
        sheet.Cell(note, 1).Style.Font.FontColor = SheetStyle.Muted;
        foreach (var (mark, text) in content.Notes)
        {
            sheet.Cell(++note, 1).SetText($"{mark}：{text}");
        }

        sheet.Finish();
    }

    public static void WritePrevious(IXLWorksheet sheet, TemplateContent content, TemplateGrid grid)
    {
        WriteHeadings(sheet, content with { Period = content.Period.YearBefore }, grid);
        for (var i = 0; i < grid.Measures.Count; i++)
        {
            var (measure, column) = (grid.Measures[i], TemplateLayout.FirstMeasureColumn + i);
            FormatMeasure(sheet, grid, measure, column);
            for (var row = 0; row < grid.Areas.Count; row++)
            {
                if (content.Previous.TryGetValue((grid.Areas[row].Code, measure.Code), out var value))
                {
                    sheet.Cell(TemplateLayout.FirstAreaRow + row, column).Value = value;
                }
            }
        }

        var note = sheet.Cell(grid.LastAreaRow + 2, 1);
        note.SetText($"{TemplateLayout.NotePrefix}：{content.Period.YearBefore} 数据，仅供参考，不会被读取。 Figures of {content.Period.YearBefore}, for reference only; never read.");
        note.Style.Font.FontColor = SheetStyle.Muted;
        if (content.Notice is { } notice)
        {
            sheet.Cell(grid.LastAreaRow + 3, 1).ShowNotice(notice);
        }

        sheet.Finish();
    }

    private static void WriteHeadings(IXLWorksheet sheet, TemplateContent content, TemplateGrid grid)
    {
        WriteHeading(sheet, 1, TemplateLayout.AreaCode, new("地区代码", "Area code"), "", 10);
        WriteHeading(sheet, 2, TemplateLayout.AreaName, new("地区", "Area"), "", 26);
        for (var i = 0; i < grid.Measures.Count; i++)
        {
            var measure = grid.Measures[i];
            WriteHeading(
                sheet, TemplateLayout.FirstMeasureColumn + i, measure.Code, measure.Name, measure.Unit.Name.Zh, WidthOf(measure));
        }

        WriteHeading(sheet, grid.ExplanationColumn, TemplateLayout.Explanation, new("说明", "Explanation"), "", 40);
        for (var i = 0; i < grid.Areas.Count; i++)
        {
            sheet.Cell(TemplateLayout.FirstAreaRow + i, 1).SetText(grid.Areas[i].Code);
            sheet.Cell(TemplateLayout.FirstAreaRow + i, 2).SetText(grid.Areas[i].Name.Zh);
        }

        var all = sheet.Range(1, 1, grid.LastAreaRow, grid.ExplanationColumn);
        all.Frame();
        all.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        var head = sheet.Range(TemplateLayout.CodeRow, 1, TemplateLayout.UnitRow, grid.ExplanationColumn);
        head.Style.Alignment.WrapText = true;
        head.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        sheet.Range(TemplateLayout.NameRow, 1, TemplateLayout.UnitRow, grid.ExplanationColumn).Style.Fill.BackgroundColor = SheetStyle.Heading;
        sheet.Range(TemplateLayout.FirstAreaRow, 1, grid.LastAreaRow, 2).Style.Fill.BackgroundColor = SheetStyle.Heading;
        sheet.Range(TemplateLayout.CodeRow, 1, TemplateLayout.CodeRow, grid.ExplanationColumn).Style.Font.FontColor = SheetStyle.Muted;
        sheet.Range(TemplateLayout.CodeRow, 1, TemplateLayout.CodeRow, grid.ExplanationColumn).Style.Font.FontSize = 8;
        var names = sheet.Range(TemplateLayout.NameRow, 1, TemplateLayout.NameRow, grid.ExplanationColumn);
        names.Style.Font.Bold = true;
        names.Style.Font.FontSize = 9;
        sheet.Range(TemplateLayout.FirstAreaRow, 1, TemplateLayout.FirstAreaRow, grid.ExplanationColumn).Style.Font.Bold = true;
        sheet.Row(TemplateLayout.CodeRow).Height = 24;
        sheet.Row(TemplateLayout.NameRow).Height = PointsPerLine * grid.Measures.Select(LinesOfName).DefaultIfEmpty(2).Max();
        sheet.Row(TemplateLayout.UnitRow).Height = 18;
        sheet.Rows(TemplateLayout.FirstAreaRow, grid.LastAreaRow).Height = AreaRowHeight;
        sheet.SheetView.Freeze(TemplateLayout.UnitRow, 2);
        SetUpPage(sheet, content, grid);
    }

    private static void WriteHeading(IXLWorksheet sheet, int column, string code, Bilingual name, string unit, double width)
    {
        sheet.Cell(TemplateLayout.CodeRow, column).SetText(code);
        sheet.Cell(TemplateLayout.NameRow, column).SetText($"{name.Zh}\n{name.En}");
        sheet.Cell(TemplateLayout.UnitRow, column).SetText(unit);
        sheet.Column(column).Width = width;
    }

    // Wide enough for the largest plausible value, and for names not to become towers.
    private static double WidthOf(Measure measure) => Math.Max(
        NarrowestColumn, measure.Maximum.ToString(SheetStyle.NumberFormat(measure.Decimals), CultureInfo.InvariantCulture).Length + 2);

    // A Chinese character is as wide as two digits; English breaks between words, which costs up to half a line.
    private static int LinesOfName(Measure measure)
    {
        var width = WidthOf(measure) - 1.5;
        return (int)Math.Ceiling(measure.Name.Zh.Length * 2.3 / width) + (int)Math.Ceiling((measure.Name.En.Length * 1.15 / width) + 0.5);
    }

    private static void WriteMeasure(IXLWorksheet sheet, TemplateContent content, TemplateGrid grid, Measure measure, int column)
    {
        FormatMeasure(sheet, grid, measure, column);
        InputRule.Add(sheet, measure, column, grid);
        for (var i = 0; i < grid.Areas.Count; i++)
        {
            if (content.Values.TryGetValue((grid.Areas[i].Code, measure.Code), out var value))
            {
                WriteValue(sheet.Cell(TemplateLayout.FirstAreaRow + i, column), value);
            }
        }
    }

    private static void WriteValue(IXLCell cell, TemplateValue value)
    {
        switch (value.Status)
        {
            case ObservationStatus.CannotExist:
                cell.SetText(TemplateLayout.CannotExistMark + value.Mark);
                break;
            case ObservationStatus.NotSignificant:
                cell.SetText(TemplateLayout.NotSignificantMark + value.Mark);
                break;
            default:
                if (value is { Value: { } noted, Mark: { Length: > 0 } mark })
                {
                    cell.SetText(noted.ToString(CultureInfo.InvariantCulture) + mark);
                }
                else if (value.Value is { } number)
                {
                    cell.Value = number;
                }

                break;
        }
    }

    private static void FormatMeasure(IXLWorksheet sheet, TemplateGrid grid, Measure measure, int column)
    {
        var cells = sheet.Range(TemplateLayout.FirstAreaRow, column, grid.LastAreaRow, column);
        cells.Style.Fill.BackgroundColor = SheetStyle.NotAsked;
        cells.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        foreach (var (first, last) in grid.AskedRuns(measure))
        {
            var asked = sheet.Range(first, column, last, column);
            asked.Style.Fill.BackgroundColor = SheetStyle.Input;
            asked.Style.NumberFormat.Format = SheetStyle.NumberFormat(measure.Decimals);
            asked.Style.Protection.Locked = false;
        }
    }

    private static void WriteExplanations(IXLWorksheet sheet, TemplateContent content, TemplateGrid grid)
    {
        var cells = sheet.Range(TemplateLayout.FirstAreaRow, grid.ExplanationColumn, grid.LastAreaRow, grid.ExplanationColumn);
        cells.Style.Protection.Locked = false;
        cells.Style.Alignment.WrapText = true;
        cells.Style.Fill.BackgroundColor = SheetStyle.Input;
        cells.Style.NumberFormat.Format = "@";
        for (var i = 0; i < grid.Areas.Count; i++)
        {
            if (content.Explanations.TryGetValue(grid.Areas[i].Code, out var text))
            {
                sheet.Cell(TemplateLayout.FirstAreaRow + i, grid.ExplanationColumn).SetText(text);
            }
        }
    }

    // As many pages side by side as keep the figures readable, each with the areas' codes and names.
    private static void SetUpPage(IXLWorksheet sheet, TemplateContent content, TemplateGrid grid)
    {
        var width = Enumerable.Range(1, grid.ExplanationColumn).Sum(column => sheet.Column(column).Width);
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.PaperSize = XLPaperSize.A3Paper;
        sheet.PageSetup.FitToPages((int)Math.Ceiling(width / WidthOfPage), 0);
        sheet.PageSetup.SetColumnsToRepeatAtLeft(1, TemplateLayout.FirstMeasureColumn - 1);
        sheet.PageSetup.SetRowsToRepeatAtTop(TemplateLayout.CodeRow, TemplateLayout.UnitRow);
        sheet.PageSetup.Header.Center.AddText($"{content.Reporter.Area.Name.Zh} {content.Period}");
        if (content.Notice is { } notice)
        {
            sheet.PageSetup.Header.Right.AddText(notice.ToString());
        }

        sheet.PageSetup.Footer.Center.AddText(XLHFPredefinedText.PageNumber);
    }
}
