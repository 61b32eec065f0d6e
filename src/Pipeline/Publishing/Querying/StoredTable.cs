using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;

namespace Pipeline.Publishing.Querying;

/// <summary>A data set as a snapshot keeps it, read back from its file: filtered, cut to a page and projected while it streams by.</summary>
/// <remarks>
/// A snapshot that was published before a column came to be has no such column in its file: its fields are empty. What the file has beyond
/// the description is passed over.
/// </remarks>
public sealed class StoredTable
{
    private static readonly CsvReaderOptions WithHeader = new() { PoolStrings = true };
    private static readonly CsvReaderOptions WithoutHeader = new() { PoolStrings = true, HasHeader = false };

    private readonly Func<long, CancellationToken, Task<Stream>> _open;
    private readonly Dictionary<string, int> _places;

    private StoredTable(Dataset dataset, Func<long, CancellationToken, Task<Stream>> open, Dictionary<string, int> places) =>
        (Dataset, _open, _places) = (dataset, open, places);

    /// <summary>The data set.</summary>
    public Dataset Dataset { get; }

    /// <summary>Reads the header of a stored file.</summary>
    /// <param name="dataset">What the file is to be read as.</param>
    /// <param name="open">Opens the file from a byte on.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<StoredTable> OpenAsync(
        Dataset dataset, Func<long, CancellationToken, Task<Stream>> open, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        await using var csv = CsvReader.Create(await open(0, cancellation), WithHeader);
        await csv.ReadHeaderAsync(cancellation);
        var places = csv.Headers.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal);
        return new(dataset, open, places);
    }

    /// <summary>The rows of a query.</summary>
    /// <param name="query">Which rows and columns.</param>
    /// <param name="start">The byte at which the first row is looked for; 0 for the beginning.</param>
    /// <param name="top">How many rows at most; null for all.</param>
    public RowSource Rows(RowQuery query, long start = 0, long? top = null) => new StoredRows(this, query, start, top);

    /// <summary>Every row from a byte on, with all columns and the byte at which it begins.</summary>
    /// <param name="start">The byte at which a row begins; 0 for the first row.</param>
    /// <param name="cancellation">Gives up.</param>
    public async IAsyncEnumerable<PlacedRow> ReadAsync(long start, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var csv = await ReadFromAsync(start, cancellation);
        var row = new StoredRow(csv, start, [.. Dataset.Columns.Select(column => (Place(column), column.Type))]);
        while (await csv.ReadAsync(cancellation))
        {
            yield return row;
        }
    }

    /// <summary>The byte at which the row after a page begins; null where the page is the last.</summary>
    public async Task<long?> NextAsync(RowQuery query, long start, long top, CancellationToken cancellation)
    {
        await using var csv = await ReadFromAsync(start, cancellation);
        var conditions = Conditions(query);
        while (await csv.ReadAsync(cancellation))
        {
            if (Holds(csv, conditions) && top-- == 0)
            {
                return start + csv.ByteOffset;
            }
        }

        return null;
    }

    private async Task<CsvReader> ReadFromAsync(long start, CancellationToken cancellation) =>
        CsvReader.Create(await _open(start, cancellation), start == 0 ? WithHeader : WithoutHeader);

    private List<(int Place, Func<string, bool> Holds)> Conditions(RowQuery query) =>
        [.. Dataset.Columns.Select(column => (Place(column), query.Condition(column.Name))).Where(pair => pair.Item2 is not null).Select(pair => (pair.Item1, pair.Item2!))];

    private static bool Holds(CsvReader csv, List<(int Place, Func<string, bool> Holds)> conditions)
    {
        foreach (var (place, holds) in conditions)
        {
            if (place < 0 || !holds(csv.GetString(place)))
            {
                return false;
            }
        }

        return true;
    }

    private int Place(Column column) => _places.GetValueOrDefault(column.Name, -1);

    private sealed class StoredRows(StoredTable table, RowQuery query, long start, long? top) : RowSource
    {
        public override IReadOnlyList<Column> Columns { get; } = [.. table.Dataset.Columns.Where(query.Wants)];

        public override async IAsyncEnumerable<Row> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await using var csv = await table.ReadFromAsync(start, cancellation);
            var conditions = table.Conditions(query);
            var row = new StoredRow(csv, start, [.. Columns.Select(column => (table.Place(column), column.Type))]);
            var left = top ?? long.MaxValue;
            while (left > 0 && await csv.ReadAsync(cancellation))
            {
                if (Holds(csv, conditions))
                {
                    left--;
                    yield return row;
                }
            }
        }
    }

    private sealed class StoredRow(CsvReader csv, long start, (int Place, ColumnType Type)[] columns) : PlacedRow
    {
        public override long Start => start + csv.ByteOffset;

        public override Field this[int column]
        {
            get
            {
                var (place, type) = columns[column];
                return type switch
                {
                    ColumnType.Text => Field.Of(place < 0 ? "" : Plain(csv.GetString(place))),
                    _ when place < 0 || csv.IsEmpty(place) => default,
                    ColumnType.Date => Field.Of(DateOnly.ParseExact(csv.GetString(place), "yyyy-MM-dd", CultureInfo.InvariantCulture)),
                    _ => Field.OfPublished(decimal.Parse(csv.GetSpan(place), NumberStyles.Number, CultureInfo.InvariantCulture)),
                };
            }
        }

        /// <summary>The text without the apostrophe that keeps spreadsheets from running it.</summary>
        private static string Plain(string text) =>
            text.Length > 1 && text[0] == '\'' && CsvFormat.Formula.Contains(text[1], StringComparison.Ordinal) ? text[1..] : text;
    }
}
