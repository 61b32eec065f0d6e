using System.Globalization;
using System.IO.Pipelines;

namespace Pipeline.Publishing;

/// <summary>An Excel workbook: one typed sheet with frozen header and filter, and a sheet that says what each column means.</summary>
/// <remarks>
/// Written as a stream of XML, in memory that does not grow with the rows but for the distinct texts; the same rows give the same cells.
/// Rows beyond what a sheet holds go on in a further sheet. Texts are marked as texts, so that nothing in them is ever a formula.
/// </remarks>
public sealed class XlsxFormat : ITableFormat
{
    /// <summary>The sheet that says what each column means.</summary>
    internal const string DictionarySheet = "说明 Columns";

    private XlsxFormat()
    {
    }

    /// <summary>The format.</summary>
    public static XlsxFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "xlsx";

    /// <inheritdoc/>
    public string MediaType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <inheritdoc/>
    public bool Compressible => false;

    /// <inheritdoc/>
    public IReadOnlyList<FormatOption> Options { get; } = [];

    /// <inheritdoc/>
    public async Task WriteAsync(TableView view, RowSource rows, PipeWriter output, CancellationToken cancellation)
    {
        await using var stream = new PipeStream(output);
        using (var workbook = new XlsxWorkbook(stream))
        {
            await WriteRowsAsync(workbook, view, rows, output, cancellation);
            WriteDictionary(workbook, view, rows.Columns);
        }

        await output.FlushAsync(cancellation);
    }

    private static async Task WriteRowsAsync(XlsxWorkbook workbook, TableView view, RowSource rows, PipeWriter output, CancellationToken cancellation)
    {
        var layout = Layout(rows.Columns);
        var part = 1;
        var sheet = workbook.AddSheet(view.Name, layout);
        try
        {
            await foreach (var row in rows.ReadAsync(cancellation))
            {
                if (!sheet.HasRoom)
                {
                    sheet.Dispose();
                    sheet = workbook.AddSheet(string.Create(CultureInfo.InvariantCulture, $"{view.Name} {++part}"), layout);
                }

                sheet.StartRow();
                for (var i = 0; i < layout.Length; i++)
                {
                    sheet.Write(row[i]);
                }

                if (PipeStream.IsFull(output))
                {
                    await output.FlushAsync(cancellation);
                }
            }
        }
        finally
        {
            sheet.Dispose();
        }
    }

    private static void WriteDictionary(XlsxWorkbook workbook, TableView view, IReadOnlyList<Column> columns)
    {
        using var sheet = workbook.AddSheet(DictionarySheet, [("column", 24), ("type", 10), ("说明", 60), ("description", 80)]);
        foreach (var column in columns)
        {
            Write(sheet, column.Name, column.Type.Code(), column.Description);
        }

        if (view.Notice is { } notice)
        {
            Write(sheet, "", "notice", notice);
        }

        if (view.Snapshot is { } snapshot)
        {
            var taken = snapshot.TakenAt.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);
            Write(sheet, "", "snapshot", new(
                $"第 {snapshot.Sequence} 期快照，{taken}，数据集版本 {snapshot.DatasetVersion}，指纹 {snapshot.Hash}",
                $"Snapshot {snapshot.Sequence}, {taken}, data set version {snapshot.DatasetVersion}, hash {snapshot.Hash}"));
        }
    }

    private static void Write(XlsxSheet sheet, string column, string type, Bilingual text)
    {
        sheet.StartRow();
        sheet.Write(Field.Of(column));
        sheet.Write(Field.Of(type));
        sheet.Write(Field.Of(text.Zh));
        sheet.Write(Field.Of(text.En));
    }

    private static (string Name, int Width)[] Layout(IReadOnlyList<Column> columns) => [.. columns.Select(column => (column.Name, column.Type switch
    {
        ColumnType.Number => 16,
        ColumnType.WholeNumber or ColumnType.Date => 12,
        _ => column.Language == "en" ? 36 : 18,
    }))];
}
