using ClosedXML.Excel;
using Pipeline.Catalogue;

namespace Pipeline.Workbooks.Templates;

/// <summary>The sheets that every workbook of ours has, and how it becomes a file.</summary>
internal static class TemplateBook
{
    public static XLWorkbook Create(StatisticalCatalogue catalogue, TemplateContent content, TemplateGrid grid)
    {
        var book = new XLWorkbook();
        Describe(book, content);
        InstructionsSheet.Write(book.AddWorksheet(TemplateLayout.InstructionsSheet), catalogue, content, grid);
        DataSheet.Write(book.AddWorksheet(TemplateLayout.DataSheet), content, grid);
        SignOffSheet.Write(book.AddWorksheet(TemplateLayout.SignOffSheet), content);
        if (content.Previous.Count > 0)
        {
            DataSheet.WritePrevious(book.AddWorksheet(TemplateLayout.PreviousSheet), content, grid);
        }

        TemplateNames.Define(book, grid);
        WriteMeta(book.AddWorksheet(TemplateLayout.MetaSheet), catalogue, content, StructureOf(book.Worksheet(TemplateLayout.DataSheet), grid));
        return book;
    }

    /// <summary>Writes the file; the same sheets give the same bytes.</summary>
    public static void Save(XLWorkbook book, Stream output)
    {
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

    // To ask for a cell is to make it, so none is asked for beyond the table.
    private static TemplateStructure StructureOf(IXLWorksheet sheet, TemplateGrid grid) => TemplateStructure.Of((row, column) =>
        row > grid.LastAreaRow || column > grid.ExplanationColumn ? "" : sheet.Cell(row, column).GetString());

    private static void WriteMeta(IXLWorksheet sheet, StatisticalCatalogue catalogue, TemplateContent content, TemplateStructure structure)
    {
        List<(string Key, string Value)> entries =
        [
            (TemplateLayout.MetaTemplateId, TemplateLayout.TemplateId),
            (TemplateLayout.MetaCatalogueVersion, catalogue.Version),
            (TemplateLayout.MetaReporter, content.Reporter.Code),
            (TemplateLayout.MetaPeriod, content.Period.ToString()),
            (TemplateLayout.MetaStructure, structure.ToString()),
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
