using Pipeline.Benchmarks.Measuring;
using Pipeline.Catalogue;
using Pipeline.Cli.Sample;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Benchmarks.Checking;

/// <summary>What it costs to check one prefecture's workbook, against reading it.</summary>
internal static class CheckingReport
{
    private const double Budget = 1;
    private const string Reporter = "530100";
    private const int Year = 2024;
    private const int Times = 40;
    private const int Rounds = 21;

    public static int Run(TextWriter output)
    {
        Page page = new(output);
        page.Head("Checking a submission", "checking");
        Measure(page);
        return page.AllHold ? 0 : 1;
    }

    /// <summary>Measures, and says whether the budget holds.</summary>
    public static void Measure(Page page)
    {
        var catalogue = CatalogueLoader.LoadDefault();
        var model = SampleModel.Build(catalogue);
        var reporter = catalogue.FindReporter(Reporter)!;
        var file = Write(catalogue, SampleWriter.ContentOf(model, reporter, Year));
        SubmissionChecker checker = new(catalogue);
        var context = Context(checker, Write(catalogue, SampleWriter.ContentOf(model, reporter, Year - 1)), reporter);
        var reading = WorkbookReader.Read(new MemoryStream(file));
        var result = checker.Check(reading, context);
        page.Line($"The sample workbook of {reporter.Area.Name.En} for {Year}: {reporter.Rows.Count} areas × "
            + $"{result.Observations.Select(o => o.Measure).Distinct().Count()} measures, {result.Observations.Count} observations, "
            + $"{result.Findings.Count} findings, {file.Length / 1024} KiB; the year before is at hand for comparison. CPU is processor time of the");
        page.Line("whole process; ratios are medians over interleaved rounds. Checking makes the observations too; the document of lineage is JSON.");
        page.Line();

        Interleaved race = new(Times);
        race.Add("reading: `WorkbookReader.Read`", () => WorkbookReader.Read(new MemoryStream(file)), Rounds);
        race.Add("checking: `SubmissionChecker.Check`", () => checker.Check(reading, context), Rounds);
        race.Add("writing the normalised document", () => Normalise(catalogue, context, result), Rounds);
        var standings = race.Run();
        page.Header("work", "CPU ms", "× reading", "allocated KiB");
        foreach (var standing in standings)
        {
            page.Row(standing.Name, standing.CpuMilliseconds, standing.CpuRatio, standing.AllocatedBytes / 1024.0);
        }

        page.Line();
        page.Budget("check and normalise against reading", standings[1].CpuRatio + standings[2].CpuRatio, Budget, "×");
    }

    private static byte[] Write(StatisticalCatalogue catalogue, TemplateContent content)
    {
        using MemoryStream file = new();
        new TemplateWriter(catalogue).Write(content, file);
        return file.ToArray();
    }

    private static CheckContext Context(SubmissionChecker checker, byte[] before, Reporter reporter)
    {
        var period = Period.Annual(Year);
        var previous = checker.Check(WorkbookReader.Read(new MemoryStream(before)), new(reporter, period.YearBefore, [], []));
        return new(reporter, period, previous.Observations, []);
    }

    private static void Normalise(StatisticalCatalogue catalogue, CheckContext context, CheckResult result) => NormalisedDocumentJson.ToBytes(new()
    {
        EventId = new('0', 32),
        Reporter = context.Reporter.Code,
        Period = context.Period,
        BlobPath = "530100/2024/昆明市.xlsx",
        ContentHash = new('0', 64),
        CatalogueVersion = catalogue.Version,
        SignOff = result.SignOff,
        Explanations = result.Explanations,
        Observations = result.Observations,
    });
}
