using ClosedXML.Excel;
using Pipeline.Catalogue;
using Pipeline.Workbooks.Templates;

namespace Pipeline.Workbooks;

/// <summary>Writes the workbook that a reporter fills in; the same content gives the same bytes.</summary>
/// <param name="catalogue">What is asked of whom.</param>
public sealed class TemplateWriter(StatisticalCatalogue catalogue)
{
    /// <summary>Writes one workbook.</summary>
    /// <exception cref="ArgumentException">A value is given for a cell that the template does not ask for.</exception>
    public void Write(TemplateContent content, Stream output)
    {
        var grid = TemplateGrid.For(catalogue, content);
        using var book = new XLWorkbook();
        Describe(book, content);
        InstructionsSheet.Write(book.AddWorksheet(TemplateLayout.InstructionsSheet), catalogue, content, grid);
        DataSheet.Write(book.AddWorksheet(TemplateLayout.DataSheet), content, grid);
        SignOffSheet.Write(book.AddWorksheet(TemplateLayout.SignOffSheet), content);
        if (content.Previous.Count > 0)
        {
            DataSheet.WritePrevious(book.AddWorksheet(TemplateLayout.PreviousSheet), content, grid);
        }

        WriteMeta(book.AddWorksheet(TemplateLayout.MetaSheet), content);
        using var package = new MemoryStream();
        book.SaveAs(package);
        StablePackage.Rewrite(package, output);
    }

    private static void Describe(XLWorkbook book, TemplateContent content)
    {
        var after = content.Period.LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        book.Properties.Created = after;
        book.Properties.Modified = after;
        book.Properties.Title = $"{content.Reporter.Area.Name.Zh} {content.Period} 统计数据填报表";
        book.Properties.Subject = $"{content.Reporter.Code} {content.Period}";
        book.Properties.Comments = content.Notice?.ToString();
        book.Properties.Status = content.Notice?.ToString();
    }

    private void WriteMeta(IXLWorksheet sheet, TemplateContent content)
    {
        List<(string Key, string Value)> entries =
        [
            (TemplateLayout.MetaTemplateId, TemplateLayout.TemplateId),
            (TemplateLayout.MetaCatalogueVersion, catalogue.Version),
            (TemplateLayout.MetaReporter, content.Reporter.Code),
            (TemplateLayout.MetaPeriod, content.Period.ToString()),
        ];
        if (content.Notice is { } notice)
        {
            entries.Add((TemplateLayout.MetaNotice, notice.ToString()));
        }

        for (var i = 0; i < entries.Count; i++)
        {
            sheet.Cell(i + 1, 1).SetText(entries[i].Key);
            sheet.Cell(i + 1, 2).SetText(entries[i].Value);
        }

        sheet.Visibility = XLWorksheetVisibility.VeryHidden;
        sheet.Protect();
    }
}
