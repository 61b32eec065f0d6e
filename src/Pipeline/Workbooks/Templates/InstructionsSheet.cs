using System.Globalization;
using ClosedXML.Excel;
using Pipeline.Catalogue;

namespace Pipeline.Workbooks.Templates;

/// <summary>The first sheet: how to fill in the workbook, and what each measure means.</summary>
internal static class InstructionsSheet
{
    private const int Columns = 6;

    public static void Write(IXLWorksheet sheet, StatisticalCatalogue catalogue, TemplateContent content, TemplateGrid grid)
    {
        var title = sheet.Cell(1, 1).SetText(
            $"{content.Reporter.Area.Name.Zh} {content.Period} 统计数据填报表\n{content.Reporter.Area.Name.En}: figures of {content.Period}");
        title.Style.Font.Bold = true;
        title.Style.Font.FontSize = 16;
        Span(sheet, 1, 48);
        var row = 2;
        if (content.Notice is { } notice)
        {
            sheet.Cell(row, 1).ShowNotice(notice);
            sheet.Cell(row, 1).Style.Font.FontSize = 14;
            sheet.Range(row, 1, row, Columns).Style.Fill.BackgroundColor = XLColor.FromHtml("#FFF2CC");
            Span(sheet, row++, 36);
        }

        foreach (var line in Lines(catalogue, content))
        {
            sheet.Cell(row, 1).SetText($"{line.Zh}\n{line.En}");
            Span(sheet, row++, 32);
        }

        WriteMeasures(sheet, row + 1, grid);
        double[] widths = [26, 24, 34, 12, 26, 24];
        for (var i = 0; i < Columns; i++)
        {
            sheet.Column(i + 1).Width = widths[i];
        }

        sheet.ShowGridLines = false;
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(row + 1, row + 1);
        sheet.PageSetup.Footer.Center.AddText(XLHFPredefinedText.PageNumber);
        sheet.Finish();
    }

    private static IEnumerable<Bilingual> Lines(StatisticalCatalogue catalogue, TemplateContent content)
    {
        var (reporter, period) = (content.Reporter, content.Period);
        yield return new(
            $"1. 在“{TemplateLayout.DataSheet}”表的浅黄色单元格中填数，每个地区一行；灰色单元格不填。不要改动第 {TemplateLayout.CodeRow} 行（代码行）和第 1 列（地区代码）。",
            $"Fill the pale yellow cells of the sheet \"{TemplateLayout.DataSheet}\", one row per area; grey cells are not asked for. Leave row {TemplateLayout.CodeRow} (codes) and column A (area codes) as they are.");
        yield return new(
            $"2. 按第 {TemplateLayout.UnitRow} 行的计量单位填写，只填数字，不带单位和百分号；53.2% 填 53.2。",
            $"Use the units of row {TemplateLayout.UnitRow}; write numbers only, without unit or per cent sign: 53.2% is 53.2.");
        if (period.Frequency != Frequency.Annual)
        {
            yield return new(
                $"3. 均为自年初（1 月）起至 {period.LastMonth} 月末的累计数；增速与上年同期累计数相比。",
                $"All figures are cumulative from January to the end of month {period.LastMonth}; growth is against the same months of the year before.");
        }
        else
        {
            yield return new("3. 均为全年数或年末数。", "All figures are of the whole year, or of its end.");
        }

        yield return new(
            $"4. 缺失的数据留空，不要填 0；不可能存在的项填“{TemplateLayout.CannotExistMark}”；不足最小计量单位的填“{TemplateLayout.NotSignificantMark}”。",
            $"Leave missing figures blank, never 0; write {TemplateLayout.CannotExistMark} where a figure cannot exist, {TemplateLayout.NotSignificantMark} where it is smaller than the unit shows.");
        yield return new(
            $"5. 与上期相比变动较大、合计不等于分项之和等异常情况，请在最后一列“说明”中写明原因，否则会被退回。",
            "Give the reason for unusual figures (large changes, totals that differ from their parts) in the last column; without one the workbook is returned.");
        yield return new(
            $"6. 填写“{TemplateLayout.SignOffSheet}”表：填表人、审核人、单位负责人、联系电话、报出日期、阶段、修订原因。",
            $"Fill in the sheet \"{TemplateLayout.SignOffSheet}\": who prepared, checked and approved it, telephone, date, stage, reason of revision.");
        var due = catalogue.DueDates.FirstOrDefault(d => d.Frequency == period.Frequency && d.ReporterLevel == reporter.Area.Level);
        var by = due is null ? null : period.LastDay.AddDays(due.DaysAfterPeriod).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        yield return new(
            $"7. 报送单位：{reporter.Area.Name.Zh}（{reporter.Code}）。报送时间：{(by is null ? "按通知要求" : by + " 前")}。"
                + $"接收单位：{catalogue.Province.Name.Zh}统计局；上传到 submissions/{reporter.Code}/{period}/，文件名任意，格式为 .xlsx。",
            $"Reporter: {reporter.Area.Name.En} ({reporter.Code}). Due: {(by is null ? "as announced" : "by " + by)}. "
                + $"To: the statistics bureau of {catalogue.Province.Name.En}; upload to submissions/{reporter.Code}/{period}/ under any name ending in .xlsx.");
    }

    private static void WriteMeasures(IXLWorksheet sheet, int first, TemplateGrid grid)
    {
        string[] captions =
        [
            "类别 Section", "代码 Code", "指标 Measure", "单位 Unit", "合理范围 Plausible range", "主管部门 Agency",
        ];
        for (var i = 0; i < Columns; i++)
        {
            sheet.Cell(first, i + 1).SetText(captions[i]);
        }

        sheet.Range(first, 1, first, Columns).Style.Fill.BackgroundColor = SheetStyle.Heading;
        sheet.Range(first, 1, first, Columns).Style.Font.Bold = true;
        for (var i = 0; i < grid.Measures.Count; i++)
        {
            var measure = grid.Measures[i];
            string[] texts =
            [
                measure.Section.ToString(), measure.Code, measure.Name.ToString(), measure.Unit.Name.Zh, Range(measure), measure.Agency.ToString(),
            ];
            for (var column = 0; column < Columns; column++)
            {
                sheet.Cell(first + 1 + i, column + 1).SetText(texts[column]);
            }
        }

        var table = sheet.Range(first, 1, first + grid.Measures.Count, Columns);
        table.Frame();
        table.Style.Alignment.WrapText = true;
        table.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        sheet.Rows(first + 1, first + grid.Measures.Count).Height = 28;
    }

    private static string Range(Measure measure)
    {
        var format = "#,##0.######";
        return $"{measure.Minimum.ToString(format, CultureInfo.InvariantCulture)} – {measure.Maximum.ToString(format, CultureInfo.InvariantCulture)}";
    }

    private static void Span(IXLWorksheet sheet, int row, double height)
    {
        var line = sheet.Range(row, 1, row, Columns).Merge();
        line.Style.Alignment.WrapText = true;
        line.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        sheet.Row(row).Height = height;
    }
}
