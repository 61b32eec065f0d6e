using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>A sheet, or a part of it, with its cells by row and column, and its merges by column; a table that lies on its side is turned upright.</summary>
internal sealed class Grid
{
    // Merges do not overlap, so honest sheets stay far below; a sheet made to be slow stops costing here.
    private const int MostMergedColumns = 1_000_000;

    private readonly Dictionary<int, SheetRow> _rows;
    private readonly Dictionary<int, List<CellRange>> _merges = [];

    public Grid(Sheet sheet, int tab)
        : this(sheet, tab, isTurned: false)
    {
    }

    private Grid(Sheet sheet, int tab, bool isTurned)
    {
        (Sheet, Tab, IsTurned) = (sheet, tab, isTurned);
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

    /// <summary>Whether its rows are the sheet's columns.</summary>
    public bool IsTurned { get; }

    public IReadOnlyList<SheetRow> Rows => Sheet.Rows;

    /// <summary>The last column that holds something; 0 in an empty sheet.</summary>
    public int LastColumn { get; }

    public Place At(int row, int column) => IsTurned ? new(Tab, Sheet.Name, column, row) : new(Tab, Sheet.Name, row, column);

    /// <summary>The rows and columns within bounds, with their numbers.</summary>
    public Grid Within(int firstRow, int lastRow, int firstColumn = 1, int lastColumn = int.MaxValue)
    {
        var rows = Rows.Where(r => r.Number >= firstRow && r.Number <= lastRow);
        if (firstColumn > 1 || lastColumn < LastColumn)
        {
            rows = rows.Select(r => r with { Cells = [.. r.Cells.Where(c => c.Column >= firstColumn && c.Column <= lastColumn)] })
                .Where(r => r.Cells.Count > 0);
        }

        return new(Sheet with { Rows = [.. rows] }, Tab, IsTurned);
    }

    /// <summary>The same cells with columns as rows; places stay those of the sheet.</summary>
    public Grid Turn() => new(
        Sheet with
        {
            Rows = [.. Rows
                .SelectMany(r => r.Cells.Select(c => (c.Column, Cell: c with { Column = r.Number, Traits = TurnHidden(c.Traits, r.Hidden) }, Hidden: IsHidden(c.Traits))))
                .GroupBy(c => c.Column)
                .OrderBy(g => g.Key)
                .Select(g => new SheetRow(g.Key, [.. g.Select(c => c.Cell)], g.Any(c => c.Hidden)))],
            Merges = [.. Sheet.Merges.Select(m => new CellRange(m.FirstColumn, m.FirstRow, m.LastColumn, m.LastRow))],
        },
        Tab,
        !IsTurned);

    /// <summary>The cell itself; blank where the file has none.</summary>
    public SheetCell Cell(int row, int column) =>
        _rows.TryGetValue(row, out var cells) ? Cell(cells, column) : new(column, CellKind.Blank, "");

    /// <summary>The cell of a row; blank where the file has none.</summary>
    public static SheetCell Cell(SheetRow row, int column)
    {
        var cells = row.Cells;

        // Most rows have no gaps.
        if (column > 0 && column <= cells.Count && cells[column - 1] is var guessed && guessed.Column == column)
        {
            return guessed;
        }

        var (low, high) = (0, cells.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = cells[middle];
            if (found.Column == column)
            {
                return found;
            }

            (low, high) = found.Column < column ? (middle + 1, high) : (low, middle - 1);
        }

        return new(column, CellKind.Blank, "");
    }

    /// <summary>The label at a place of the sheet.</summary>
    public string Label(Place place) => IsTurned ? Label(place.Column, place.Row) : Label(place.Row, place.Column);

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

    private static bool IsHidden(CellTraits traits) => traits.HasFlag(CellTraits.HiddenColumn);

    private static CellTraits TurnHidden(CellTraits traits, bool hiddenRow) =>
        hiddenRow ? traits | CellTraits.HiddenColumn : traits & ~CellTraits.HiddenColumn;

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
