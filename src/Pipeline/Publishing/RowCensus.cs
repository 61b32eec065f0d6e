using System.Runtime.CompilerServices;
using Pipeline.Snapshots;

namespace Pipeline.Publishing;

/// <summary>Rows that are counted, and their codes noted, while they are written.</summary>
public sealed class RowCensus(Dataset dataset, RowSource rows) : RowSource
{
    private readonly SortedSet<string>?[] _codes =
        [.. rows.Columns.Select(column => column is { Role: ColumnRole.Key, Codes: not null } ? new SortedSet<string>(StringComparer.Ordinal) : null)];

    private int _count;

    /// <summary>The data set's name.</summary>
    public string Name => dataset.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns => rows.Columns;

    /// <inheritdoc/>
    public override async IAsyncEnumerable<Row> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        _count = 0;
        await foreach (var row in rows.ReadAsync(cancellation))
        {
            _count++;
            for (var i = 0; i < _codes.Length; i++)
            {
                _codes[i]?.Add(row[i].Text ?? "");
            }

            yield return row;
        }
    }

    /// <summary>What the data set has, as the manifest states it.</summary>
    /// <param name="previous">What the snapshot before had; null where there is nothing to compare with.</param>
    /// <param name="sha256">The SHA-256 of the file.</param>
    public ManifestDataset Describe(ManifestDataset? previous, string sha256)
    {
        ManifestDataset described = new(
            dataset.Name,
            DataContract.FirstVersion,
            _count,
            sha256,
            [.. rows.Columns.Select((column, i) => new ManifestColumn(column.Name, column.Type.Code(), _codes[i] is { } codes ? [.. codes] : null))]);
        return described with { Version = DataContract.Next(previous, described) };
    }
}
