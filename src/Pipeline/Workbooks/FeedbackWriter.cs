using Pipeline.Catalogue;
using Pipeline.Submissions;
using Pipeline.Submissions.Checking;
using Pipeline.Workbooks.Templates;

namespace Pipeline.Workbooks;

/// <summary>
/// Writes the answer to a workbook as a workbook: a fresh template with every figure as it was submitted, those that it has no place for on a
/// sheet of their own, and every finding at its cell, to be mended and sent back. The same check gives the same bytes.
/// </summary>
/// <param name="catalogue">What is asked of whom.</param>
public sealed class FeedbackWriter(StatisticalCatalogue catalogue)
{
    // In front of what was refused although it looks like a number (a date, a percentage): sent back as it is, it is refused again.
    private const char Doubt = '？';

    /// <summary>Whether there is a template for the reporter and period at all.</summary>
    public bool Covers(Reporter reporter, Period period) => catalogue.ColumnsFor(reporter, period.Frequency).Count > 0;

    /// <summary>Writes the feedback of one check.</summary>
    /// <param name="context">What the workbook was checked against; last period's figures are shown for reference.</param>
    /// <param name="check">What the check found.</param>
    /// <param name="output">Where the workbook is written to.</param>
    public void Write(CheckContext context, CheckResult check, Stream output)
    {
        var content = ContentOf(context, check);
        var grid = TemplateGrid.For(catalogue, content);
        using var book = TemplateBook.Create(catalogue, content, grid);
        var places = new FindingPlaces(grid);
        foreach (var unread in check.Unread)
        {
            places.Of(book, unread.Area, unread.Measure)?.SetText(Shown(unread.Source.RawText));
        }

        var unplaced = check.Unplaced.Count == 0 ? null
            : UnplacedSheet.Write(book.AddWorksheet(TemplateLayout.UnplacedSheet, book.Worksheet(TemplateLayout.DataSheet).Position + 1), check.Unplaced);
        var findings = check.Findings.Select(f => (Finding: f, Cell: unplaced?.Of(f) ?? places.Of(book, f))).ToList();
        foreach (var group in findings.Where(f => f.Cell is not null).GroupBy(f => (f.Cell!.Worksheet.Name, Address: f.Cell.Address.ToString())))
        {
            Annotations.Write(group.First().Cell!, [.. group.Select(f => f.Finding)]);
        }

        var sheet = book.AddWorksheet(TemplateLayout.FindingsSheet, 1);
        FindingsSheet.Write(sheet, catalogue, check, findings);
        sheet.SetTabActive();
        TemplateBook.Save(book, output);
    }

    private static TemplateContent ContentOf(CheckContext context, CheckResult check)
    {
        FootnoteMarks marks = new(check.Observations);
        var rows = context.Reporter.Rows.Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        return new(context.Reporter, context.Period)
        {
            Values = check.Observations.ToDictionary(o => (o.Area, o.Measure), o => new TemplateValue(o.Value, o.Status, marks.Of(o.Note))),
            Notes = marks.Texts,
            Notice = check.Notice.Length == 0 ? null : new Bilingual(PrintableText.Of(check.Notice), PrintableText.Of(check.Notice)),
            Previous = context.Previous.Where(o => o.Value is not null).ToDictionary(o => (o.Area, o.Measure), o => o.Value!.Value),
            Explanations = check.Explanations.Where(e => rows.Contains(e.Key))
                .ToDictionary(e => e.Key, e => PrintableText.Of(e.Value), StringComparer.Ordinal),
            SignOff = check.SignOff == new SignOff() ? null : check.SignOff with
            {
                PreparedBy = PrintableText.Of(check.SignOff.PreparedBy),
                CheckedBy = PrintableText.Of(check.SignOff.CheckedBy),
                ApprovedBy = PrintableText.Of(check.SignOff.ApprovedBy),
                Telephone = PrintableText.Of(check.SignOff.Telephone),
            },
        };
    }

    private static string Shown(string raw) =>
        PrintableText.Of(NumberText.Read(raw) is TextReading.Number ? Doubt + raw : raw);
}
