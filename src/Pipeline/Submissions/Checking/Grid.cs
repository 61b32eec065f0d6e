using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>A sheet with its cells by row and column, and its merges by column.</summary>
internal sealed class Grid
{
    // Merges do not overlap, so honest sheets stay far below; a sheet made to be slow stops costing here.
    private const int MostMergedColumns = 1_000_000;

    private readonly Dictionary<int, SheetRow> _rows;
    private readonly Dictionary<int, List<CellRange>> _merges = [];

    public Grid(Sheet sheet, int tab)
    {
        (Sheet, Tab) = (sheet, tab);
        _rows = sheet.Rows.ToDictionary(r => r.Number);
        LastColumn = sheet.Rows.Count == 0 ? 0 : sheet.Rows.Max(r => r.Cells.Count == 0 ? 0 : r.Cells[^1].Column);
        var budget = MostMergedColumns;
        foreach (var merge in sheet.Merges.OrderBy(m => m.FirstRow))
        {
            for (var column = merge.FirstColumn; column <= Math.Min(merge.LastColumn, LastColumn) && budget > 0; column++, budget--)
            {
                (_merges.TryGetValue(column, out var list) ? list : _merges[column] = []).Add(merge);
            }
        }
    }

    public Sheet Sheet { get; }

    /// <summary>The sheet's number in the order of the tabs.</summary>
    public int Tab { get; }

    public IReadOnlyList<SheetRow> Rows => Sheet.Rows;

    /// <summary>The last column that holds something; 0 in an empty sheet.</summary>
    public int LastColumn { get; }

    public Place At(int row, int column) => new(Tab, Sheet.Name, row, column);

    /// <summary>The cell itself; blank where the file has none.</summary>
    public SheetCell Cell(int row, int column)
    {
        if (!_rows.TryGetValue(row, out var cells))
        {
            return new(column, CellKind.Blank, "");
        }

        var (low, high) = (0, cells.Cells.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = cells.Cells[middle];
            if (found.Column == column)
            {
                return found;
            }

            (low, high) = found.Column < column ? (middle + 1, high) : (low, middle - 1);
        }

        return new(column, CellKind.Blank, "");
    }

    /// <summary>The text of a heading or row label: the value of a merge counts for every cell of it.</summary>
    public string Label(int row, int column)
    {
        var cell = Cell(row, column);
        if (cell.Kind == CellKind.Blank && MergeAt(row, column) is { } merge)
        {
            cell = Cell(merge.FirstRow, merge.FirstColumn);
        }

        return cell.Kind is CellKind.Blank or CellKind.Error ? "" : cell.Text.Trim();
    }

    /// <summary>The merge that a cell belongs to; null where there is none.</summary>
    public CellRange? MergeAt(int row, int column)
    {
        if (!_merges.TryGetValue(column, out var merges))
        {
            return null;
        }

        var (low, high) = (0, merges.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (merges[middle].Contains(row, column))
            {
                return merges[middle];
            }

            (low, high) = merges[middle].FirstRow <= row ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }
}
