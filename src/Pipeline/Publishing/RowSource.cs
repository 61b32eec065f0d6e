namespace Pipeline.Publishing;

/// <summary>One row while it passes through: valid until the next one is read.</summary>
public abstract class Row
{
    /// <summary>The field of a column, by the column's place in <see cref="RowSource.Columns"/>.</summary>
    public abstract Field this[int column] { get; }
}

/// <summary>A row that stays what it is while others pass by.</summary>
/// <param name="row">The row as it passes.</param>
/// <param name="columns">How many columns it has.</param>
public sealed class KeptRow(Row row, int columns) : Row
{
    private readonly Field[] _fields = [.. Enumerable.Range(0, columns).Select(column => row[column])];

    /// <inheritdoc/>
    public override Field this[int column] => _fields[column];
}

/// <summary>A row of a stored file.</summary>
public abstract class PlacedRow : Row
{
    /// <summary>The byte of the file at which it begins.</summary>
    public abstract long Start { get; }
}

/// <summary>Rows in their fixed order, read one at a time, as often as a format needs them.</summary>
public abstract class RowSource
{
    /// <summary>The columns that every row has, in order.</summary>
    public abstract IReadOnlyList<Column> Columns { get; }

    /// <summary>Reads from the first row on.</summary>
    public abstract IAsyncEnumerable<Row> ReadAsync(CancellationToken cancellation = default);
}

/// <summary>Rows that are in memory.</summary>
internal sealed class MemoryRows<T>(IReadOnlyList<Column<T>> columns, IReadOnlyList<T> rows) : RowSource
{
    public override IReadOnlyList<Column> Columns => columns;

#pragma warning disable CS1998 // Nothing to wait for: the rows are here.
    public override async IAsyncEnumerable<Row> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
#pragma warning restore CS1998
    {
        var current = new MemoryRow(columns);
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            current.Value = row;
            yield return current;
        }
    }

    private sealed class MemoryRow(IReadOnlyList<Column<T>> columns) : Row
    {
        public T? Value { get; set; }

        public override Field this[int column] => columns[column].Get(Value!);
    }
}
