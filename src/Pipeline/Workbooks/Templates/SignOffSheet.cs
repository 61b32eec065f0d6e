using ClosedXML.Excel;
using Pipeline.Submissions;

namespace Pipeline.Workbooks.Templates;

/// <summary>The sheet that says who answers for the figures: labels in column A, answers in column B.</summary>
internal static class SignOffSheet
{
    public const int FirstRow = 3;
    public const int DayRow = FirstRow + 4;
    public const int StageRow = FirstRow + 5;
    public const int ReasonRow = FirstRow + 6;
    public const int AnswerColumn = 2;

    public static void Write(IXLWorksheet sheet, TemplateContent content)
    {
        sheet.Cell(1, 1).SetText($"{content.Reporter.Area.Name.Zh} {content.Period} 填报信息 Sign-off");
        sheet.Cell(1, 1).Style.Font.Bold = true;
        sheet.Cell(1, 1).Style.Font.FontSize = 14;
        sheet.Row(1).Height = 24;
        if (content.Notice is { } notice)
        {
            sheet.Cell(2, 1).ShowNotice(notice);
        }

        var signOff = content.SignOff;
        var row = FirstRow;
        Line(sheet, row++, TemplateLayout.PreparedBy, signOff?.PreparedBy);
        Line(sheet, row++, TemplateLayout.CheckedBy, signOff?.CheckedBy);
        Line(sheet, row++, TemplateLayout.ApprovedBy, signOff?.ApprovedBy);
        Line(sheet, row++, TemplateLayout.Telephone, signOff?.Telephone);
        var date = Line(sheet, row++, TemplateLayout.SubmittedOn, null);
        date.Style.NumberFormat.Format = "yyyy-mm-dd";
        date.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        if (signOff?.SubmittedOn is { } day)
        {
            date.Value = day.ToDateTime(TimeOnly.MinValue);
            date.Style.NumberFormat.Format = "yyyy-mm-dd";
        }

        var stage = Line(sheet, row++, TemplateLayout.Stage, signOff is null ? null : TemplateLayout.NameOf(signOff.Stage).ToString());
        Offer(stage, Enum.GetValues<Stage>().Select(TemplateLayout.NameOf));
        var reason = Line(sheet, row++, TemplateLayout.Reason, TemplateLayout.NameOf(signOff?.Reason ?? RevisionReason.None).ToString());
        Offer(reason, Enum.GetValues<RevisionReason>().Select(TemplateLayout.NameOf));
        sheet.Range(FirstRow, 1, row - 1, 2).Frame();
        sheet.Rows(FirstRow, row - 1).Height = 22;
        sheet.Column(1).Width = 30;
        sheet.Column(2).Width = 40;
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.Finish();
    }

    private static IXLCell Line(IXLWorksheet sheet, int row, Bilingual label, string? answer)
    {
        sheet.Cell(row, 1).SetText(label.ToString());
        sheet.Cell(row, 1).Style.Fill.BackgroundColor = SheetStyle.Heading;
        var cell = sheet.Cell(row, 2);
        cell.Style.Fill.BackgroundColor = SheetStyle.Input;
        cell.Style.Protection.Locked = false;
        cell.Style.NumberFormat.Format = "@";
        sheet.Range(row, 1, row, 2).Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        return string.IsNullOrEmpty(answer) ? cell : cell.SetText(answer);
    }

    private static void Offer(IXLCell cell, IEnumerable<Bilingual> choices)
    {
        var rule = cell.AsRange().SetDataValidation();
        rule.List($"\"{string.Join(',', choices)}\"", true);
        rule.ErrorStyle = XLErrorStyle.Stop;
        rule.ErrorTitle = "请选择 Please choose";
        rule.ErrorMessage = "请从下拉列表中选择。\nChoose from the list.";
    }
}
