using ClosedXML.Excel;
using Pipeline.Submissions;

namespace Pipeline.Workbooks.Templates;

/// <summary>What severities are called and how they look in a feedback workbook.</summary>
internal static class SeverityStyle
{
    public static Bilingual NameOf(Severity severity) => severity switch
    {
        Severity.Error => new("错误", "Error"),
        Severity.Confirm => new("待说明", "To confirm"),
        Severity.Warning => new("提醒", "Warning"),
        Severity.Info => new("信息", "Note"),
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "The severity has no name."),
    };

    public static XLColor FillOf(Severity severity) => XLColor.FromHtml(severity switch
    {
        Severity.Error => "#F8B4B4",
        Severity.Confirm => "#FBC98E",
        Severity.Warning => "#FFF2A8",
        Severity.Info => "#CFE8FC",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "The severity has no fill."),
    });
}
