using System.Text;
using ExcelDataReader;

namespace Pipeline.Benchmarks.Reading;

/// <summary>ExcelDataReader, row by row.</summary>
internal static class ExcelDataReaderRows
{
    // Its default configuration names a code page of old workbooks, also where none is read.
    static ExcelDataReaderRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static void Read(Stream file)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(file, new() { LeaveOpen = true });
        var filled = 0;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                filled += reader.GetValue(i) is null ? 0 : 1;
            }
        }

        if (filled == 0)
        {
            throw new InvalidDataException("The workbook has no cells.");
        }
    }

    public static Tally Sum(Stream file)
    {
        Tally tally = default;
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(file, new() { LeaveOpen = true });
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                tally = reader.GetValue(i) switch
                {
                    null => tally,
                    string text => tally.WithText(text),
                    var number => tally.WithNumber((double)number),
                };
            }
        }

        return tally;
    }
}
