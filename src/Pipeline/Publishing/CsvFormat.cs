using CsvHelper;

namespace Pipeline.Publishing;

/// <summary>How a CSV file is written.</summary>
public sealed record CsvOptions
{
    /// <summary>Whether the file begins with a byte order mark, without which Excel on a double click takes it for GBK.</summary>
    public bool ByteOrderMark { get; init; }

    /// <summary>Whether LF alone ends a line, instead of CR LF as RFC 4180 says.</summary>
    public bool LineFeedOnly { get; init; }
}

/// <summary>CSV by RFC 4180 in UTF-8: one header line, codes as text, numbers with their published decimals, missing values empty.</summary>
/// <remarks>
/// Excel runs a cell that begins with <c>=</c>, <c>+</c>, <c>-</c> or <c>@</c> as a formula: texts that begin so, or with a tab or carriage
/// return, get an apostrophe in front. Numbers do not.
/// </remarks>
public static class CsvFormat
{
    /// <summary>Writes the rows as they come; the output stays open.</summary>
    public static void Write<T>(Dataset<T> dataset, IEnumerable<T> rows, Stream output, CsvOptions? options = null)
    {
        options ??= new();
        using var csv = CsvWriter.Create(output, WriterOptions(options), leaveOpen: true);
        foreach (var column in dataset.Columns)
        {
            csv.WriteField(column.Name);
        }

        csv.EndRecord();
        foreach (var row in rows)
        {
            foreach (var column in dataset.Columns)
            {
                WriteField(csv, column.Get(row));
            }

            csv.EndRecord();
        }
    }

    private static CsvWriterOptions WriterOptions(CsvOptions options) => new()
    {
        NewLine = options.LineFeedOnly ? "\n" : "\r\n",
        WriteByteOrderMark = options.ByteOrderMark,
        Injection = CsvInjection.Escape,
    };

    private static void WriteField(CsvWriter csv, Field field)
    {
        if (field.Number is { } number)
        {
            csv.WriteField(number, default);
        }
        else if (field.Day is { } day)
        {
            csv.WriteField(day, "yyyy-MM-dd");
        }
        else
        {
            csv.WriteField(field.Text);
        }
    }
}
