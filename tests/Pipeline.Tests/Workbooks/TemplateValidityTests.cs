using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Pipeline.Catalogue;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Workbooks;

/// <summary>What Excel would complain of when opening a template.</summary>
public sealed class TemplateValidityTests
{
    private static readonly StatisticalCatalogue Catalogue = CatalogueLoader.LoadDefault();

    [Theory]
    [InlineData("530100", "2024")]
    [InlineData("530000", "2024-Q3")]
    [InlineData("DZXQ", "2024-06")]
    public void Writes_what_the_schemas_of_the_standard_allow(string reporter, string period)
    {
        using var file = Write(reporter, period);
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var errors = new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document);
        Assert.Equal([], errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public void Keeps_messages_lists_and_names_within_the_lengths_of_Excel()
    {
        foreach (var reporter in Catalogue.Reporters)
        {
            using var book = new XLWorkbook(Write(reporter.Code, "2024"));
            Assert.All(book.Worksheets, sheet => Assert.InRange(sheet.Name.Length, 1, 31));
            Assert.All(book.Worksheets.SelectMany(sheet => sheet.DataValidations), rule =>
            {
                Assert.InRange(rule.ErrorTitle.Length, 1, 32);
                Assert.InRange(rule.ErrorMessage.Length, 1, 225);
                Assert.InRange(rule.Value.Length, 1, 255);
            });
        }
    }

    private static MemoryStream Write(string reporter, string period)
    {
        var stream = new MemoryStream();
        new TemplateWriter(Catalogue).Write(new TemplateContent(Catalogue.FindReporter(reporter)!, Period.Parse(period)), stream);
        stream.Position = 0;
        return stream;
    }
}
