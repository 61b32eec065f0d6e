using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>What stands in the tables and has no place in a template: in rows of no asked area, in columns of no asked measure, or not asked for.</summary>
internal static class UnplacedCells
{
    // Far more than a clerk wrote by mistake; it bounds what is kept of a file made to be slow.
    private const int Most = 10_000;

    public static IReadOnlyList<UnplacedCell> Of(SubmittedTable table)
    {
        var placed = table.Cells.Select(c => (c.Place.Tab, c.Place.Row, c.Place.Column)).ToHashSet();
        return [.. table.Parts.SelectMany(part => Candidates(part, placed)).Take(Most)];
    }

    // Nearly every cell has its place, so nothing is made of one before that is known.
    private static IEnumerable<UnplacedCell> Candidates(TablePart part, HashSet<(int Tab, int Row, int Column)> placed)
    {
        var (grid, header) = (part.Grid, part.Header);
        var areas = part.Rows.Rows.OfType<TableRow.OfArea>().Select(r => r.Row.Number).ToHashSet();
        var figures = header.Columns.Select(c => c.Column).ToHashSet();
        foreach (var row in grid.Rows.Where(r => r.Number > header.Block.LastRow && !RowReader.IsRemark(r)))
        {
            var isOfArea = areas.Contains(row.Number);
            if (!isOfArea && (IsHeading(grid, header, row) || !row.Cells.Any(c => figures.Contains(c.Column) && Says(c))))
            {
                continue;
            }

            foreach (var cell in row.Cells.Where(c => Says(c) && !IsLabel(header, c.Column, isOfArea)))
            {
                var place = grid.At(row.Number, cell.Column);
                if (placed.Contains((place.Tab, place.Row, place.Column)))
                {
                    continue;
                }

                yield return new(Area(grid, header, row), Measure(grid, header, cell.Column), new(place.Sheet, place.Cell, cell.Text))
                {
                    Labels =
                    [
                        .. isOfArea ? [] : LabelsOf(grid, header, row),
                        .. figures.Contains(cell.Column) ? [] : header.Block.Rows.Select(r => grid.At(r, cell.Column).Cell),
                    ],
                };
            }
        }
    }

    private static bool Says(SheetCell cell) => cell.Kind != CellKind.Blank && !string.IsNullOrWhiteSpace(cell.Text);

    private static bool IsHeading(Grid grid, Header header, SheetRow row) => HeaderFinder.IsNumbering(row)
        || new[] { header.CodeColumn, header.NameColumn }.Any(c => c > 0 && HeaderFinder.RoleOf(grid.Label(row.Number, c)) != ColumnRole.None);

    // The labels of every row are said beside its values; the explanation of an area's row has its place.
    private static bool IsLabel(Header header, int column, bool isOfArea) => header.Block.Roles.TryGetValue(column, out var role)
        && role != ColumnRole.None && (isOfArea || role != ColumnRole.Explanation);

    private static IEnumerable<string> LabelsOf(Grid grid, Header header, SheetRow row) =>
        new[] { header.CodeColumn, header.NameColumn }.Where(c => c > 0).Select(c => grid.At(row.Number, c).Cell);

    private static string Area(Grid grid, Header header, SheetRow row) => string.Join(' ', new[] { header.CodeColumn }
        .Concat(header.OuterNameColumns.Reverse()).Append(header.NameColumn)
        .Where(c => c > 0).Select(c => Wording.Tidy(grid.Label(row.Number, c))).Where(t => t.Length > 0));

    private static string Measure(Grid grid, Header header, int column) => string.Join(' ', header.Block.Rows
        .Select(r => Wording.Tidy(grid.Label(r, column))).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal));
}
