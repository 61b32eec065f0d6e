using ClosedXML.Excel;

namespace Pipeline.Workbooks.Templates;

/// <summary>How the sheets of a template look, and how text gets into their cells.</summary>
internal static class SheetStyle
{
    public const string Font = "Microsoft YaHei";

    public static XLColor Heading { get; } = XLColor.FromHtml("#DCE6F1");

    public static XLColor NotAsked { get; } = XLColor.FromHtml("#D9D9D9");

    public static XLColor Input { get; } = XLColor.FromHtml("#FFFDE7");

    public static XLColor Muted { get; } = XLColor.FromHtml("#7F7F7F");

    public static XLColor Alarm { get; } = XLColor.FromHtml("#C00000");

    /// <summary>Text as it is: never guessed to be a number, date or formula, whatever it begins with.</summary>
    public static IXLCell SetText(this IXLCell cell, string text)
    {
        cell.SetDataType(XLDataType.Text);
        return cell.SetValue(text);
    }

    public static void Frame(this IXLRange range)
    {
        range.Style.Border.InsideBorder = XLBorderStyleValues.Thin;
        range.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        range.Style.Border.InsideBorderColor = XLColor.FromHtml("#BFBFBF");
        range.Style.Border.OutsideBorderColor = XLColor.FromHtml("#BFBFBF");
    }

    public static void ShowNotice(this IXLCell cell, Bilingual notice)
    {
        cell.SetText($"{TemplateLayout.NotePrefix}：{notice}");
        cell.Style.Font.Bold = true;
        cell.Style.Font.FontColor = Alarm;
    }

    /// <summary>The format that shows a number with its decimals and thousands separators.</summary>
    public static string NumberFormat(int decimals) => decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals);

    /// <summary>Ends a sheet: one typeface, and protection without a password; widths and heights stay free so that long figures can be made visible.</summary>
    public static void Finish(this IXLWorksheet sheet)
    {
        // On the cells, not on the workbook: a style of all 16,384 columns would be written into every sheet.
        sheet.RangeUsed().Style.Font.FontName = Font;
        // In inches; the writer's own would put the foot of the page into the table.
        sheet.PageSetup.Margins.SetTop(0.75).SetBottom(0.75).SetLeft(0.4).SetRight(0.4).SetHeader(0.3).SetFooter(0.3);
        var protection = sheet.Protect();
        protection.AllowElement(XLSheetProtectionElements.FormatColumns);
        protection.AllowElement(XLSheetProtectionElements.FormatRows);
        protection.AllowElement(XLSheetProtectionElements.SelectLockedCells);
        protection.AllowElement(XLSheetProtectionElements.SelectUnlockedCells);
    }
}
