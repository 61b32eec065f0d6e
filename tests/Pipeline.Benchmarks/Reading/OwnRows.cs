using System.Buffers.Text;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Benchmarks.Reading;

/// <summary>The product's streaming reader: rows as slots and UTF-8 bytes in reused buffers.</summary>
internal static class OwnRows
{
    public static void Read(Stream file) => Read(file, Pace.InTurns);

    public static void ReadAhead(Stream file) => Read(file, Pace.Ahead);

    private static void Read(Stream file, Pace pace)
    {
        var bytes = 0L;
        Rows(file, pace, (row, _) =>
        {
            foreach (ref readonly var cell in row.Cells)
            {
                bytes += cell.Encoding == CellEncoding.SharedText ? 1 : row.Value(cell).Length;
            }
        });
        if (bytes == 0)
        {
            throw new InvalidDataException("The workbook has no cells.");
        }
    }

    public static Tally Sum(Stream file)
    {
        Tally tally = default;
        Rows(file, Pace.Ahead, (row, strings) =>
        {
            foreach (ref readonly var cell in row.Cells)
            {
                tally = cell.Encoding == CellEncoding.SharedText ? tally.WithText(strings[cell.Start])
                    : Utf8Parser.TryParse(row.Value(cell), out double number, out _) ? tally.WithNumber(number)
                    : tally.WithText(row.Text(cell));
            }
        });
        return tally;
    }

    private static void Rows(Stream file, Pace pace, Action<RowBuffer, SharedStrings> look)
    {
        using var package = Package.Open(file, Contender.Limits, pace);
        var directory = WorkbookDirectory.Read(package, Contender.Limits);
        var strings = SharedStrings.Read(package, directory.SharedStrings!, Contender.Limits);
        Styles.Read(package, directory.Styles!);
        var entry = directory.Sheets[0];
        using SheetReader reader = new(package.Scan(entry.Part!), entry.Name, strings, new(Contender.Limits), Contender.Limits);
        while (reader.ReadRow())
        {
            look(reader.Row, strings);
        }
    }
}
