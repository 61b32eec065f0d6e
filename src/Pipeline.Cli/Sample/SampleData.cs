using System.Globalization;
using CsvHelper;

namespace Pipeline.Cli.Sample;

/// <summary>The tables that come with the program: rows of named cells, lines that start with # left out.</summary>
internal static class SampleData
{
    /// <summary>The rows of a table, in order.</summary>
    public static IReadOnlyList<SampleRow> Rows(string name)
    {
        using var stream = Open(name);
        return Rows(stream);
    }

    /// <summary>The rows of a table, in order.</summary>
    public static IReadOnlyList<SampleRow> Rows(Stream stream)
    {
        using var csv = CsvReader.Create(stream, new() { CommentPrefix = '#' }, leaveOpen: true);
        var rows = new List<SampleRow>();
        while (csv.Read())
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < csv.Headers.Count; i++)
            {
                cells.Add(csv.Headers[i], csv.GetString(i));
            }

            rows.Add(new(cells));
        }

        return rows;
    }

    /// <summary>The bytes of a table.</summary>
    public static Stream Open(string name) => typeof(SampleData).Assembly.GetManifestResourceStream($"sample/{name}")
        ?? throw new InvalidOperationException($"The program was built without its table sample/{name}.");
}

/// <summary>One row of a table.</summary>
internal sealed record SampleRow(IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The text of a column.</summary>
    public string this[string column] => Cells[column];

    /// <summary>The number of a column; null where the cell is empty.</summary>
    public decimal? Number(string column) =>
        Cells[column] is { Length: > 0 } text ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) : null;
}
