using System.Runtime.CompilerServices;

namespace Pipeline.Publishing.Sdmx;

/// <summary>
/// The same rows with every series in one piece, which is what a series is written as. Rows are in the order of their keys, so that only
/// those are held back that share the keys before the one along which a series runs; where that is the last key nothing is.
/// </summary>
internal sealed class SeriesRows : RowSource
{
    private readonly RowSource _rows;
    private readonly int[] _leading;
    private readonly int[] _series;
    private readonly bool _isInOrder;

    /// <summary>The rows of a structure in series along a dimension.</summary>
    public SeriesRows(RowSource rows, SdmxStructure structure, SdmxComponent along)
    {
        _rows = rows;
        _series = [.. structure.Dimensions.Where(dimension => dimension != along).Select(dimension => dimension.Place)];
        _leading = [.. _series.Where(place => place < along.Place)];
        _isInOrder = _leading.Length == _series.Length;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns => _rows.Columns;

    /// <inheritdoc/>
    public override IAsyncEnumerable<Row> ReadAsync(CancellationToken cancellation = default) => _isInOrder ? _rows.ReadAsync(cancellation) : RegroupAsync(cancellation);

    private async IAsyncEnumerable<Row> RegroupAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        Dictionary<string, List<KeptRow>> held = new(StringComparer.Ordinal);
        List<string> order = [];
        string? block = null;
        await foreach (var row in _rows.ReadAsync(cancellation))
        {
            var leading = RowKey.Of(row, _leading);
            if (leading != block)
            {
                foreach (var each in order.SelectMany(key => held[key]))
                {
                    yield return each;
                }

                held.Clear();
                order.Clear();
                block = leading;
            }

            var series = RowKey.Of(row, _series);
            if (!held.TryGetValue(series, out var rows))
            {
                held[series] = rows = [];
                order.Add(series);
            }

            rows.Add(new(row, Columns.Count));
        }

        foreach (var each in order.SelectMany(key => held[key]))
        {
            yield return each;
        }
    }
}
