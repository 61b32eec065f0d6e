using System.IO.Pipelines;
using CsvHelper;

namespace Pipeline.Publishing;

/// <summary>CSV by RFC 4180 in UTF-8: one header line, codes as text, numbers with their published decimals, missing values empty.</summary>
/// <remarks>
/// Excel runs a cell that begins with <c>=</c>, <c>+</c>, <c>-</c> or <c>@</c> as a formula: texts that begin so, or with a tab or carriage
/// return, get an apostrophe in front. Numbers do not.
/// </remarks>
public sealed class CsvFormat : ITableFormat
{
    /// <summary>Whether the file begins with a byte order mark, without which Excel on a double click takes it for GBK.</summary>
    public static readonly FormatOption ByteOrderMark = new(
        "bom", new("true：以字节顺序标记开头，双击用 Excel 打开时中文不乱码", "true: begins with a byte order mark, so that Excel shows Chinese on a double click"), ["false", "true"]);

    /// <summary>What a text must begin with to be run by a spreadsheet.</summary>
    internal const string Formula = "=+-@\t\r";

    private static readonly CsvWriterOptions Plain = new() { NewLine = "\r\n", Injection = CsvInjection.Escape };
    private static readonly CsvWriterOptions Marked = new() { NewLine = "\r\n", Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    private CsvFormat()
    {
    }

    /// <summary>The format.</summary>
    public static CsvFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public string MediaType => "text/csv; charset=utf-8";

    /// <inheritdoc/>
    public bool Compressible => true;

    /// <inheritdoc/>
    public IReadOnlyList<FormatOption> Options { get; } = [ByteOrderMark];

    /// <inheritdoc/>
    public async Task WriteAsync(TableView view, RowSource rows, PipeWriter output, CancellationToken cancellation)
    {
        await using var stream = new PipeStream(output);
        await using (var csv = CsvWriter.Create(stream, view.Choice(ByteOrderMark) == "true" ? Marked : Plain, leaveOpen: true))
        {
            foreach (var column in rows.Columns)
            {
                csv.WriteField(column.Name);
            }

            csv.EndRecord();
            await foreach (var row in rows.ReadAsync(cancellation))
            {
                for (var i = 0; i < rows.Columns.Count; i++)
                {
                    WriteField(csv, row[i]);
                }

                csv.EndRecord();
                if (PipeStream.IsFull(output))
                {
                    await output.FlushAsync(cancellation);
                }
            }
        }

        await output.FlushAsync(cancellation);
    }

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
