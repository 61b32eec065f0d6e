using System.Collections.Concurrent;
using Pipeline.Catalogue;
using Pipeline.Cli.Sample;
using Pipeline.Indicators;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Sample;

/// <summary>The way of the committed workbooks: read, checked against the year before, taken, computed.</summary>
public sealed class SampleSubmissionTests
{
    private static readonly Lazy<IReadOnlyDictionary<(string Reporter, Period Period), CheckResult>> Results = new(CheckAll);

    [Fact]
    public void Every_workbook_is_accepted_with_nothing_to_mend_or_confirm()
    {
        foreach (var ((reporter, period), result) in Results.Value)
        {
            Assert.True(result.Accepted, Tell(reporter, period, result.Findings.Where(finding => finding.Severity >= Severity.Confirm)));
            Assert.DoesNotContain(result.Findings, finding => finding.Severity == Severity.Error);
            Assert.True(
                result.Findings.All(finding => finding.Severity != Severity.Confirm || result.Explanations.ContainsKey(finding.Area)),
                Tell(reporter, period, result.Findings));
        }
    }

    [Fact]
    public void Workbooks_may_come_in_any_order()
    {
        var checker = new SubmissionChecker(SampleFixture.Default);
        foreach (var reporter in SampleFixture.Default.Reporters)
        {
            foreach (var year in new[] { 2020, 2025 })
            {
                var result = checker.Check(Read(reporter, Period.Annual(year)), new(reporter, Period.Annual(year), [], []));
                Assert.True(result.Accepted, Tell(reporter.Code, Period.Annual(year), result.Findings));
            }
        }
    }

    [Fact]
    public void What_is_read_is_what_the_model_says()
    {
        foreach (var ((code, period), result) in Results.Value)
        {
            var model = SampleFixture.Model.ValuesOf(SampleFixture.Default.FindReporter(code)!, period);
            var read = result.Observations.Where(observation => observation.Status != ObservationStatus.Missing)
                .ToDictionary(observation => (observation.Area, observation.Measure), observation => observation.Value);
            Assert.Equal(
                model.OrderBy(cell => cell.Key).Select(cell => (cell.Key, cell.Value.Value)),
                read.OrderBy(cell => cell.Key).Select(cell => (cell.Key, cell.Value)));
        }
    }

    [Fact]
    public void The_last_years_figures_are_provisional() => Assert.All(
        Results.Value.Where(result => result.Key.Period.Year == SampleModel.LastYear).SelectMany(result => result.Value.Observations),
        observation => Assert.True(observation.Status is ObservationStatus.Provisional or ObservationStatus.CannotExist));

    [Fact]
    public void The_workbooks_give_every_printed_figure_of_the_plan()
    {
        var generations = Results.Value
            .Where(result => result.Key != (SampleModel.LateReporter, Period.Annual(SampleModel.LastYear)))
            .Select(result => new Generation(
                result.Key.Reporter, result.Key.Period, $"{result.Key.Reporter}-{result.Key.Period}", result.Value.Observations))
            .ToArray();
        var snapshot = new IndicatorEngine(SampleFixture.Default).Compute(generations);
        var compared = FigureComparison.Compare(
            SampleFixture.Default, PublishedFigures.Load(), snapshot.Indicators.Concat(snapshot.Observations).Select(FigureRow.Of));
        Assert.Equal(43, compared.Count);
        Assert.All(compared, figure => Assert.True(figure.Ok, figure.Figure.Id));
    }

    private static ConcurrentDictionary<(string, Period), CheckResult> CheckAll()
    {
        var checker = new SubmissionChecker(SampleFixture.Default);
        var results = new ConcurrentDictionary<(string, Period), CheckResult>();
        Parallel.ForEach(SampleFixture.Default.Reporters, new() { MaxDegreeOfParallelism = 2 }, reporter =>
        {
            foreach (var period in SampleFixture.Model.PeriodsOf(reporter))
            {
                var before = results.TryGetValue((reporter.Code, period.YearBefore), out var earlier) ? earlier.Observations : [];
                results[(reporter.Code, period)] = checker.Check(Read(reporter, period), new(reporter, period, before, []));
            }
        });
        return results;
    }

    private static WorkbookReading Read(Reporter reporter, Period period)
    {
        using var file = File.OpenRead(Path.Combine(SampleFixture.CommittedFolder, SampleWriter.PathOf(reporter, period)));
        return WorkbookReader.Read(file);
    }

    private static string Tell(string reporter, Period period, IEnumerable<Finding> findings) => $"{reporter} {period}: " + string.Join(
        "; ", findings.Take(20).Select(finding => $"{finding.Severity} {finding.Rule} {finding.Area} {finding.Measure} {finding.RawText} {finding.Message.En}"));
}
