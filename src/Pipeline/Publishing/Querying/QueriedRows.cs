using System.Runtime.CompilerServices;

namespace Pipeline.Publishing.Querying;

/// <summary>The rows and columns of a query, of rows that are in memory.</summary>
public sealed class QueriedRows : RowSource
{
    private readonly RowSource _rows;
    private readonly long _start;
    private readonly long _end;
    private readonly int[] _places;
    private readonly List<(int Place, Func<string, bool> Holds)> _conditions = [];

    /// <summary>The part of these rows that a query wants.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="query">Which of them, and which columns.</param>
    /// <param name="start">How many of the rows wanted are passed over.</param>
    /// <param name="top">How many come at most; null for all.</param>
    public QueriedRows(RowSource rows, RowQuery query, long start = 0, long? top = null)
    {
        (_rows, _start, _end) = (rows, start, top is { } most && most < long.MaxValue - start ? start + most : long.MaxValue);
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
        var place = 0L;
        await foreach (var row in _rows.ReadAsync(cancellation))
        {
            if (!_conditions.TrueForAll(condition => condition.Holds(row[condition.Place].ToString())) || place++ < _start)
            {
                continue;
            }

            if (place > _end)
            {
                yield break;
            }

            cut.Whole = row;
            yield return cut;
        }
    }

    private sealed class CutRow(int[] places) : Row
    {
        public Row? Whole { get; set; }

        public override Field this[int column] => Whole![places[column]];
    }
}
