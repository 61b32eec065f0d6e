using Pipeline.Benchmarks.Measuring;
using Pipeline.Workbooks;

namespace Pipeline.Benchmarks.Reading;

/// <summary>A way to read a workbook.</summary>
/// <param name="Key">Names it on the command line.</param>
/// <param name="Name">Names it in the table.</param>
/// <param name="Read">Goes through all rows and looks at every cell in the form in which the reader gives it.</param>
/// <param name="Sum">Reads all cells and adds them up, to see that all read the same; null where nothing is read.</param>
internal sealed record Contender(string Key, string Name, Action<Stream> Read, Func<Stream, Tally>? Sum)
{
    /// <summary>The sizes of a statistical office's whole archive, not of one submission.</summary>
    public static ReadLimits Limits { get; } = new()
    {
        Rows = int.MaxValue,
        Cells = int.MaxValue,
        ValueBytes = int.MaxValue,
        PartBytes = long.MaxValue,
        TotalBytes = long.MaxValue,
        FileBytes = long.MaxValue,
    };

    public static Contender Inflate { get; } = new("inflate", "inflating only", InflateOnly.Read, null);

    public static Contender Rows { get; } = new("rows", "Pipeline, rows", OwnRows.Read, OwnRows.Sum);

    public static Contender RowsAhead { get; } = new("rows-ahead", "Pipeline, rows, inflating on a second thread", OwnRows.ReadAhead, OwnRows.Sum);

    public static Contender Workbook { get; } = new("workbook", "Pipeline, `WorkbookReader.Read`", OwnWorkbook.Read, OwnWorkbook.Sum);

    public static Contender DataReader { get; } = new("exceldatareader", "ExcelDataReader", ExcelDataReaderRows.Read, ExcelDataReaderRows.Sum);

    public static Contender OpenXml { get; } = new("openxml", "OpenXmlReader", OpenXmlRows.Read, OpenXmlRows.Sum);

    public static Contender Closed { get; } = new("closedxml", "ClosedXML", ClosedXmlWorkbook.Read, ClosedXmlWorkbook.Sum);

    /// <summary>The other readers' versions.</summary>
    public static string[] Versions { get; } =
    [
        Page.VersionOf(typeof(ExcelDataReader.IExcelDataReader)),
        Page.VersionOf(typeof(DocumentFormat.OpenXml.OpenXmlReader)),
        Page.VersionOf(typeof(ClosedXML.Excel.XLWorkbook)),
    ];

    public static IReadOnlyList<Contender> All { get; } = [Inflate, Rows, RowsAhead, Workbook, DataReader, OpenXml, Closed];

    /// <summary>Lets contenders read a workbook and compares what they have read.</summary>
    /// <exception cref="InvalidDataException">One of them has read something else.</exception>
    public static void CheckSums(IEnumerable<Contender> contenders, byte[] book)
    {
        Tally? expected = null;
        foreach (var contender in contenders)
        {
            if (contender.Sum is not { } sum)
            {
                continue;
            }

            var tally = sum(new MemoryStream(book));
            expected ??= tally;
            if (tally != expected)
            {
                throw new InvalidDataException($"{contender.Name} read {tally}, others {expected}.");
            }
        }
    }
}
