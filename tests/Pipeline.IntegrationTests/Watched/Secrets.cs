using ClosedXML.Excel;
using Pipeline.IntegrationTests.EndToEnd;
using Pipeline.Workbooks;

namespace Pipeline.IntegrationTests.Watched;

/// <summary>Texts that must never leave by a log or a measurement, and a workbook full of them.</summary>
internal static class Secrets
{
    public const string Person = "填表人标记甲";
    public const string Telephone = "0871-65990001";
    public const string Explanation = "说明标记乙";
    public const string Cell = "单元格标记丙";
    public const string File = "文件名标记丁";
    public const string WrongToken = "ynp_wrong-token-marker";

    /// <summary>What stands in a workbook. Its file's name does not: hosts name the blobs that they deliver.</summary>
    public static IReadOnlyList<string> OfWorkbooks { get; } = [Person, Telephone, Explanation, Cell];

    /// <summary>The sample of a reporter and year with a person, a telephone and an explanation; with a wrong cell where it is to be refused.</summary>
    public static byte[] Workbook(string reporter, int year, bool isWrong)
    {
        using var workbook = new XLWorkbook(new MemoryStream(isWrong ? EditedWorkbook.Of(reporter, year, (reporter, "population", _ => Cell)) : System.IO.File.ReadAllBytes(ProductFixture.SampleFile(reporter, year))));
        var signOff = workbook.Worksheet(TemplateLayout.SignOffSheet);
        foreach (var label in signOff.Column(1).CellsUsed())
        {
            if (label.GetString().StartsWith(TemplateLayout.PreparedBy.Zh, StringComparison.Ordinal))
                label.CellRight().SetValue(Person);
            else if (label.GetString().Contains("电话", StringComparison.Ordinal))
                label.CellRight().SetValue(Telephone);
        }

        var data = workbook.Worksheet(TemplateLayout.DataSheet);
        var explanation = data.Row(TemplateLayout.CodeRow).CellsUsed().Single(cell => cell.GetString() == TemplateLayout.Explanation).Address.ColumnNumber;
        data.Cell(TemplateLayout.FirstAreaRow, explanation).SetValue(Explanation);
        using var output = new MemoryStream();
        workbook.SaveAs(output);
        return output.ToArray();
    }
}
