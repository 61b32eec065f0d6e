using System.Text.RegularExpressions;
using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Whether the periods that the sheet of figures states are the path's.</summary>
internal sealed partial class PeriodCheck(Period expected, bool date1904, FindingLog log)
{
    public void Check(Grid grid, Header header, TableRows rows)
    {
        foreach (var row in grid.Rows.Where(r => r.Number < header.Block.FirstRow))
        {
            CheckTitle(grid, row);
        }

        if (header.PeriodColumn == 0)
        {
            return;
        }

        foreach (var row in rows.Rows)
        {
            var cell = grid.Cell(row.Row.Number, header.PeriodColumn);
            if (cell.Kind != CellKind.Blank && !Agrees(cell))
            {
                log.Add(grid.At(row.Row.Number, header.PeriodColumn), CheckRules.PeriodDiffers, new(Raw: cell.Text), ("expected", expected.ToString()));
            }
        }
    }

    /// <summary>Above the table a period stands in a cell of its own, behind a label, or inside a title.</summary>
    private void CheckTitle(Grid grid, SheetRow row)
    {
        var (labelled, dated) = (false, false);
        foreach (var cell in row.Cells.Where(c => c.Kind != CellKind.Blank))
        {
            var tidy = Wording.Tidy(cell.Text);
            var text = cell.Kind == CellKind.Text ? DayOfWork().Replace(tidy, "").Trim() : tidy;
            // The day on which a table was filled in or printed is no period; it may stand in the cell beside its label.
            if (text.Length == 0 || (dated && text.All(c => char.IsDigit(c) || "年月日号./-: ".Contains(c, StringComparison.Ordinal))))
            {
                (labelled, dated) = (false, text.Length == 0 && !tidy.Any(char.IsDigit));
                continue;
            }

            var label = Label().Match(text);
            var stated = label.Success ? label.Groups["period"].Value : text;
            dated = false;
            // A bare number or date is a period only behind a label: it may as well be the day of printing.
            var differs = cell.Kind == CellKind.Text && PeriodText.TryRead(stated, out var period) ? period != expected
                : labelled ? !Agrees(cell)
                : cell.Kind == CellKind.Text && !label.Success && TitleDiffers(text);
            if (differs)
            {
                log.Add(grid.At(row.Number, cell.Column), CheckRules.PeriodDiffers, new(Raw: cell.Text), ("expected", expected.ToString()));
            }

            labelled = label.Success && stated.Length == 0;
        }
    }

    private bool Agrees(SheetCell cell) => cell.Kind == CellKind.Date
        ? SerialDay.Of(cell.Text, date1904) is { } day && Covers(day)
        : PeriodText.TryRead(cell.Text, out var stated) && stated == expected;

    /// <summary>A date stands for the period that it lies in: any day of the year, of the quarter's last three months, of the month.</summary>
    private bool Covers(DateOnly day) => day <= expected.LastDay && day.Year == expected.Year && expected.Frequency switch
    {
        Frequency.Annual => true,
        Frequency.Quarterly => day.Month > expected.LastMonth - 3,
        _ => day.Month == expected.LastMonth,
    };

    /// <summary>Whether a title names periods, none of which is of the expected year.</summary>
    private bool TitleDiffers(string title)
    {
        var named = Year().Matches(Wording.Key(title)).Select(m => m.Groups["year"].Value).ToList();
        return named.Count > 0 && !named.Contains(FindingLog.Number(expected.Year));
    }

    [GeneratedRegex(@"^(?:报告期|所属期|所属时期|数据时期|时期|报告年份|年份|年度|period)\s*[:：]?\s*(?<period>.*)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"(?:(?:制表|填报|填表|填写|报出|报送|上报|打印|编制|编报|制作|导出|下载|生成|印发|印刷|出表|更新|发布|审核|签发)(?:日期|时间|年月|日)|^日期|^date|(?:printed|prepared|submitted)(?: on)?)\s*[:：]?[\s\d０-９年月日号./：:-]*",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayOfWork();

    [GeneratedRegex(@"(?<!\d)(?<year>(?:19|20)\d{2})年", RegexOptions.ExplicitCapture)]
    private static partial Regex Year();
}
