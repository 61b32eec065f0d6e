using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Pipeline.Cli.Sample;

/// <summary>The tables that come with the program: rows of named cells, lines that start with # left out.</summary>
internal static class SampleData
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { AllowComments = true, Comment = '#' };

    /// <summary>The rows of a table, in order.</summary>
    public static IReadOnlyList<SampleRow> Rows(string name)
    {
        using var reader = new StreamReader(Open(name));
        return Rows(reader);
    }

    /// <summary>The rows of a table, in order.</summary>
    public static IReadOnlyList<SampleRow> Rows(TextReader reader)
    {
        using var csv = new CsvReader(reader, Format);
        csv.Read();
        csv.ReadHeader();
        var columns = csv.HeaderRecord!;
        var rows = new List<SampleRow>();
        while (csv.Read())
        {
            rows.Add(new(columns.ToDictionary(column => column, column => csv.GetField(column) ?? "", StringComparer.Ordinal)));
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
