using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Finds the tables of one sheet: one below another, side by side, or one that lies on its side.</summary>
internal sealed class SheetTables(HeaderFinder headers, MeasureNames measures)
{
    // A larger sheet is one table, upright.
    private const int MostRows = 600;
    private const int MostColumns = 400;

    public IEnumerable<SheetTable> Of(Grid grid)
    {
        if (headers.Find(grid) is not { } block)
        {
            return [];
        }

        if (block.CodeRow > 0 || grid.Rows.Count > MostRows || grid.LastColumn > MostColumns)
        {
            return [Upright(grid, block)];
        }

        return Lying(grid, block) is { } lying ? [lying] : Stacked(grid).SelectMany(SideBySide);
    }

    /// <summary>The first of the rows that name an area and a measure each; null where the sheet has no such table.</summary>
    public (int Row, int Column)? LongTable(Grid grid)
    {
        if (grid.Rows.Count > MostRows || grid.LastColumn > MostColumns)
        {
            return null;
        }

        var rows = grid.Rows.Where(headers.NamesArea)
            .Select(r => (r.Number, r.Cells.FirstOrDefault(c => c.Kind == CellKind.Text && !headers.NamesArea(c) && measures.Find(c.Text) is not null).Column))
            .ToList();
        var named = rows.Where(r => r.Column > 0).ToList();
        return named.Count > 2 && named.Count * 2 > rows.Count ? named[0] : null;
    }

    /// <summary>Whether there are rows of areas below the header.</summary>
    public bool HasRows(SheetTable table) => table.Grid.Rows.Any(r => r.Number > table.Block.LastRow && headers.NamesArea(r) && r.Cells.Count > 1);

    private static SheetTable Upright(Grid grid, HeaderBlock block) => new(grid, grid.Within(1, block.FirstRow - 1), block);

    /// <summary>The parts of a sheet that begin with a header of their own: rows of areas stand between it and the header before.</summary>
    private IEnumerable<Grid> Stacked(Grid grid)
    {
        var (first, lastData, named) = (1, 0, false);
        foreach (var row in grid.Rows)
        {
            if (row.Cells.Any(c => c.Kind == CellKind.Text && measures.Find(c.Text) is not null))
            {
                if (named && lastData > 0)
                {
                    yield return grid.Within(first, lastData);
                    (first, lastData) = (lastData + 1, 0);
                }

                named = true;
            }
            else if (named && row.Cells.Count > 1 && headers.NamesArea(row))
            {
                lastData = row.Number;
            }
        }

        yield return grid.Within(first, int.MaxValue);
    }

    /// <summary>A second column of areas to the right of figures begins a table of its own.</summary>
    private IEnumerable<SheetTable> SideBySide(Grid grid)
    {
        if (headers.Find(grid) is not { } block)
        {
            return [];
        }

        List<int> starts = [1];
        var afterFigures = false;
        for (var column = 1; column <= grid.LastColumn; column++)
        {
            switch (block.Roles.GetValueOrDefault(column))
            {
                case ColumnRole.AreaCode or ColumnRole.AreaName or ColumnRole.Serial when afterFigures:
                    starts.Add(column);
                    afterFigures = false;
                    break;
                case ColumnRole.None when block.Rows.Any(r => measures.Find(grid.Label(r, column)) is not null):
                    afterFigures = true;
                    break;
            }
        }

        return starts.Count == 1
            ? [Upright(grid, block)]
            : starts.Select((start, i) => grid.Within(block.FirstRow, int.MaxValue, start, i + 1 < starts.Count ? starts[i + 1] - 1 : int.MaxValue))
                .Select(part => headers.Find(part) is { } own ? new SheetTable(part, grid.Within(1, block.FirstRow - 1), own) : null)
                .OfType<SheetTable>();
    }

    /// <summary>A table with its measures below each other and its areas beside each other; null where the sheet has none.</summary>
    private SheetTable? Lying(Grid grid, HeaderBlock upright)
    {
        var named = grid.Rows
            .SelectMany(r => r.Cells.Where(c => c.Kind == CellKind.Text).Select(c => (Row: r.Number, c.Column, Heading: measures.Find(c.Text))))
            .Where(c => c.Heading is not null)
            .GroupBy(c => c.Column)
            .MaxBy(g => g.Select(c => c.Heading!.Value.Measure).Distinct().Count());
        if (named is null || named.Select(c => c.Heading!.Value.Measure).Distinct().Count() is var count && (count < 2 || count <= upright.Matches))
        {
            return null;
        }

        var (first, last) = (named.Min(c => c.Row), named.Max(c => c.Row));
        var top = grid.Rows.LastOrDefault(r => r.Number < first && r.Cells.Any(c => c.Column > named.Key && headers.NamesArea(c)));
        if (top is null)
        {
            return null;
        }

        var remark = grid.Rows.FirstOrDefault(r => r.Number > last && HeaderFinder.RoleOf(grid.Label(r.Number, named.Key)) == ColumnRole.Explanation);
        var turned = grid.Within(top.Number, remark?.Number ?? last).Turn();
        return headers.Find(turned) is { } block ? new(turned, grid.Within(1, top.Number - 1), block) : null;
    }
}
