using System.Text;
using Pipeline.Catalogue;
using Pipeline.Cli.Sample;
using Pipeline.Reports;
using Pipeline.Snapshots;
using Pipeline.Tests.Sample;

namespace Pipeline.Tests.Reporting;

/// <summary>Reports of the sample as it stands before the late workbook is submitted.</summary>
internal static class SampleReport
{
    public static StatisticalCatalogue Catalogue => SampleFixture.Default;

    public static SnapshotContent Content { get; } = SampleSnapshot.Compute(workbook => workbook.Period.Frequency == Frequency.Annual && IsInForce((workbook.Reporter, workbook.Period.Year)));

    public static ReportInput Input { get; } = new(Manifest(Content), Content);

    public static Report Of(string kind, int? year = null) => new ReportBuilder(Catalogue).Build(Kind(kind), Input, year);

    public static ReportKind Kind(string code) => Assert.Single(Catalogue.Reports, kind => kind.Code == code);

    public static string Html(Report report, StatisticalCatalogue? catalogue = null)
    {
        using var output = new MemoryStream();
        new HtmlReport(new(catalogue ?? Catalogue)).Write(report, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public static SnapshotManifest Manifest(SnapshotContent content) => new()
    {
        Sequence = 3,
        Hash = SnapshotHash.Of(content),
        TakenAt = new DateTimeOffset(2026, 3, 1, 18, 30, 0, TimeSpan.Zero),
        CatalogueVersion = content.CatalogueVersion,
        Notice = SampleWriter.Notice,
        Counts = SnapshotCounts.Of(content),
        Pins = [.. from reporter in Catalogue.Reporters
                   from year in SampleModel.YearsOf(reporter)
                   where IsInForce((reporter.Code, year))
                   select new Pin(reporter.Code, Period.Annual(year), "event")],
        Files = [],
    };

    private static bool IsInForce((string Reporter, int Year) workbook) => workbook is not (SampleModel.LateReporter, 2025);
}
