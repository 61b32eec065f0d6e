using ClosedXML.Excel;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Workbooks;

public sealed class TemplateWriterTests
{
    [Fact]
    public void Shows_three_sheets_and_hides_the_meta_sheet_from_users()
    {
        using var book = new XLWorkbook(TinyCatalogue.Write(TinyCatalogue.Filled with { Previous = new Dictionary<(string, string), decimal>() }));
        Assert.Equal(
            [
                (TemplateLayout.InstructionsSheet, XLWorksheetVisibility.Visible),
                (TemplateLayout.DataSheet, XLWorksheetVisibility.Visible),
                (TemplateLayout.SignOffSheet, XLWorksheetVisibility.Visible),
                (TemplateLayout.MetaSheet, XLWorksheetVisibility.VeryHidden),
            ],
            book.Worksheets.Select(sheet => (sheet.Name, sheet.Visibility)));
    }

    [Fact]
    public void Writes_the_same_bytes_for_the_same_content()
    {
        var first = TinyCatalogue.Write(TinyCatalogue.Filled).ToArray();
        var second = TinyCatalogue.Write(TinyCatalogue.Filled).ToArray();
        Assert.Equal(first, second);
        var dump = Environment.GetEnvironmentVariable("DUMP");
        if (dump is not null) File.WriteAllBytes(dump, first);
    }
}
