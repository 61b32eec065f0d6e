using ClosedXML.Excel;

namespace Pipeline.Publishing;

/// <summary>An Excel workbook: one typed sheet with frozen header and filter, and a sheet that says what each column means.</summary>
public static class XlsxFormat
{
    private const string DictionarySheet = "说明 Columns";
    private const int HeaderRow = 1;

    /// <summary>Writes the rows; the output stays open and the same rows give the same cells.</summary>
    public static void Write<T>(Dataset<T> dataset, IEnumerable<T> rows, Stream output)
    {
        using var workbook = new XLWorkbook();
        WriteRows(workbook.AddWorksheet(dataset.Name), dataset, rows);
        WriteDictionary(workbook.AddWorksheet(DictionarySheet), dataset);

        // ClosedXML needs to seek; what we are given need not.
        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    private static void WriteRows<T>(IXLWorksheet sheet, Dataset<T> dataset, IEnumerable<T> rows)
    {
        var columns = dataset.Columns;
        var last = HeaderRow;
        var formats = new NumberFormats(sheet, columns.Count);
        foreach (var row in rows)
        {
            last++;
            for (var i = 0; i < columns.Count; i++)
            {
                var field = columns[i].Get(row);
                if (Value(field) is { } value)
                {
                    sheet.Cell(last, i + 1).Value = value;
                    formats.Note(last, i, field);
                }
            }
        }

        formats.Finish();
        WriteHeader(sheet, [.. columns.Select(column => column.Name)]);
        for (var i = 0; i < columns.Count; i++)
        {
            sheet.Column(i + 1).Width = Width(columns[i]);
        }

        sheet.Range(HeaderRow, 1, last, columns.Count).SetAutoFilter();
    }

    private static void WriteDictionary<T>(IXLWorksheet sheet, Dataset<T> dataset)
    {
        WriteHeader(sheet, ["column", "type", "说明", "description"]);
        var row = HeaderRow;
        foreach (var column in dataset.Columns)
        {
            row++;
            sheet.Cell(row, 1).SetValue(column.Name);
            sheet.Cell(row, 2).SetValue(column.Type.Code());
            sheet.Cell(row, 3).SetValue(column.Description.Zh);
            sheet.Cell(row, 4).SetValue(column.Description.En);
        }

        sheet.Column(1).Width = 24;
        sheet.Column(2).Width = 10;
        sheet.Column(3).Width = 60;
        sheet.Column(4).Width = 80;
    }

    private static void WriteHeader(IXLWorksheet sheet, IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            sheet.Cell(HeaderRow, i + 1).SetValue(names[i]);
        }

        sheet.Range(HeaderRow, 1, HeaderRow, names.Count).Style.Font.SetBold();
        sheet.SheetView.FreezeRows(HeaderRow);
    }

    private static object? Value(Field field) => field.Text is { } text
        ? (text.Length == 0 ? null : "'" + text)
        : field.Number is { } number ? (double)number
        : field.Day?.ToDateTime(TimeOnly.MinValue);

    private static double Width<T>(Column<T> column) => column.Type switch
    {
        ColumnType.Number => 16,
        ColumnType.WholeNumber or ColumnType.Date => 12,
        _ => column.Name.EndsWith("_en", StringComparison.Ordinal) ? 36 : 18,
    };

    /// <summary>Sets number formats over runs of rows with the same decimals: a style per cell would take most of the time.</summary>
    private sealed class NumberFormats(IXLWorksheet sheet, int columns)
    {
        private readonly (int FirstRow, int LastRow, string Format)?[] _runs = new (int, int, string)?[columns];

        public void Note(int row, int column, Field field)
        {
            var format = field.Day is not null ? "yyyy-mm-dd"
                : field.Number is null ? "@"
                : field.Decimals == 0 ? "0" : "0." + new string('0', field.Decimals);
            if (_runs[column] is { } run && run.Format == format)
            {
                _runs[column] = run with { LastRow = row };
                return;
            }

            Finish(column);
            _runs[column] = (row, row, format);
        }

        public void Finish()
        {
            for (var column = 0; column < _runs.Length; column++)
            {
                Finish(column);
            }
        }

        private void Finish(int column)
        {
            if (_runs[column] is { } run)
            {
                sheet.Range(run.FirstRow, column + 1, run.LastRow, column + 1).Style.NumberFormat.Format = run.Format;
            }
        }
    }
}
