using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Reads the cells where rows of areas and columns of measures meet.</summary>
internal sealed class TableReader(AskedFigures asked, Compulsory compulsory, UnitNames units, FindingLog log)
{
    public List<CellValue> Read(TablePart part)
    {
        var (grid, header, rows) = (part.Grid, part.Header, part.Rows);
        CellReader reader = new(units, rows.Notes, log);
        List<CellValue> cells = [];
        var merged = MergedFigures(grid, header, rows);
        FootnotesOfLabels labels = new(grid, header, rows);
        foreach (var row in rows.Rows.OfType<TableRow.OfArea>())
        {
            var askedHere = asked.Of(row.Area);
            foreach (var column in header.Columns)
            {
                var place = grid.At(row.Row.Number, column.Column);
                FigureCell figure = new(Grid.Cell(row.Row, column.Column), column, row.Area, place, compulsory.Has(column.Measure));
                if (!askedHere.Contains(column.Measure.Code))
                {
                    SayNotAsked(figure);
                }
                else if (merged.Contains((place.Row, place.Column)))
                {
                    cells.Add(figure.Faulty());
                }
                else
                {
                    cells.Add(labels.AddTo(reader.Read(figure), row.Row.Number, column.Column));
                }
            }
        }

        SayHiddenColumns(header, rows);
        return cells;
    }

    private void SayNotAsked(in FigureCell figure)
    {
        var cell = figure.Cell;
        var says = cell.Kind is CellKind.Number or CellKind.Boolean or CellKind.Date or CellKind.Error
            || (cell.Kind == CellKind.Text && NumberText.Read(cell.Text) is TextReading.Number or TextReading.Unreadable or TextReading.YesNo or TextReading.TooLarge);
        if (says)
        {
            log.Add(figure.Place, CheckRules.NotAsked, figure.Subject);
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
                    var range = $"{grid.At(merge.FirstRow, merge.FirstColumn).Cell}:{grid.At(merge.LastRow, merge.LastColumn).Cell}";
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

    private void SayHiddenColumns(Header header, TableRows rows)
    {
        var hidden = rows.Rows.SelectMany(r => r.Row.Cells)
            .Where(c => c.Has(CellTraits.HiddenColumn) && c.Kind != CellKind.Blank)
            .Select(c => c.Column)
            .ToHashSet();
        foreach (var column in header.Columns.Where(c => hidden.Contains(c.Column)))
        {
            log.Add(column.Place, CheckRules.ColumnHidden, new(Measure: column.Measure));
        }
    }
}
