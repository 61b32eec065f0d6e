using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>Everything that was read from the sheet of figures: one cell for each asked area and measure that has row and column.</summary>
internal sealed class SubmittedTable
{
    private readonly Dictionary<(string Area, string Measure), CellValue> _cells;

    public SubmittedTable(Reporter reporter, Header header, IReadOnlyList<TableRow> rows, IReadOnlyList<CellValue> cells)
    {
        (Reporter, Header, Rows, Cells) = (reporter, header, rows, cells);
        Areas = rows.OfType<TableRow.OfArea>().ToDictionary(r => r.Area.Code, StringComparer.Ordinal);
        _cells = cells.ToDictionary(c => (c.Area.Code, c.Measure.Code));
    }

    public Reporter Reporter { get; }

    public Header Header { get; }

    /// <summary>Rows of areas and totals in the order of the sheet.</summary>
    public IReadOnlyList<TableRow> Rows { get; }

    /// <summary>The rows of areas by code.</summary>
    public IReadOnlyDictionary<string, TableRow.OfArea> Areas { get; }

    /// <summary>All asked cells, blank ones included.</summary>
    public IReadOnlyList<CellValue> Cells { get; }

    /// <summary>All asked cells by area, then measure, ordinal.</summary>
    public IEnumerable<CellValue> Ordered()
    {
        string[] measures = [.. Header.Columns.Select(c => c.Measure.Code).Order(StringComparer.Ordinal)];
        return Areas.Keys.Order(StringComparer.Ordinal).SelectMany(area => measures.Select(m => Find(area, m)).OfType<CellValue>());
    }

    /// <summary>The cell of an area and measure; null where it has no row or column, or is not asked.</summary>
    public CellValue? Find(string area, string measure) => _cells.GetValueOrDefault((area, measure));

    /// <summary>The number of a cell as sums take it: "cannot exist" and "not significant" count as 0; null where it is missing.</summary>
    public decimal? Summand(string area, string measure) => Find(area, measure) switch
    {
        { Value: { } value } => value,
        { Status: ObservationStatus.CannotExist or ObservationStatus.NotSignificant } => 0,
        _ => null,
    };
}
