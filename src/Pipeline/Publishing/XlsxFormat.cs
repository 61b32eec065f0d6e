namespace Pipeline.Publishing;

/// <summary>An Excel workbook: one typed sheet with frozen header and filter, and a sheet that says what each column means.</summary>
/// <remarks>
/// Written as a stream of XML, in memory that does not grow with the rows but for the distinct texts; the same rows give the same cells.
/// Rows beyond what a sheet holds go on in a further sheet. Texts are never formulas here, so they stand as they are.
/// </remarks>
public static class XlsxFormat
{
    private const string DictionarySheet = "说明 Columns";

    /// <summary>Writes the rows as they come; the output stays open and need not seek.</summary>
    public static void Write<T>(Dataset<T> dataset, IEnumerable<T> rows, Stream output)
    {
        using var workbook = new XlsxWorkbook(output);
        using var next = rows.GetEnumerator();
        var more = next.MoveNext();
        for (var part = 1; part == 1 || more; part++)
        {
            using var sheet = workbook.AddSheet(part == 1 ? dataset.Name : FormattableString.Invariant($"{dataset.Name} {part}"), Layout(dataset));
            while (more && sheet.HasRoom)
            {
                sheet.StartRow();
                foreach (var column in dataset.Columns)
                {
                    sheet.Write(column.Get(next.Current));
                }

                more = next.MoveNext();
            }
        }

        WriteDictionary(workbook, dataset);
    }

    private static void WriteDictionary<T>(XlsxWorkbook workbook, Dataset<T> dataset)
    {
        using var sheet = workbook.AddSheet(DictionarySheet, [("column", 24), ("type", 10), ("说明", 60), ("description", 80)]);
        foreach (var column in dataset.Columns)
        {
            sheet.StartRow();
            sheet.Write(Field.Of(column.Name));
            sheet.Write(Field.Of(column.Type.Code()));
            sheet.Write(Field.Of(column.Description.Zh));
            sheet.Write(Field.Of(column.Description.En));
        }
    }

    private static (string Name, int Width)[] Layout<T>(Dataset<T> dataset) => [.. dataset.Columns.Select(column => (column.Name, column.Type switch
    {
        ColumnType.Number => 16,
        ColumnType.WholeNumber or ColumnType.Date => 12,
        _ => column.Name.EndsWith("_en", StringComparison.Ordinal) ? 36 : 18,
    }))];
}
