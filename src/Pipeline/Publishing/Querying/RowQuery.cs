using System.Globalization;

namespace Pipeline.Publishing.Querying;

/// <summary>Which rows and columns of a data set somebody wants.</summary>
public sealed record RowQuery
{
    /// <summary>Everything, as it was published.</summary>
    public static RowQuery All { get; } = new();

    /// <summary>The codes wanted, by column; a column that is absent is not asked about.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Codes { get; init; } = new Dictionary<string, IReadOnlySet<string>>();

    /// <summary>The first period wanted; null for no limit. A year means from its first month on.</summary>
    public Period? From { get; init; }

    /// <summary>The last period wanted; null for no limit.</summary>
    public Period? To { get; init; }

    /// <summary>The columns wanted by name; empty for all. They come in the data set's order, whatever order they are named in.</summary>
    public IReadOnlySet<string> Select { get; init; } = new HashSet<string>();

    /// <summary>The language whose labels are wanted, <c>zh</c> or <c>en</c>; empty for both.</summary>
    public string Language { get; init; } = "";

    /// <summary>Whether every row is wanted.</summary>
    public bool IsEveryRow => Codes.Count == 0 && From is null && To is null;

    /// <summary>Whether rows and columns are wanted exactly as they were published.</summary>
    public bool IsWhole => IsEveryRow && Select.Count == 0 && Language.Length == 0;

    /// <summary>Whether a column is wanted.</summary>
    public bool Wants(Column column) => Select.Count > 0
        ? Select.Contains(column.Name)
        : Language.Length == 0 || column.Language.Length == 0 || column.Language == Language;

    /// <summary>The same text for the same query, however it was spelt: what entity tags and page tokens are made of.</summary>
    public string Canonical => string.Join('&',
    [
        .. Codes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={List(pair.Value)}"),
        $"from={From}",
        $"to={To}",
        $"select={List(Select)}",
        $"lang={Language}",
    ]);

    /// <summary>What a column's text must fulfil, asked once for each text and remembered; null where the column is not asked about.</summary>
    internal Func<string, bool>? Condition(string column)
    {
        if (column != PeriodColumn)
        {
            return Codes.TryGetValue(column, out var codes) ? codes.Contains : null;
        }

        var exactly = Codes.GetValueOrDefault(column);
        if (exactly is null && From is null && To is null)
        {
            return null;
        }

        var first = From is null ? 0 : Month(From.Year, From.Frequency == Frequency.Annual ? 1 : From.LastMonth);
        var last = To is null ? int.MaxValue : Month(To.Year, To.LastMonth);
        Dictionary<string, bool> known = new(StringComparer.Ordinal);
        return text =>
        {
            if (!known.TryGetValue(text, out var wanted))
            {
                known[text] = wanted = exactly?.Contains(text) != false
                    && Period.TryParse(text, out var period)
                    && Month(period.Year, period.LastMonth) >= first
                    && Month(period.Year, period.LastMonth) <= last;
            }

            return wanted;
        };
    }

    /// <summary>The column that <see cref="From"/> and <see cref="To"/> are about.</summary>
    internal const string PeriodColumn = "period";

    private static int Month(int year, int month) => (year * 12) + month;

    private static string List(IEnumerable<string> codes) =>
        string.Join(',', codes.Order(StringComparer.Ordinal)).ToString(CultureInfo.InvariantCulture);
}
