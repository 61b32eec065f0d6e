using ClosedXML.Excel;
using Pipeline.Submissions;

namespace Pipeline.Workbooks.Templates;

/// <summary>Finds the cell of a fresh template that a finding about any other workbook is about.</summary>
internal sealed class FindingPlaces
{
    private static readonly Dictionary<string, int> SignOffRows = new(StringComparer.Ordinal)
    {
        [CheckRules.SignOffMissing.Code] = SignOffSheet.FirstRow,
        [CheckRules.SignOffDateUnreadable.Code] = SignOffSheet.DayRow,
        [CheckRules.StageUnknown.Code] = SignOffSheet.StageRow,
        [CheckRules.ReasonUnknown.Code] = SignOffSheet.ReasonRow,
        [CheckRules.RevisionReasonMissing.Code] = SignOffSheet.ReasonRow,
    };

    private readonly Dictionary<string, int> _rows;
    private readonly Dictionary<string, int> _columns;

    public FindingPlaces(TemplateGrid grid)
    {
        _rows = grid.Areas.Select((a, i) => (a.Code, Row: TemplateLayout.FirstAreaRow + i)).ToDictionary(a => a.Code, a => a.Row, StringComparer.Ordinal);
        _columns = grid.Measures.Select((m, i) => (m.Code, Column: TemplateLayout.FirstMeasureColumn + i))
            .ToDictionary(m => m.Code, m => m.Column, StringComparer.Ordinal);
    }

    /// <summary>The cell of a figure; null where the template has no place for it.</summary>
    public IXLCell? Of(XLWorkbook book, string area, string measure) =>
        _rows.TryGetValue(area, out var row) && _columns.TryGetValue(measure, out var column) ? book.Worksheet(TemplateLayout.DataSheet).Cell(row, column) : null;

    /// <summary>The cell of a finding: the figure's, else the heading of its measure or area, else the sign-off's; null where it is about none of them.</summary>
    public IXLCell? Of(XLWorkbook book, Finding finding)
    {
        if (Of(book, finding.Area, finding.Measure) is { } figure)
        {
            return figure;
        }

        if (_columns.TryGetValue(finding.Measure, out var column))
        {
            return book.Worksheet(TemplateLayout.DataSheet).Cell(TemplateLayout.NameRow, column);
        }

        if (_rows.TryGetValue(finding.Area, out var row))
        {
            return book.Worksheet(TemplateLayout.DataSheet).Cell(row, 2);
        }

        return SignOffRows.TryGetValue(finding.Rule, out var line) ? book.Worksheet(TemplateLayout.SignOffSheet).Cell(line, SignOffSheet.AnswerColumn) : null;
    }
}
