using Pipeline.Snapshots;

namespace Pipeline.Publishing;

/// <summary>A published table. Formats, filters, the data dictionary and every schema derive from its columns and nothing else.</summary>
/// <param name="Name">The data set's name, such as <c>indicators</c>.</param>
/// <param name="Title">The title shown to users.</param>
public abstract record Dataset(string Name, Bilingual Title)
{
    /// <summary>The columns in order; they never change their order, names or types without a new contract (<see cref="DataContract"/>).</summary>
    public abstract IReadOnlyList<Column> Columns { get; }

    /// <summary>The rows that a content has of it.</summary>
    public abstract RowSource RowsOf(SnapshotContent content);

    /// <summary>The name of the file that a snapshot keeps it in: what every other format is written from.</summary>
    public string FileName => $"{Name}.csv";
}

/// <summary>A published table together with where its rows come from.</summary>
public sealed record Dataset<T> : Dataset
{
    private readonly IReadOnlyList<Column<T>> _columns;
    private readonly Func<SnapshotContent, IReadOnlyList<T>> _rows;

    /// <summary>A data set with its columns in order, and how its rows are taken from a snapshot's content.</summary>
    public Dataset(string name, Bilingual title, IReadOnlyList<Column<T>> columns, Func<SnapshotContent, IReadOnlyList<T>> rows)
        : base(name, title) => (_columns, _rows) = (columns, rows);

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns => _columns;

    /// <inheritdoc/>
    public override RowSource RowsOf(SnapshotContent content) => RowsOf(_rows(content));

    /// <summary>These rows as formats take them.</summary>
    public RowSource RowsOf(IReadOnlyList<T> rows) => new MemoryRows<T>(_columns, rows);
}
