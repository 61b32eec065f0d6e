using ClosedXML.Excel;
using Pipeline.Submissions;
using Pipeline.Tests.Workbooks;
using Pipeline.Tests.Workbooks.LibreOffice;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Submissions;

public sealed class AlteredTemplateTests
{
    [Theory]
    [InlineData("C2", "生产总值", "表头", "headings")]
    [InlineData("H1", "remark", "表头、计量单位", "headings, units")]
    [InlineData("C3", "万元", "计量单位", "units")]
    [InlineData("B5", "五华", "地区", "areas")]
    [InlineData("A7", "530199", "地区", "areas")]
    public void What_is_not_to_be_filled_in_is_said_once_where_it_was_altered(string cell, string text, string zh, string en)
    {
        var finding = Assert.Single(Check(Altered(cell, text)).Findings, f => f.Rule == CheckRules.TemplateAltered.Code);

        Assert.Equal((Severity.Info, TemplateLayout.DataSheet, ""), (finding.Severity, finding.Sheet, finding.Cell));
        Assert.Contains($"：{zh}。", finding.Message.Zh, StringComparison.Ordinal);
        Assert.Contains($": {en}.", finding.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C4", "8300.5")]
    [InlineData("G6", "无")]
    [InlineData("A10", "注：初步数")]
    [InlineData("C2", " 地区生产总值\r\nGross regional product ")]
    public void What_is_to_be_filled_in_and_white_space_alter_nothing(string cell, string text) =>
        Assert.DoesNotContain(Check(Altered(cell, text)).Findings, f => f.Rule == CheckRules.TemplateAltered.Code);

    [Fact]
    public void A_hash_that_is_none_is_an_altered_template()
    {
        using XLWorkbook book = new(TinyCatalogue.Write(TinyCatalogue.Filled));
        book.Worksheet(TemplateLayout.MetaSheet).Cell("B5").SetValue("x");
        var result = Check(Saved(book));

        Assert.True(result.Accepted);
        Assert.Contains("headings, units, areas", Assert.Single(result.Findings).Message.En, StringComparison.Ordinal);
    }

    [LibreOfficeTheory]
    [InlineData("xlsx")]
    [InlineData("xls")]
    public void To_save_it_in_another_program_alters_nothing(string format)
    {
        using Office office = new();
        MemoryStream saved = new(office.Save(TinyCatalogue.Write(TinyCatalogue.Filled).ToArray(), format));

        Assert.DoesNotContain(Check(saved).Findings, f => f.Rule == CheckRules.TemplateAltered.Code);
    }

    private static MemoryStream Altered(string cell, string text)
    {
        using XLWorkbook book = new(TinyCatalogue.Write(TinyCatalogue.Filled));
        book.Worksheet(TemplateLayout.DataSheet).Cell(cell).SetValue(text);
        return Saved(book);
    }

    private static MemoryStream Saved(XLWorkbook book)
    {
        MemoryStream file = new();
        book.SaveAs(file);
        return file;
    }

    private static CheckResult Check(Stream file) => new SubmissionChecker(TinyCatalogue.Instance)
        .Check(WorkbookReader.Read(file), new(TinyCatalogue.Instance.FindReporter("530100")!, Period.Annual(2024), [], []));
}
