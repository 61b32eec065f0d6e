using Pipeline.Catalogue;
using Pipeline.Submissions;
using Pipeline.Tests.Sample;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Workbooks.LibreOffice;

/// <summary>
/// What the real LibreOffice does with our workbooks. It types through the command of the input line, which respects protection but shows no
/// dialog, and then judges the cell by its own evaluation of the validation; that the dialog appears is not shown, only what it would say.
/// </summary>
public sealed class TemplateInLibreOfficeTests : IDisposable
{
    private static readonly StatisticalCatalogue Catalogue = SampleFixture.Default;
    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [LibreOfficeTheory]
    [InlineData("530100", "2024")]
    [InlineData("530000", "2024-Q3")]
    [InlineData("533400", "2024-06")]
    [InlineData("DZXQ", "2024")]
    public void Takes_what_fits_and_marks_what_does_not(string reporter, string period)
    {
        var (content, measure, cell) = FirstAsked(reporter, period);
        (string Sheet, string Cell, string Text)[] typed =
        [
            (TemplateLayout.DataSheet, cell, measure.Maximum.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            (TemplateLayout.DataSheet, cell, (measure.Maximum + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            (TemplateLayout.DataSheet, cell, "大约"),
            (TemplateLayout.DataSheet, cell, TemplateLayout.NotSignificantMark),
            (TemplateLayout.DataSheet, "A1", "code"),
            (TemplateLayout.DataSheet, "A4", "999999"),
            (TemplateLayout.SignOffSheet, "B3", "张三"),
            (TemplateLayout.SignOffSheet, "B8", TemplateLayout.NameOf(Stage.Flash).ToString()),
            (TemplateLayout.SignOffSheet, "B8", "草稿"),
        ];

        var answers = _office.Type(Write(content), typed);

        Assert.Equal([false, true, true, false, false, false, false, false, true], answers.Select(a => a.IsInvalid));
        Assert.All([answers[1], answers[2], answers[8]], refused => Assert.True(refused.IsShown));
        Assert.Contains("应为", answers[1].Message, StringComparison.Ordinal);
        Assert.Contains("从下拉列表中选择", answers[8].Message, StringComparison.Ordinal);
        // Locked: what was there still is.
        Assert.Equal([TemplateLayout.AreaCode, content.Reporter.Rows[0].Code], [answers[4].Shown, answers[5].Shown]);
        Assert.Equal("张三", answers[6].Shown);
    }

    [LibreOfficeTheory]
    [InlineData("xlsx")]
    [InlineData("xls")]
    public void Gives_the_same_figures_when_it_has_saved_them(string format)
    {
        var content = Pipeline.Cli.Sample.SampleWriter.ContentOf(SampleFixture.Model, Catalogue.FindReporter("DZXQ")!, 2024);
        var written = Check(content, Write(content));

        var saved = Check(content, _office.Save(Write(content), format));

        Assert.True(saved.Accepted);
        Assert.Equal(written.Observations.Select(Plain), saved.Observations.Select(Plain));
        Assert.Equal((written.SignOff, written.Notice), (saved.SignOff, saved.Notice));
    }

    [LibreOfficeFact]
    public void Leads_from_a_finding_to_its_cell_and_lets_the_answer_be_mended()
    {
        var content = Pipeline.Cli.Sample.SampleWriter.ContentOf(SampleFixture.Model, Catalogue.FindReporter("DZXQ")!, 2024);
        var (_, measure, cell) = FirstAsked("DZXQ", "2024");
        var wrong = Check(content, Edited(Write(content), cell, "大约"));
        CheckContext context = new(content.Reporter, content.Period, [], []);
        using MemoryStream feedback = new();
        new FeedbackWriter(Catalogue).Write(context, wrong, feedback);

        var flat = System.Text.Encoding.UTF8.GetString(_office.Save(feedback.ToArray(), "fods"));
        var mended = _office.Save(Edited(feedback.ToArray(), cell, content.Values[(content.Reporter.Rows[0].Code, measure.Code)].Value!.Value), "xlsx");
        var result = Check(content, mended);

        Assert.False(wrong.Accepted);
        Assert.Matches($"xlink:href=\"#\\$?(?:'|&apos;){TemplateLayout.DataSheet}(?:'|&apos;)\\.\\${cell[0]}\\${cell[1..]}\"", flat);
        Assert.True(result.Accepted);
        Assert.Equal(Check(content, Write(content)).Findings.Select(f => (f.Rule, f.Cell)), result.Findings.Select(f => (f.Rule, f.Cell)));
        Assert.Equal(Check(content, Write(content)).Observations.Select(Plain), result.Observations.Select(Plain));
    }

    private static (TemplateContent Content, Measure Measure, string Cell) FirstAsked(string reporter, string period)
    {
        TemplateContent content = new(Catalogue.FindReporter(reporter)!, Period.Parse(period));
        var columns = Catalogue.ColumnsFor(content.Reporter, content.Period.Frequency);
        var asked = Catalogue.MeasuresFor(content.Reporter, content.Reporter.Rows[0], content.Period.Frequency).Select(m => m.Code).ToHashSet();
        var index = Enumerable.Range(0, columns.Count).First(i => asked.Contains(columns[i].Code) && columns[i] is not { Minimum: 0, Maximum: 1, Decimals: 0 });
        return (content, columns[index], CellAddress.Of(TemplateLayout.FirstAreaRow, TemplateLayout.FirstMeasureColumn + index));
    }

    private static byte[] Write(TemplateContent content)
    {
        using MemoryStream file = new();
        new TemplateWriter(Catalogue).Write(content, file);
        return file.ToArray();
    }

    private static byte[] Edited(byte[] workbook, string cell, object value)
    {
        using ClosedXML.Excel.XLWorkbook book = new(new MemoryStream(workbook));
        book.Worksheet(TemplateLayout.DataSheet).Cell(cell).SetValue(value);
        using MemoryStream edited = new();
        book.SaveAs(edited);
        return edited.ToArray();
    }

    private static CheckResult Check(TemplateContent content, byte[] workbook) =>
        new SubmissionChecker(Catalogue).Check(WorkbookReader.Read(new MemoryStream(workbook)), new(content.Reporter, content.Period, [], []));

    private static Observation Plain(Observation observation) => observation with { Source = null };
}
