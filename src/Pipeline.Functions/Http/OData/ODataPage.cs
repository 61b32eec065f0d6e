using System.Runtime.CompilerServices;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;

namespace Pipeline.Functions.Http.OData;

/// <summary>
/// One page of a query's rows. In the order in which rows are kept they stream by; in any other the places of as many as the page and what
/// is before it are held, by their keys, and the rows are read in a second pass. Rows that are equal by the keys keep their order.
/// </summary>
/// <param name="table">The data set as a snapshot keeps it.</param>
/// <param name="query">Which rows in which order.</param>
/// <param name="start">The byte of the stored file at which the page's first row begins; 0 for the first page.</param>
/// <param name="size">How many rows the page has at most.</param>
internal sealed class ODataPage(StoredTable table, ODataQuery query, long start, int size)
{
    private readonly Comparer<Placed> _order = Comparer<Placed>.Create((left, right) => Compare(left, right, query.Order));

    /// <summary>The byte at which the next page's first row begins, once this page was read; null where there is none.</summary>
    public long? Next { get; private set; }

    /// <summary>How many rows of the query there are, on all pages.</summary>
    public static async Task<long> CountAsync(StoredTable table, ODataQuery query, CancellationToken cancellation)
    {
        long count = 0;
        await foreach (var row in table.ReadAsync(0, cancellation))
        {
            count += query.Wants(row) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Reads the page.</summary>
    public IAsyncEnumerable<Row> ReadAsync(CancellationToken cancellation) => query.Order.Count == 0 ? StreamAsync(cancellation) : SortAsync(cancellation);

    private async IAsyncEnumerable<Row> StreamAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var (skip, left) = (query.Skipped, size);
        await foreach (var row in table.ReadAsync(start, cancellation))
        {
            if (!query.Wants(row) || skip-- > 0)
            {
                continue;
            }

            if (left-- == 0)
            {
                Next = row.Start;
                yield break;
            }

            yield return row;
        }
    }

    private async IAsyncEnumerable<Row> SortAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var page = await PlacesAsync(cancellation);
        var rows = new KeptRow[page.Count];
        var places = page.Select((placed, at) => (placed.Start, at)).ToDictionary(pair => pair.Start, pair => pair.at);
        var (from, missing) = (page.Count == 0 ? 0 : page.Min(placed => placed.Start), page.Count);
        if (missing > 0)
        {
            await foreach (var row in table.ReadAsync(from, cancellation))
            {
                if (places.TryGetValue(row.Start, out var at))
                {
                    rows[at] = new KeptRow(row, table.Dataset.Columns.Count);
                    if (--missing == 0)
                    {
                        break;
                    }
                }
            }
        }

        foreach (var row in rows)
        {
            yield return row;
        }
    }

    /// <summary>Where the rows of the page are, in order: the first so many by the keys, of those that the page before did not reach.</summary>
    private async Task<List<Placed>> PlacesAsync(CancellationToken cancellation)
    {
        var first = start == 0 ? null : await FirstAsync(cancellation);
        var room = checked((int)query.Skipped + size + 1);
        var kept = new PriorityQueue<Placed, Placed>(Comparer<Placed>.Create((left, right) => _order.Compare(right, left)));
        await foreach (var row in table.ReadAsync(0, cancellation))
        {
            if (!query.Wants(row))
            {
                continue;
            }

            var placed = Place(row);
            if (first is not null && _order.Compare(placed, first) < 0)
            {
                continue;
            }

            if (kept.Count < room)
            {
                kept.Enqueue(placed, placed);
            }
            else
            {
                kept.EnqueueDequeue(placed, placed);
            }
        }

        List<Placed> page = [.. kept.UnorderedItems.Select(item => item.Element).Order(_order).Skip((int)query.Skipped)];
        if (page.Count > size)
        {
            Next = page[size].Start;
            page.RemoveAt(size);
        }

        return page;
    }

    private async Task<Placed> FirstAsync(CancellationToken cancellation)
    {
        await foreach (var row in table.ReadAsync(start, cancellation))
        {
            return Place(row);
        }

        throw new InvalidOperationException("No row begins where the page mark says.");
    }

    private Placed Place(PlacedRow row) => new([.. query.Order.Select(order => row[order.Place])], row.Start);

    private static int Compare(Placed left, Placed right, IReadOnlyList<ODataOrder> order)
    {
        for (var key = 0; key < order.Count; key++)
        {
            if (ODataFilter.Compare(left.Keys[key], right.Keys[key]) is not 0 and var by)
            {
                return order[key].IsDescending ? -by : by;
            }
        }

        return left.Start.CompareTo(right.Start);
    }

    /// <summary>What a row is ordered by, and where it is.</summary>
    private sealed record Placed(Field[] Keys, long Start);
}
