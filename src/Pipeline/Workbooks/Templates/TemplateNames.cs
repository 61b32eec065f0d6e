using ClosedXML.Excel;

namespace Pipeline.Workbooks.Templates;

/// <summary>The defined names of a template: clerks jump to them and use them in formulas, scripts need no addresses.</summary>
internal static class TemplateNames
{
    public static void Define(XLWorkbook book, TemplateGrid grid)
    {
        var data = book.Worksheet(TemplateLayout.DataSheet);
        var (first, last, explanation) = (TemplateLayout.FirstAreaRow, grid.LastAreaRow, grid.ExplanationColumn);
        Add("figures", data.Range(first, TemplateLayout.FirstMeasureColumn, last, explanation - 1));
        Add("area_codes", data.Range(first, 1, last, 1));
        Add("area_names", data.Range(first, 2, last, 2));
        Add("measure_codes", data.Range(TemplateLayout.CodeRow, TemplateLayout.FirstMeasureColumn, TemplateLayout.CodeRow, explanation - 1));
        Add("units", data.Range(TemplateLayout.UnitRow, TemplateLayout.FirstMeasureColumn, TemplateLayout.UnitRow, explanation - 1));
        Add("explanations", data.Range(first, explanation, last, explanation));
        string[] answers = ["prepared_by", "checked_by", "approved_by", "telephone", "submitted_on", "stage", "revision_reason"];
        var signOff = book.Worksheet(TemplateLayout.SignOffSheet);
        for (var i = 0; i < answers.Length; i++)
        {
            Add(answers[i], signOff.Cell(SignOffSheet.FirstRow + i, SignOffSheet.AnswerColumn).AsRange());
        }

        void Add(string name, IXLRange range) => book.NamedRanges.Add(name, range);
    }
}
