using Pipeline.Catalogue;
using Pipeline.Cli.Sample;
using Pipeline.Indicators;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Catalogue;

/// <summary>A measure, an indicator with a target, and a group are added by editing the catalogue's files, and nothing else.</summary>
public sealed class CatalogueOnlyEditTests : IDisposable
{
    private static readonly int[] Years = [2020, 2024];

    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-catalogue-").FullName;

    public CatalogueOnlyEditTests()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Pipeline", "Catalogue", "Data")))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        Append("measures.csv", """
            libraries,公共图书馆藏书,Books in public libraries,馆藏图书,count-10k,2,0,50000,province;prefecture;county,no,annual,sum,,,no,none,high,stats,livelihood
            """);
        Append("groups.yaml", """
            - code: lakes
              zh: 高原湖泊县
              en: Counties of the plateau lakes
              kind: special
              members: [530111, 530112, 532901]
              source: { document: method }
            """);
        Append("indicators.yaml", """
            - code: books_per_1000
              zh: 每千人图书馆藏书
              en: Library books per 1,000 residents
              definition:
                zh: 公共图书馆藏书与年末常住人口之比。
                en: Books in public libraries per 1,000 residents at year-end.
              unit: count-per-1000
              decimals: 1
              levels: [province, group, prefecture, county]
              frequencies: [annual]
              better: high
              formula: { kind: ratio, numerator: libraries, denominator: population, scale: 1000 }
              source: { document: method }
            """);
        Append("targets.yaml", """
            - code: books_per_1000-lakes-2025
              subject: books_per_1000
              area: lakes
              year: 2025
              base_year: 2020
              value: 900
              direction: at_least
              path: linear
              source: { document: plan, section: "2.3", quote: 公共服务 }
            """);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void They_are_asked_for_computed_ranked_and_followed()
    {
        Assert.Empty(CatalogueLoader.Lint(_folder));
        var catalogue = CatalogueLoader.Load(_folder);
        var model = SampleModel.Build(catalogue);
        var content = new IndicatorEngine(catalogue).Compute([.. from reporter in catalogue.Reporters
                                                                 from year in Years
                                                                 select Generation(model, reporter, year)]);

        var row = Assert.Single(content.Indicators, row => row is { Subject: "books_per_1000", Area: "lakes", Period.Year: 2024 });
        string[] members = ["530111", "530112", "532901"];
        decimal Sum(string measure) => members.Sum(code => model.Value(code, measure, 2024)!.Value);
        Assert.Equal(Math.Round(Sum("libraries") * 1000 / Sum("population"), 1, MidpointRounding.AwayFromZero), row.Value);
        Assert.Equal(16, content.Indicators.Count(row => row is { Subject: "books_per_1000", Period.Year: 2024, RankOf: 16, Rank: not null }));
        Assert.Equal(2, content.Targets.Count(row => row.Target == "books_per_1000-lakes-2025" && row.Value is not null));
        Assert.All(content.Indicators.Where(row => row.Subject == "books_per_1000" && row.Area != "kunming-metro"), row => Assert.NotNull(row.Value));
    }

    [Fact]
    public void The_template_asks_for_the_measure_and_its_workbook_is_accepted()
    {
        var catalogue = CatalogueLoader.Load(_folder);
        var model = SampleModel.Build(catalogue);
        var reporter = catalogue.FindReporter("533400")!;
        using var workbook = new MemoryStream();
        new TemplateWriter(catalogue).Write(SampleWriter.ContentOf(model, reporter, 2024), workbook);
        workbook.Position = 0;

        var check = new SubmissionChecker(catalogue).Check(WorkbookReader.Read(workbook), new CheckContext(reporter, Period.Annual(2024), [], []));

        Assert.DoesNotContain(check.Findings, finding => finding.Severity == Severity.Error);
        Assert.Contains(check.Observations, observation => observation.Measure == "libraries");
    }

    private static Generation Generation(SampleModel model, Reporter reporter, int year) => new(
        reporter.Code, Period.Annual(year), "event",
        [.. model.ValuesOf(reporter, year).Select(cell => new Observation(cell.Key.Area, Period.Annual(year), cell.Key.Measure, cell.Value.Value, cell.Value.Status))]);

    private void Append(string file, string text) => File.AppendAllText(Path.Combine(_folder, file), $"\n{text}\n");
}
