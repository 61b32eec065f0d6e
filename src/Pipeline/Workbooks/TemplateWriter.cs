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
        using var book = TemplateBook.Create(catalogue, content, TemplateGrid.For(catalogue, content));
        TemplateBook.Save(book, output);
    }
}
