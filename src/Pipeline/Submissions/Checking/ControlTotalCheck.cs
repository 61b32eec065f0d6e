using Pipeline.Catalogue;
using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Whether uncoded total rows are the sums of the rows that they stand for.</summary>
internal sealed class ControlTotalCheck(UnitNames units, FindingLog log)
{
    private const decimal Tolerable = 0.01m;

    public void Check(SubmittedTable table)
    {
        foreach (var part in table.Parts.Where(p => p.Rows.Rows.Any(r => r is TableRow.Total)))
        {
            Check(part, table);
        }
    }

    private void Check(TablePart part, SubmittedTable table)
    {
        CellReader cells = new(units, part.Rows.Notes, log);
        List<Area> sinceSubtotal = [];
        var own = table.Reporter.Area;
        var parts = part.Rows.Rows.OfType<TableRow.OfArea>().Select(r => r.Area).Where(a => a != own).ToList();
        foreach (var row in part.Rows.Rows)
        {
            if (row is TableRow.OfArea { Area: var area } && area != own)
            {
                sinceSubtotal.Add(area);
            }
            else if (row is TableRow.Total total)
            {
                Check(part, table, cells, total, total.IsSubtotal ? sinceSubtotal : parts);
                sinceSubtotal = total.IsSubtotal ? [] : sinceSubtotal;
            }
        }
    }

    private void Check(TablePart part, SubmittedTable table, CellReader cells, TableRow.Total row, List<Area> parts)
    {
        var grid = part.Grid;
        foreach (var column in part.Header.Columns.Where(c => c.Measure.Additive && parts.Count > 0))
        {
            var place = grid.At(row.Row.Number, column.Column);
            var cell = grid.Cell(row.Row.Number, column.Column);
            var summands = parts.Select(a => table.Summand(a.Code, column.Measure.Code)).ToList();
            if (cell.Kind == CellKind.Blank || summands.Contains(null)
                || cells.Read(new(cell, column, table.Reporter.Area, place, Compulsory: false)).Value is not { } total)
            {
                continue;
            }

            var sum = summands.Sum()!.Value;
            var difference = Math.Abs(total - sum);
            if (difference > LastDigit.Tolerance(column.Measure, parts.Count))
            {
                log.Add(
                    place,
                    difference > Tolerable * Math.Abs(total) ? CheckRules.TotalWrong : CheckRules.TotalDiffers,
                    new(table.Reporter.Area, column.Measure, cell.Text, total),
                    ("sum", FindingLog.Number(sum)),
                    ("difference", FindingLog.Number(total - sum)));
            }
        }
    }
}
