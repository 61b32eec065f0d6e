using System.Text.RegularExpressions;
using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>What stands above a table and is neither title nor header: its period, its unit, the day on which it was made.</summary>
internal static partial class Remark
{
    /// <summary>Whether a row of several texts is such a remark.</summary>
    public static bool Is(SheetRow row) => row.Cells.Select((cell, i) => (cell, i)).Any(c => c.cell.Kind == CellKind.Text
        && c.cell.Text.Length <= Wording.LongestName
        && (Unit().IsMatch(c.cell.Text) || DayOfWork().IsMatch(c.cell.Text)
            || (Period().Match(Wording.Tidy(c.cell.Text)) is { Success: true } period
                && PeriodText.IsStatedBy(period.Groups["period"].Length > 0 ? c.cell with { Text = period.Groups["period"].Value } : row.Cells.ElementAtOrDefault(c.i + 1)))));

    /// <summary>A period behind its label; what stands behind the label is the group <c>period</c>.</summary>
    [GeneratedRegex(@"^(?:报告期|所属期|所属时期|数据时期|时期|报告年份|年份|年度|period)\s*[:：]?\s*(?<period>.*)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Period();

    /// <summary>单位：亿元、万人; the units are the group <c>units</c>.</summary>
    [GeneratedRegex(@"单位\s*[:：]\s*(?<units>[^)）]+)", RegexOptions.ExplicitCapture)]
    public static partial Regex Unit();

    /// <summary>The day on which a table was filled in or printed.</summary>
    [GeneratedRegex(
        @"(?:(?:制表|填报|填表|填写|报出|报送|上报|打印|编制|编报|制作|导出|下载|生成|印发|印刷|出表|更新|发布|审核|签发)(?:日期|时间|年月|日)|^日期|^date|(?:printed|prepared|submitted)(?: on)?)\s*[:：]?[\s\d０-９年月日号./：:-]*",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex DayOfWork();
}
