using System.Text;
using ExcelDataReader;
using Pipeline.Workbooks;

namespace Pipeline.Corpus.Readings;

/// <summary>What ExcelDataReader reads; it knows neither formulas nor errors.</summary>
internal static class ExcelDataReaderReading
{
    public static ReadBook Read(string path, bool date1904)
    {
        // It asks for this encoding whether or not it needs it.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(file);
        return Sheets(reader, date1904);
    }

    /// <summary>A table as text; what is not UTF-8 is taken for GB18030, as ours does.</summary>
    public static ReadBook ReadText(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = File.OpenRead(path);
        ExcelReaderConfiguration configuration = new() { FallbackEncoding = Encoding.GetEncoding("GB18030") };
        using var reader = ExcelReaderFactory.CreateCsvReader(file, configuration);
        return new([.. Sheets(reader, false).Sheets.Select(sheet => new ReadSheet("CSV", sheet.Cells))]);
    }

    private static ReadBook Sheets(IExcelDataReader reader, bool date1904)
    {
        List<ReadSheet> sheets = [];
        do
        {
            sheets.Add(Sheet(reader, date1904));
        }
        while (reader.NextResult());
        return new(sheets);
    }

    private static ReadSheet Sheet(IExcelDataReader reader, bool date1904)
    {
        Dictionary<string, ReadCell> cells = [];
        HashSet<int> hiddenRows = [];
        for (var row = 1; reader.Read(); row++)
        {
            var any = false;
            for (var column = 0; column < reader.FieldCount; column++)
            {
                if (Cell(reader, column, date1904) is { } cell)
                {
                    cells[CellAddress.Of(row, column + 1)] = cell;
                    any = true;
                }
            }

            if (any && reader.RowHeight == 0)
            {
                hiddenRows.Add(row);
            }
        }

        return new(reader.Name, cells)
        {
            Visibility = reader.VisibleState switch { "hidden" => SheetVisibility.Hidden, "veryhidden" => SheetVisibility.VeryHidden, _ => SheetVisibility.Visible },
            Merges = reader.MergeCells?.Select(m => $"{CellAddress.Of(m.FromRow + 1, m.FromColumn + 1)}:{CellAddress.Of(m.ToRow + 1, m.ToColumn + 1)}").ToHashSet() ?? [],
            HiddenRows = hiddenRows,
        };
    }

    private static ReadCell? Cell(IExcelDataReader reader, int column, bool date1904) => reader.GetValue(column) switch
    {
        null or "" => null,
        double number => Spelling.Number(number),
        int number => Spelling.Number(number),
        bool value => Spelling.Boolean(value),
        DateTime date => Spelling.Date(date),
        TimeSpan time => Spelling.Time(time, date1904),
        string text => Spelling.Text(text),
        var other => throw new InvalidOperationException($"ExcelDataReader gives a {other.GetType()}."),
    };
}
