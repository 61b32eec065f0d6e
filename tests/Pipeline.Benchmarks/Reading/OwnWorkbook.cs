using System.Globalization;
using Pipeline.Workbooks;

namespace Pipeline.Benchmarks.Reading;

/// <summary>The product's reader as the check uses it: the whole workbook as records with texts.</summary>
internal static class OwnWorkbook
{
    public static void Read(Stream file) => Rows(file);

    public static Tally Sum(Stream file)
    {
        Tally tally = default;
        foreach (var cell in Rows(file).SelectMany(row => row.Cells))
        {
            tally = cell.Kind == CellKind.Number
                ? tally.WithNumber(double.Parse(cell.Text, CultureInfo.InvariantCulture))
                : tally.WithText(cell.Text);
        }

        return tally;
    }

    private static IReadOnlyList<SheetRow> Rows(Stream file) =>
        WorkbookReader.Read(file, Contender.Limits) is { Workbook: { } workbook } ? workbook.Sheets[0].Rows
            : throw new InvalidDataException("The workbook was refused.");
}
