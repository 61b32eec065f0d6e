using Pipeline.Catalogue;
using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Reads the cells where rows of areas and columns of measures meet.</summary>
internal sealed class TableReader(AskedFigures asked, UnitNames units, FindingLog log)
{
    public SubmittedTable Read(Grid grid, Header header, TableRows rows, Reporter reporter)
    {
        CellReader reader = new(units, rows.Notes, log);
        List<CellValue> cells = [];
        var merged = MergedFigures(grid, header, rows);
        foreach (var row in rows.Rows.OfType<TableRow.OfArea>())
        {
            foreach (var column in header.Columns)
            {
                var place = grid.At(row.Row.Number, column.Column);
                var cell = grid.Cell(row.Row.Number, column.Column);
                if (!asked.Of(row.Area, column.Measure))
                {
                    SayNotAsked(cell, new(row.Area, column.Measure, cell.Text), place);
                }
                else if (merged.Contains((place.Row, place.Column)))
                {
                    cells.Add(new(row.Area, column.Measure, place, cell.Text, null, ObservationStatus.Missing) { Faulty = true });
                }
                else
                {
                    cells.Add(reader.Read(cell, column, row.Area, place));
                }
            }
        }

        SayHiddenColumns(grid, header, rows);
        return new(reporter, header, rows.Rows, cells);
    }

    private void SayNotAsked(SheetCell cell, Subject subject, Place place)
    {
        var says = cell.Kind is CellKind.Number or CellKind.Boolean or CellKind.Date or CellKind.Error
            || (cell.Kind == CellKind.Text && NumberText.Read(cell.Text) is TextReading.Number or TextReading.Unreadable or TextReading.YesNo or TextReading.TooLarge);
        if (says)
        {
            log.Add(place, CheckRules.NotAsked, subject);
        }
    }

    /// <summary>The cells of merges that hold more than one figure's place; each merge is said once.</summary>
    private HashSet<(int Row, int Column)> MergedFigures(Grid grid, Header header, TableRows rows)
    {
        HashSet<(int, int)> cells = [];
        if (grid.Sheet.Merges.Count == 0)
        {
            return cells;
        }

        HashSet<CellRange> said = [];
        foreach (var row in rows.Rows.OfType<TableRow.OfArea>())
        {
            foreach (var column in header.Columns)
            {
                if (grid.MergeAt(row.Row.Number, column.Column) is not { } merge || grid.Cell(merge.FirstRow, merge.FirstColumn).Kind == CellKind.Blank)
                {
                    continue;
                }

                cells.Add((row.Row.Number, column.Column));
                if (said.Add(merge))
                {
                    var range = $"{CellAddress.Of(merge.FirstRow, merge.FirstColumn)}:{CellAddress.Of(merge.LastRow, merge.LastColumn)}";
                    log.Add(
                        grid.At(merge.FirstRow, merge.FirstColumn),
                        CheckRules.MergedNumber,
                        new(row.Area, column.Measure, grid.Cell(merge.FirstRow, merge.FirstColumn).Text),
                        ("range", range));
                }
            }
        }

        return cells;
    }

    private void SayHiddenColumns(Grid grid, Header header, TableRows rows)
    {
        foreach (var column in header.Columns)
        {
            var hidden = rows.Rows.Any(r => grid.Cell(r.Row.Number, column.Column) is { Kind: not CellKind.Blank } cell
                && cell.Traits.HasFlag(CellTraits.HiddenColumn));
            if (hidden)
            {
                log.Add(column.Place, CheckRules.ColumnHidden, new(Measure: column.Measure));
            }
        }
    }
}
