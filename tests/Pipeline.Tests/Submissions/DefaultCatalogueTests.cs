using Pipeline.Catalogue;
using Pipeline.Cli.Sample;
using Pipeline.Submissions;
using Pipeline.Tests.Sample;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Submissions;

/// <summary>The whole way with the default catalogue: template written, filled, read and checked.</summary>
public sealed class DefaultCatalogueTests
{
    private static readonly SignOff Signed = new()
    {
        PreparedBy = "示例甲",
        CheckedBy = "示例乙",
        ApprovedBy = "示例丙",
        Telephone = "0871-00000000",
        SubmittedOn = new(2025, 1, 20),
    };

    [Theory]
    [InlineData("530000")]
    [InlineData("530100")]
    [InlineData("532500")]
    [InlineData("533400")]
    [InlineData("DZXQ")]
    public void Every_years_template_gives_exactly_the_values_that_were_written_and_no_findings(string code)
    {
        var reporter = SampleFixture.Default.FindReporter(code)!;
        IReadOnlyList<Observation> previous = [];
        foreach (var year in SampleModel.YearsOf(reporter).Where(y => y >= SampleModel.FirstYear))
        {
            var content = SampleWriter.ContentOf(SampleFixture.Model, reporter, year);
            var normal = content.SignOff!.Stage == Stage.Final ? ObservationStatus.Normal : ObservationStatus.Provisional;

            var result = Check(SampleFixture.Default, content, previous);

            Assert.Empty(result.Findings);
            Assert.Equal(content.SignOff, result.SignOff);
            Assert.Equal(content.Explanations.Keys.Order(StringComparer.Ordinal), result.Explanations.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(
                content.Values.Where(v => v.Value.Status != ObservationStatus.Missing)
                    .OrderBy(v => v.Key.Area, StringComparer.Ordinal).ThenBy(v => v.Key.Measure, StringComparer.Ordinal)
                    .Select(v => (v.Key.Area, v.Key.Measure, v.Value.Value, v.Value.Status == ObservationStatus.Normal ? normal : v.Value.Status)),
                result.Observations.Select(o => (o.Area, o.Measure, o.Value, o.Status)));
            previous = result.Observations;
        }
    }

    [Theory]
    [InlineData("530100", "2024-Q3")]
    [InlineData("530000", "2024-Q3")]
    [InlineData("530500", "2024-06")]
    public void A_template_of_a_part_of_the_year_asks_for_nothing_it_has_no_column_for(string code, string period)
    {
        TemplateContent content = new(SampleFixture.Default.FindReporter(code)!, Period.Parse(period)) { SignOff = Signed };

        var result = Check(SampleFixture.Default, content, []);

        Assert.Equal(Verdict.Rejected, result.Verdict);
        Assert.True(
            result.Findings.All(f => f.Rule == "compulsory-missing") || result.Findings.Select(f => f.Rule).SequenceEqual(["figures-missing"]),
            string.Join('\n', result.Findings.Select(f => f.Message.En)));
        Assert.Empty(result.Observations);
    }

    [Fact]
    public void A_fraction_that_is_out_of_range_is_said_once_with_the_percentage_that_it_may_be()
    {
        var book = TestBook.HandMade(["地区", "九年义务教育巩固率（%）"], ["昆明市", 0.955m], ["五华区", 0.2m]).Build();
        var context = new CheckContext(SampleFixture.Default.FindReporter("530100")!, Period.Annual(2024), [], []);

        var findings = new SubmissionChecker(SampleFixture.Default).Check(new(book, []), context).Findings;

        var finding = Assert.Single(findings, f => f.Cell == "B2" && f.Severity >= Severity.Confirm);
        Assert.Equal(("percent-fraction", Severity.Error), (finding.Rule, finding.Severity));
        Assert.Contains("write 95.5 into B2", finding.Remedy.En, StringComparison.Ordinal);
        Assert.Equal("out-of-range", Assert.Single(findings, f => f.Cell == "B3" && f.Severity == Severity.Error).Rule);
    }

    [Fact]
    public void An_empty_template_lists_every_compulsory_cell_and_nothing_else()
    {
        var catalogue = SampleFixture.Default;
        var reporter = catalogue.FindReporter("530100")!;
        var period = Period.Annual(2024);

        var result = Check(catalogue, new(reporter, period) { SignOff = Signed }, []);

        var compulsory = reporter.Rows.SelectMany(a => catalogue.MeasuresFor(reporter, a, Frequency.Annual).Where(m => m.IsCompulsory(period)).Select(m => (a.Code, m.Code)));
        Assert.Equal(compulsory.Order(), result.Findings.Select(f => (f.Area, f.Measure)).Order());
        Assert.All(result.Findings, f => Assert.Equal("compulsory-missing", f.Rule));
    }

    [Fact]
    public void Every_name_and_alias_of_a_measure_and_unit_is_understood_in_a_header()
    {
        var catalogue = SampleFixture.Default;
        var reporter = catalogue.FindReporter("530100")!;
        foreach (var measure in catalogue.ColumnsFor(reporter, Frequency.Annual))
        {
            foreach (var name in measure.Aliases.Append(measure.Name.Zh))
            {
                Sheet sheet = new("Sheet1", SheetVisibility.Visible,
                    [
                        new(1, [new(1, CellKind.Text, "地区"), new(2, CellKind.Text, $"{name}（{measure.Unit.Name.Zh}）")]),
                        new(2, [new(1, CellKind.Text, "昆明市"), new(2, CellKind.Number, "1")]),
                    ], []);

                var result = new SubmissionChecker(catalogue).Check(new(new([sheet], false), []), new(reporter, Period.Annual(2024), [], []));

                Assert.Equal(measure.Code, Assert.Single(result.Observations).Measure);
                Assert.DoesNotContain(result.Findings, f => f.Rule.StartsWith("unit", StringComparison.Ordinal));
            }
        }
    }

    private static CheckResult Check(StatisticalCatalogue catalogue, TemplateContent content, IReadOnlyList<Observation> previous)
    {
        using MemoryStream file = new();
        new TemplateWriter(catalogue).Write(content, file);
        file.Position = 0;
        var result = new SubmissionChecker(catalogue).Check(WorkbookReader.Read(file), new(content.Reporter, content.Period, previous, []));
        FindingAssert.AllComplete(result.Findings, catalogue);
        return result;
    }
}
