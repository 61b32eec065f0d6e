using Pipeline.Catalogue;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Storage;

/// <summary>Checks a workbook exactly as its upload would be, and keeps nothing of it.</summary>
public sealed class DryRun(StatisticalCatalogue catalogue, CurrentGenerations current, ObservationStore observations)
{
    private readonly SubmissionChecker _checker = new(catalogue);

    /// <summary>What the check would find, and what it compared with.</summary>
    /// <param name="reporter">Whose workbook it is.</param>
    /// <param name="period">The period that it is of.</param>
    /// <param name="fileName">The file's name.</param>
    /// <param name="content">The file; must seek.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<(CheckContext Context, CheckResult Check)> CheckAsync(
        Reporter reporter, Period period, string fileName, Stream content, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reporter);
        ArgumentNullException.ThrowIfNull(period);
        var context = new CheckContext(
            reporter, period, await InForceAsync(reporter, period.YearBefore, cancellation), await InForceAsync(reporter, period, cancellation));
        return (context, _checker.Check(WorkbookReader.Read(content, name: fileName, cancellation: cancellation), context));
    }

    private async Task<IReadOnlyList<Observation>> InForceAsync(Reporter reporter, Period period, CancellationToken cancellation)
    {
        var generation = await current.InForceAsync(reporter.Code, period, cancellation);
        return generation.Length == 0 ? [] : (await observations.ReadAsync(reporter.Code, period, generation, cancellation)).Observations;
    }
}
