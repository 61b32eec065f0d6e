using System.Runtime.CompilerServices;

namespace Pipeline.Publishing.Sdmx;

/// <summary>Of every series the first observations, or the last, or both.</summary>
/// <param name="rows">The rows, every series in one piece.</param>
/// <param name="series">The places of what names a series.</param>
/// <param name="first">How many from the beginning at most; null for none unless the end is not asked for either.</param>
/// <param name="last">How many from the end at most.</param>
internal sealed class SeriesEnds(RowSource rows, int[] series, int? first, int? last) : RowSource
{
    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns => rows.Columns;

    /// <inheritdoc/>
    public override async IAsyncEnumerable<Row> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? current = null;
        var count = 0;
        Queue<KeptRow> end = new();
        await foreach (var row in rows.ReadAsync(cancellation))
        {
            var key = RowKey.Of(row, series);
            if (key != current)
            {
                foreach (var each in end)
                {
                    yield return each;
                }

                end.Clear();
                (current, count) = (key, 0);
            }

            if (count++ < (first ?? 0))
            {
                yield return row;
            }
            else if (last is { } most)
            {
                end.Enqueue(new(row, Columns.Count));
                if (end.Count > most)
                {
                    end.Dequeue();
                }
            }
        }

        foreach (var each in end)
        {
            yield return each;
        }
    }
}
