using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Submissions.MessCases;

/// <summary>The workbooks of tests/fixtures/mess, read and checked from their bytes as an upload is.</summary>
internal static class Mess
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "fixtures", "mess");

    public static CheckResult Check(
        string fixture, string reporter = "530100", string period = "2024", IReadOnlyList<Observation>? previous = null, IReadOnlyList<Observation>? inForce = null)
    {
        using var file = File.OpenRead(Path.Combine(Folder, fixture));
        return Check(WorkbookReader.Read(file, name: fixture), reporter, period, previous, inForce);
    }

    public static CheckResult Check(
        WorkbookReading reading, string reporter = "530100", string period = "2024", IReadOnlyList<Observation>? previous = null, IReadOnlyList<Observation>? inForce = null)
    {
        var result = new SubmissionChecker(SmallCatalogue.Instance).Check(
            reading, new(SmallCatalogue.Instance.FindReporter(reporter)!, Period.Parse(period), previous ?? [], inForce ?? []));
        FindingAssert.AllComplete(result.Findings.Except(reading.Findings), SmallCatalogue.Instance);
        return result;
    }

    /// <summary>All findings, each as severity, rule and cell, in their order.</summary>
    public static IEnumerable<string> Said(this CheckResult result) => result.Findings.Select(f => $"{f.Severity} {f.Rule} {f.Cell}".TrimEnd());

    /// <summary>The observation that was read from a cell, as value and status; the cell is its provenance.</summary>
    public static (string Figure, decimal? Value, ObservationStatus Status) At(this CheckResult result, string cell, string sheet = TemplateLayout.DataSheet)
    {
        var observation = Assert.Single(result.Observations, o => o.Source!.Sheet == sheet && o.Source.Cell == cell);
        return ($"{observation.Area} {observation.Measure}", observation.Value, observation.Status);
    }

    /// <summary>Asserts that a workbook is rejected by findings to confirm, and accepted with them once its explanation column gives reasons.</summary>
    public static CheckResult NeedsReason(string fixture, IReadOnlyList<string> toConfirm, IReadOnlyList<Observation>? previous = null)
    {
        var bare = Check($"{fixture}.xlsx", previous: previous);
        var explained = Check($"{fixture}-explained.xlsx", previous: previous);

        Assert.Equal(toConfirm, bare.Findings.Where(f => f.Severity >= Severity.Confirm).Select(f => $"{f.Severity} {f.Rule} {f.Cell}"));
        Assert.Equal(Verdict.Rejected, bare.Verdict);
        Assert.Equal(bare.Said(), explained.Said());
        Assert.Equal(Verdict.AcceptedWithWarnings, explained.Verdict);
        return explained;
    }
}
