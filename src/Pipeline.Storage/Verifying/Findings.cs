using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace Pipeline.Storage.Verifying;

/// <summary>What the check of one thing finds; not for several threads.</summary>
internal sealed class Findings
{
    /// <summary>What is not as it must be.</summary>
    public List<Difference> Differences { get; } = [];

    /// <summary>What is being worked on.</summary>
    public List<VerificationNote> InProgress { get; } = [];

    /// <summary>What was not computed again.</summary>
    public List<VerificationNote> NotRecomputed { get; } = [];

    /// <summary>Names a difference.</summary>
    public void Differs(DifferenceKind kind, string place, string expected, string found) => Differences.Add(new(kind, place, expected, found));

    /// <summary>Names a difference where two things are not the same.</summary>
    public void Compare<T>(DifferenceKind kind, string place, T expected, T found)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
        {
            Differs(kind, place, Text(expected), Text(found));
        }
    }

    /// <summary>Names every property in which two rows of a table differ; the system's own are passed over.</summary>
    public void CompareRows(DifferenceKind kind, string place, TableEntity expected, TableEntity found)
    {
        foreach (var property in Properties(expected).Union(Properties(found)).Order(StringComparer.Ordinal))
        {
            Compare(kind, $"{place}#{property}", Value(expected, property), Value(found, property));
        }
    }

    /// <summary>Runs what reads stored things; what cannot be read is a difference.</summary>
    public async Task ReadAsync(string place, Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidDataException or FormatException or InvalidOperationException or ArgumentException)
        {
            Differs(DifferenceKinds.Unreadable, place, Nothing, malformed.Message.Split('\n')[0]);
        }
    }

    /// <summary>How a value is shown.</summary>
    public static string Text<T>(T value) => value switch
    {
        null => Nothing,
        "" => "\"\"",
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? Nothing,
    };

    /// <summary>How it is shown that there is nothing.</summary>
    public const string Nothing = "—";

    /// <summary>A property of a row; null where it has none of the name.</summary>
    public static object? Value(TableEntity row, string property) => row.TryGetValue(property, out var value) ? value : null;

    private static IEnumerable<string> Properties(TableEntity row) =>
        row.Keys.Where(key => key is not ("odata.etag" or "PartitionKey" or "RowKey" or "Timestamp"));
}
