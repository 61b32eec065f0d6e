using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>Everything that was read from the tables of figures: one cell for each asked area and measure that has row and column.</summary>
internal sealed class SubmittedTable
{
    // By row of the area and column of the measure: one name is looked up faster than a pair of them.
    private readonly Dictionary<string, int> _rows;
    private readonly Dictionary<string, int> _columns;
    private readonly CellValue?[,] _cells;

    public SubmittedTable(Reporter reporter, IReadOnlyList<TablePart> parts, IReadOnlyList<CellValue> cells)
    {
        (Reporter, Parts, Cells) = (reporter, parts, cells);
        Measures = parts is [var only] ? [.. only.Header.Columns.Select(c => c.Measure)] : [.. parts.SelectMany(p => p.Header.Columns).Select(c => c.Measure).Distinct()];
        Areas = parts.SelectMany(p => p.Rows.Rows).OfType<TableRow.OfArea>().DistinctBy(r => r.Area.Code).ToDictionary(r => r.Area.Code, r => r.Area, StringComparer.Ordinal);
        _rows = Numbered(Areas.Keys);
        _columns = Numbered(Measures.Select(m => m.Code));
        _cells = new CellValue?[_rows.Count, _columns.Count];
        var (row, area) = (-1, default(Area));
        foreach (var cell in cells)
        {
            // Row after row, so that few of them begin another.
            (row, area) = ReferenceEquals(cell.Area, area) ? (row, area) : (_rows[cell.Area.Code], cell.Area);
            _cells[row, _columns[cell.Measure.Code]] = cell;
        }
    }

    public Reporter Reporter { get; }

    /// <summary>The tables in the order of the workbook; there is at least one.</summary>
    public IReadOnlyList<TablePart> Parts { get; }

    /// <summary>The measures that have a column which is read.</summary>
    public IReadOnlyList<Measure> Measures { get; }

    /// <summary>The areas that have a row, by code.</summary>
    public IReadOnlyDictionary<string, Area> Areas { get; }

    /// <summary>All asked cells, blank ones included.</summary>
    public IReadOnlyList<CellValue> Cells { get; }

    /// <summary>Where findings stand that concern no single cell.</summary>
    public Place Sheet => Parts[0].Grid.At(0, 0);

    /// <summary>Whether no cell says anything: neither a figure, nor a mark, nor what could not be read.</summary>
    public bool IsBlank => Cells.All(c => !c.IsAnswer && !c.Faulty);

    /// <summary>Whether a measure has a column, also one that is not read.</summary>
    public bool Names(Measure measure) => Parts.Any(p => p.Header.Named.Contains(measure.Code));

    /// <summary>Whether an area has a row with a faulty label, which is a finding already.</summary>
    public bool NamesFaultily(Area area) => Parts.Any(p => p.Rows.Named.Contains(area.Code));

    /// <summary>All asked cells by area, then measure, ordinal.</summary>
    public IEnumerable<CellValue> Ordered()
    {
        var columns = InOrder(_columns);
        foreach (var row in InOrder(_rows))
        {
            foreach (var column in columns)
            {
                if (_cells[row, column] is { } cell)
                {
                    yield return cell;
                }
            }
        }
    }

    /// <summary>The cell of an area and measure; null where it has no row or column, or is not asked.</summary>
    public CellValue? Find(string area, string measure) =>
        _rows.TryGetValue(area, out var row) && _columns.TryGetValue(measure, out var column) ? _cells[row, column] : null;

    /// <summary>The cell of an area and measure where its value can be compared with others: what is implausible by itself proves nothing.</summary>
    public CellValue? Comparable(string area, string measure) => Find(area, measure) is { IsImplausible: false } cell ? cell : null;

    /// <summary>The number of a cell as sums take it: "cannot exist" and "not significant" count as 0; null where it is missing or implausible.</summary>
    public decimal? Summand(string area, string measure) => Comparable(area, measure) switch
    {
        { Value: { } value } => value,
        { Status: ObservationStatus.CannotExist or ObservationStatus.NotSignificant } => 0,
        _ => null,
    };

    private static Dictionary<string, int> Numbered(IEnumerable<string> names) =>
        names.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => n.i, StringComparer.Ordinal);

    private static int[] InOrder(Dictionary<string, int> names) => [.. names.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Value)];
}
