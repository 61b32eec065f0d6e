using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Pipeline.Cli.Sample;
using Pipeline.Submissions;
using Pipeline.Tests.Sample;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Workbooks;

public sealed class FeedbackWriterTests
{
    private static readonly CheckContext Context = new(TinyCatalogue.Instance.FindReporter("530100")!, Period.Annual(2024), [], []);

    [Fact]
    public void A_broken_workbook_comes_back_with_its_figures_and_its_faults_at_their_cells()
    {
        using var book = Open(Feedback(Check(Broken())));
        var data = book.Worksheet(TemplateLayout.DataSheet);

        Assert.Equal(TemplateLayout.FindingsSheet, book.Worksheet(1).Name);
        Assert.Equal(8275.21, data.Cell("C4").GetDouble());
        Assert.Equal("大约1300", data.Cell("C5").GetString());
        Assert.Equal("…", data.Cell("C6").GetString());
        Assert.Contains("错误 Error", data.Cell("C5").Comment.Text, StringComparison.Ordinal);
        Assert.Contains("改法", data.Cell("C5").Comment.Text, StringComparison.Ordinal);
        Assert.Equal("检查 Check", data.Cell("C5").Comment.Author);
        Assert.NotEqual(data.Cell("C4").Style.Fill.BackgroundColor, data.Cell("C5").Style.Fill.BackgroundColor);
        Assert.False(data.Cell("C4").HasComment);
    }

    [Fact]
    public void The_sheet_of_findings_lists_everything_and_leads_to_the_cell()
    {
        var check = Check(Broken());
        using var book = Open(Feedback(check));
        var sheet = book.Worksheet(TemplateLayout.FindingsSheet);
        var rows = Enumerable.Range(5, check.Findings.Count)
            .Select(row => Enumerable.Range(1, 8).Select(column => sheet.Cell(row, column).GetString()).ToList()).ToList();

        var unreadable = check.Findings.Single(f => f.Rule == CheckRules.NumberUnreadable.Code);
        Assert.Equal(check.Findings.Select(f => f.Rule).Order(StringComparer.Ordinal), rows.Select(r => r[7]).Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "错误 Error", "数据 Data!C5", "数据 Data!C5", "五华区", "地区生产总值",
                $"{unreadable.Message.Zh}\n{unreadable.Message.En}", $"{unreadable.Remedy.Zh}\n{unreadable.Remedy.En}", "number-unreadable",
            ],
            rows[0].Select(t => t.ReplaceLineEndings("\n")));
        Assert.Equal("'数据 Data'!$C$5", sheet.Cell(5, 3).Hyperlink.InternalAddress);
    }

    [Fact]
    public void Mended_and_sent_back_it_is_accepted()
    {
        using var book = Open(Feedback(Check(Broken())));
        book.Worksheet(TemplateLayout.DataSheet).Cell("C5").Value = 1300.5;
        using MemoryStream mended = new();
        book.SaveAs(mended);

        var result = Check(mended);

        var original = Check(TinyCatalogue.Write(TinyCatalogue.Filled));
        Assert.True(result.Accepted);
        Assert.Empty(result.Findings);
        Assert.Equal(Plain(original), Plain(result));
        Assert.Equal(original.SignOff, result.SignOff);
        Assert.Equal(original.Explanations, result.Explanations);
    }

    [OpenPyXlFact]
    public void Mended_by_a_script_and_sent_back_it_is_accepted()
    {
        var mended = OpenPyXl.Edit(Feedback(Check(Broken())), $"book['{TemplateLayout.DataSheet}']['C5'] = 1300.5");

        var result = Check(mended);

        var original = Check(TinyCatalogue.Write(TinyCatalogue.Filled));
        Assert.True(result.Accepted);
        // Some of its versions write 16 digits, and so 8275.209999999999.
        Assert.All(result.Findings, finding => Assert.Equal(CheckRules.Rounded.Code, finding.Rule));
        Assert.Equal(Plain(original), Plain(result));
        Assert.Equal(original.SignOff, result.SignOff);
        Assert.Equal(original.Explanations, result.Explanations);
    }

    [Fact]
    public void Sent_back_as_it_is_it_gives_the_same_observations_and_the_same_faults()
    {
        var check = Check(Broken());
        var again = Check(Feedback(check));
        Assert.False(again.Accepted);
        Assert.Equal(Plain(check), Plain(again));
        Assert.Equal(check.Findings.Select(f => (f.Rule, f.Area, f.Measure)), again.Findings.Select(f => (f.Rule, f.Area, f.Measure)));
    }

    [Fact]
    public void A_workbook_in_a_layout_of_its_own_comes_back_as_a_template()
    {
        Sheet sheet = new("报表", SheetVisibility.Visible,
            [
                new(3, [new(2, CellKind.Text, "地区"), new(3, CellKind.Text, "地区生产总值（亿元）")]),
                new(4, [new(2, CellKind.Text, "昆明市"), new(3, CellKind.Number, "8275.21")]),
                new(5, [new(2, CellKind.Text, "五华区"), new(3, CellKind.Date, "45473")]),
                new(6, [new(2, CellKind.Text, "火星区"), new(3, CellKind.Number, "1")]),
            ], []);
        var check = new SubmissionChecker(TinyCatalogue.Instance).Check(new(new([sheet], false), []), Context);

        var feedback = Feedback(check);
        using (var book = Open(feedback))
        {
            var data = book.Worksheet(TemplateLayout.DataSheet);
            Assert.Equal(8275.21, data.Cell("C4").GetDouble());
            Assert.Equal("？45473", data.Cell("C5").GetString());
        }

        // What was no figure must not become one on its way back.
        Assert.Equal(["530100"], Check(feedback).Observations.Select(o => o.Area));
    }

    [Fact]
    public void What_the_template_has_no_place_for_comes_back_on_a_sheet_of_its_own_and_findings_lead_there()
    {
        Sheet sheet = new("报表", SheetVisibility.Visible,
            [
                new(1, [new(1, CellKind.Text, "地区"), new(2, CellKind.Text, "地区生产总值（亿元）"), new(3, CellKind.Text, "烟叶产量"), new(4, CellKind.Text, "通铁路"), new(5, CellKind.Text, "说明")]),
                new(2, [new(1, CellKind.Text, "昆明市"), new(2, CellKind.Number, "8275.21"), new(3, CellKind.Number, "7.5"), new(4, CellKind.Number, "1")]),
                new(3, [new(1, CellKind.Text, "五华区"), new(2, CellKind.Text, "大约1300"), new(5, CellKind.Text, "待核")]),
                new(4, [new(1, CellKind.Text, "火星区"), new(2, CellKind.Number, "12.30"), new(4, CellKind.Text, "=是"), new(5, CellKind.Text, "新设")]),
                new(5, [new(1, CellKind.Text, "五华区"), new(2, CellKind.Number, "99")]),
                new(6, [new(1, CellKind.Text, "注：初步数")]),
                new(7, [new(1, CellKind.Text, "填表人：张三")]),
            ], []);
        var check = new SubmissionChecker(TinyCatalogue.Instance).Check(new(new([sheet], false), []), Context);

        var feedback = Feedback(check);
        using (var book = Open(feedback))
        {
            Assert.Equal(4, book.Worksheet(TemplateLayout.UnplacedSheet).Position);
            var unplaced = book.Worksheet(TemplateLayout.UnplacedSheet);
            Assert.Equal(
                [
                    "报表!C2 | 昆明市 | 烟叶产量 | 7.5",
                    "报表!D2 | 昆明市 | 通铁路 | 1",
                    "报表!B4 | 火星区 | 地区生产总值（亿元） | 12.30",
                    "报表!D4 | 火星区 | 通铁路 | =是",
                    "报表!E4 | 火星区 | 说明 | 新设",
                    "报表!B5 | 五华区 | 地区生产总值（亿元） | 99",
                ],
                Enumerable.Range(5, unplaced.LastRowUsed().RowNumber() - 4).Select(row => string.Join(" | ", Enumerable.Range(1, 4).Select(column => unplaced.Cell(row, column).GetString()))));
            var findings = book.Worksheet(TemplateLayout.FindingsSheet);
            var links = Enumerable.Range(5, check.Findings.Count).ToDictionary(
                row => findings.Cell(row, 2).GetString() + " " + findings.Cell(row, 8).GetString(), row => findings.Cell(row, 3).GetString());
            Assert.Equal($"{TemplateLayout.UnplacedSheet}!D5", links[$"报表!C1 {CheckRules.ColumnUnknown.Code}"]);
            Assert.Equal($"{TemplateLayout.UnplacedSheet}!D6", links[$"报表!D2 {CheckRules.NotAsked.Code}"]);
            Assert.Equal($"{TemplateLayout.UnplacedSheet}!D7", links[$"报表!A4 {CheckRules.AreaUnknown.Code}"]);
            Assert.Equal($"{TemplateLayout.UnplacedSheet}!D10", links[$"报表!A5 {CheckRules.AreaDuplicate.Code}"]);
            Assert.Equal($"{TemplateLayout.DataSheet}!C5", links[$"报表!B3 {CheckRules.NumberUnreadable.Code}"]);
            Assert.Contains("火星区", unplaced.Cell("D7").Comment.Text, StringComparison.Ordinal);
        }

        // On its way back the sheet says nothing: neither its figures nor its words are read.
        var again = Check(feedback);
        Assert.Equal(["530100"], again.Observations.Select(o => o.Area));
        Assert.DoesNotContain(again.Findings, f => f.Sheet == TemplateLayout.UnplacedSheet);
        Assert.Empty(again.Unplaced);
    }

    [Fact]
    public void Where_everything_has_its_place_there_is_no_sheet_of_what_has_none()
    {
        using var book = Open(Feedback(Check(Broken())));
        Assert.DoesNotContain(book.Worksheets, sheet => sheet.Name == TemplateLayout.UnplacedSheet);
    }

    [Fact]
    public void A_file_that_cannot_be_read_comes_back_as_an_empty_template_that_says_why()
    {
        var check = Check(new MemoryStream([1, 2, 3]));
        using var book = Open(Feedback(check));
        Assert.Equal(FileRules.NotAWorkbook, book.Worksheet(TemplateLayout.FindingsSheet).Cell(5, 8).GetString());
        Assert.True(book.Worksheet(TemplateLayout.DataSheet).Cell("C4").IsEmpty());
        Assert.True(book.Worksheet(TemplateLayout.SignOffSheet).Cell("B8").IsEmpty());
    }

    [Fact]
    public void The_notice_and_the_notes_of_figures_come_back_too()
    {
        Sheet sheet = new("报表", SheetVisibility.Visible,
            [
                new(1, [new(1, CellKind.Text, "地区"), new(2, CellKind.Text, "地区生产总值（亿元）")]),
                new(2, [new(1, CellKind.Text, "昆明市"), new(2, CellKind.Text, "8275.21①")]),
                new(3, [new(1, CellKind.Text, "五华区"), new(2, CellKind.Text, "1300.5*")]),
                new(4, [new(1, CellKind.Text, "盘龙区"), new(2, CellKind.Text, "…②")]),
                new(6, [new(1, CellKind.Text, "① 区划调整")]),
                new(7, [new(1, CellKind.Text, "②口径变化")]),
            ], []);
        Sheet meta = new("_meta", SheetVisibility.VeryHidden, [new(1, [new(1, CellKind.Text, "notice"), new(2, CellKind.Text, "示例数据 Synthetic data")])], []);
        var check = new SubmissionChecker(TinyCatalogue.Instance).Check(new(new([sheet, meta], false), []), Context);

        var feedback = Feedback(check);
        using (var book = Open(feedback))
        {
            Assert.Contains("示例数据 Synthetic data", book.Worksheet(TemplateLayout.InstructionsSheet).Cell("A2").GetString(), StringComparison.Ordinal);
            var data = book.Worksheet(TemplateLayout.DataSheet);
            Assert.Equal(["8275.21①", "1300.5*", "…②"], Enumerable.Range(4, 3).Select(row => data.Cell(row, 3).GetString()));
            Assert.Equal(["①：区划调整", "②：口径变化"], Enumerable.Range(10, 2).Select(row => data.Cell(row, 1).GetString()));
        }

        var again = Check(feedback);
        Assert.Equal(["区划调整", "*", "口径变化"], check.Observations.Where(o => o.Measure == "gdp").Select(o => o.Note));
        Assert.Equal(
            check.Observations.Select(o => (o.Area, o.Measure, o.Value, o.Status, o.Note)), again.Observations.Select(o => (o.Area, o.Measure, o.Value, o.Status, o.Note)));
        Assert.Equal(("示例数据 Synthetic data", "示例数据 Synthetic data"), (check.Notice, again.Notice));
        Assert.Equal(check.Findings.Where(f => f.Rule == CheckRules.NoteKept.Code).Select(f => f.Message), again.Findings.Where(f => f.Rule == CheckRules.NoteKept.Code).Select(f => f.Message));
    }

    [Fact]
    public void Thousands_of_findings_are_counted_and_the_gravest_are_listed()
    {
        var check = Check(Broken());
        var many = check with
        {
            Findings =
            [
                .. Enumerable.Range(0, 2_500).Select(i => check.Findings[0] with { Severity = Severity.Info, Rule = $"info-{i}", Area = i % 2 == 0 ? "530100" : "nowhere", Measure = "gdp" }),
                .. check.Findings,
            ],
        };

        using var book = Open(Feedback(many));

        var sheet = book.Worksheet(TemplateLayout.FindingsSheet);
        Assert.Contains($"信息 {2_500 + check.Findings.Count(f => f.Severity == Severity.Info)}", sheet.Cell("A2").GetString(), StringComparison.Ordinal);
        Assert.Equal(check.Findings.Max(f => f.Severity) == Severity.Error ? "错误 Error" : "", sheet.Cell("A5").GetString());
        Assert.Equal(2_004, sheet.LastRowUsed().RowNumber());
        Assert.Contains("另有 1245 条", book.Worksheet(TemplateLayout.DataSheet).Cell("C4").Comment.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_no_workbook_can_hold_are_replaced()
    {
        Sheet sheet = new("报表", SheetVisibility.Visible,
            [
                new(1, [new(1, CellKind.Text, "地区"), new(2, CellKind.Text, "地区生产总值（亿元）"), new(3, CellKind.Text, "说明")]),
                new(2, [new(1, CellKind.Text, "昆明市"), new(2, CellKind.Text, "\u0001\uD800x\uFFFE"), new(3, CellKind.Text, "\u0002" + new string('长', 40_000))]),
            ], []);
        var check = new SubmissionChecker(TinyCatalogue.Instance).Check(new(new([sheet], false), []), Context);

        using var book = Open(Feedback(check));

        Assert.Contains("x", book.Worksheet(TemplateLayout.DataSheet).Cell("C4").GetString(), StringComparison.Ordinal);
        Assert.InRange(book.Worksheet(TemplateLayout.DataSheet).Cell("G4").GetString().Length, 30_000, 32_767);
    }

    [Fact]
    public void Writes_what_the_schemas_of_the_standard_allow()
    {
        UnplacedCell unplaced = new("火星区", "烟叶产量", new("报表", "C5", "7.5")) { Labels = ["A5"] };
        var check = Check(Broken());
        Finding unknown = check.Findings[0] with { Sheet = "报表", Cell = "A5" };
        using var document = SpreadsheetDocument.Open(Feedback(check with { Unplaced = [unplaced], Findings = [.. check.Findings, unknown] }), isEditable: false);
        var errors = new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document);
        Assert.Equal([], errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public void The_same_check_gives_the_same_bytes() =>
        Assert.Equal(Feedback(Check(Broken())).ToArray(), Feedback(Check(Broken())).ToArray());

    [Theory]
    [InlineData("530000")]
    [InlineData("530100")]
    [InlineData("DZXQ")]
    public void The_feedback_of_an_accepted_workbook_gives_the_same_observations(string code)
    {
        var reporter = SampleFixture.Default.FindReporter(code)!;
        var content = SampleWriter.ContentOf(SampleFixture.Model, reporter, 2024);
        CheckContext context = new(reporter, content.Period, [], []);
        using MemoryStream file = new();
        new TemplateWriter(SampleFixture.Default).Write(content, file);
        SubmissionChecker checker = new(SampleFixture.Default);
        var check = checker.Check(WorkbookReader.Read(file), context);
        using MemoryStream feedback = new();

        new FeedbackWriter(SampleFixture.Default).Write(context, check, feedback);
        var again = checker.Check(WorkbookReader.Read(feedback), context);

        Assert.True(check.Accepted);
        Assert.Equal(Plain(check), Plain(again));
        Assert.Equal(check.SignOff, again.SignOff);
        Assert.Equal(check.Explanations, again.Explanations);
    }

    private static MemoryStream Broken()
    {
        using var book = Open(TinyCatalogue.Write(TinyCatalogue.Filled));
        book.Worksheet(TemplateLayout.DataSheet).Cell("C5").SetValue("大约1300");
        MemoryStream file = new();
        book.SaveAs(file);
        return file;
    }

    private static CheckResult Check(Stream file) => new SubmissionChecker(TinyCatalogue.Instance).Check(WorkbookReader.Read(file), Context);

    private static MemoryStream Feedback(CheckResult check)
    {
        MemoryStream file = new();
        new FeedbackWriter(TinyCatalogue.Instance).Write(Context, check, file);
        return file;
    }

    private static XLWorkbook Open(MemoryStream file)
    {
        file.Position = 0;
        return new(file);
    }

    private static IEnumerable<Observation> Plain(CheckResult check) => check.Observations.Select(o => o with { Source = null, Note = "" });
}
