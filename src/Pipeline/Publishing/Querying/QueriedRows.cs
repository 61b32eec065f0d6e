using System.Runtime.CompilerServices;

namespace Pipeline.Publishing.Querying;

/// <summary>The rows and columns of a query, of rows that are in memory.</summary>
public sealed class QueriedRows : RowSource
{
    private readonly RowSource _rows;
    private readonly int[] _places;
    private readonly List<(int Place, Func<string, bool> Holds)> _conditions = [];

    /// <summary>The part of these rows that a query wants.</summary>
    public QueriedRows(RowSource rows, RowQuery query)
    {
        _rows = rows;
        _places = [.. Enumerable.Range(0, rows.Columns.Count).Where(place => query.Wants(rows.Columns[place]))];
        Columns = [.. _places.Select(place => rows.Columns[place])];
        for (var place = 0; place < rows.Columns.Count; place++)
        {
            if (query.Condition(rows.Columns[place].Name) is { } holds)
            {
                _conditions.Add((place, holds));
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns { get; }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<Row> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var cut = new CutRow(_places);
        await foreach (var row in _rows.ReadAsync(cancellation))
        {
            if (_conditions.TrueForAll(condition => condition.Holds(row[condition.Place].ToString())))
            {
                cut.Whole = row;
                yield return cut;
            }
        }
    }

    private sealed class CutRow(int[] places) : Row
    {
        public Row? Whole { get; set; }

        public override Field this[int column] => Whole![places[column]];
    }
}
