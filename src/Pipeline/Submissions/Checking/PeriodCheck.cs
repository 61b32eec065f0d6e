using System.Text.RegularExpressions;
using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Whether the periods that the sheet of figures states are the path's.</summary>
internal sealed partial class PeriodCheck(Period expected, bool date1904, FindingLog log)
{
    /// <summary>The path's period.</summary>
    public Period Expected => expected;

    public void Check(TablePart part)
    {
        var (grid, titles) = (part.Grid, part.Table.Titles);
        foreach (var (row, cell) in Differing(titles))
        {
            Say(titles.At(row, cell.Column), cell);
        }

        if (part.Header.PeriodColumn == 0)
        {
            return;
        }

        foreach (var row in part.Rows.Rows)
        {
            var cell = grid.Cell(row.Row.Number, part.Header.PeriodColumn);
            if (Differs(cell))
            {
                Say(grid.At(row.Row.Number, part.Header.PeriodColumn), cell);
            }
        }
    }

    /// <summary>Whether a cell of a column of periods states another one.</summary>
    public bool Differs(SheetCell cell) => cell.Kind != CellKind.Blank && !Agrees(cell);

    /// <summary>Says that a cell states another period.</summary>
    public void Say(Place place, SheetCell cell) => log.Add(place, CheckRules.PeriodDiffers, new(Raw: cell.Text), ("expected", expected.ToString()));

    /// <summary>Whether a table says by its sheet's name or above itself that its figures are of another period.</summary>
    public bool IsOfAnother(SheetTable table)
    {
        var name = Wording.Key(table.Sheet.Name);
        return (PeriodText.TryRead(name, out _) ? !PeriodText.Means(name, expected) : PeriodText.IsEarlier(name) || TitleDiffers(name))
            || Differing(table.Titles).Any();
    }

    /// <summary>The cells above a table that state another period; it stands in a cell of its own, behind a label, or inside a title.</summary>
    private IEnumerable<(int Row, SheetCell Cell)> Differing(Grid titles) =>
        titles.Rows.SelectMany(row => Differing(row).Select(cell => (row.Number, cell)));

    private IEnumerable<SheetCell> Differing(SheetRow row)
    {
        var (labelled, dated) = (false, false);
        foreach (var cell in row.Cells.Where(c => c.Kind != CellKind.Blank))
        {
            var tidy = Wording.Tidy(cell.Text);
            var text = cell.Kind == CellKind.Text ? Remark.DayOfWork().Replace(tidy, "").Trim() : tidy;
            // The day on which a table was filled in or printed is no period; it may stand in the cell beside its label.
            if (text.Length == 0 || (dated && text.All(c => char.IsDigit(c) || "年月日号./-: ".Contains(c, StringComparison.Ordinal))))
            {
                (labelled, dated) = (false, text.Length == 0 && !tidy.Any(char.IsDigit));
                continue;
            }

            var label = Remark.Period().Match(text);
            var stated = label.Success ? label.Groups["period"].Value : text;
            dated = false;
            // A bare number or date is a period only behind a label: it may as well be the day of printing.
            var differs = cell.Kind == CellKind.Text && PeriodText.TryRead(stated, out _) ? !PeriodText.Means(stated, expected)
                : labelled ? !Agrees(cell)
                : cell.Kind == CellKind.Text && !label.Success && TitleDiffers(text);
            if (differs)
            {
                yield return cell;
            }

            labelled = label.Success && stated.Length == 0;
        }
    }

    private bool Agrees(SheetCell cell) => cell.Kind == CellKind.Date
        ? SerialDay.Of(cell.Text, date1904) is { } day && Covers(day)
        : PeriodText.Means(cell.Text, expected);

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

    [GeneratedRegex(@"(?<!\d)(?<year>(?:19|20)\d{2})年", RegexOptions.ExplicitCapture)]
    private static partial Regex Year();
}
