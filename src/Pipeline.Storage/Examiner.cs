using Pipeline.Catalogue;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Storage;

/// <summary>Reads and checks the bytes of an upload against what the ledger recorded for it.</summary>
internal sealed class Examiner(StatisticalCatalogue catalogue, ObservationStore observations, NormalisedStore documents)
{
    private readonly SubmissionChecker _checker = new(catalogue);

    /// <summary>Examines an upload; repeated for the same ledger row it says the same.</summary>
    public async Task<Examination> ExamineAsync(LedgerRow row, SubmissionPath path, Stream content, CancellationToken cancellation)
    {
        var reporter = path.Reporter!;
        var period = path.Period!;
        var previous = await GenerationAsync(row.ComparedWith, row.Reporter, period.YearBefore, cancellation);
        var inForce = await GenerationAsync(row.CheckedAgainst, row.Reporter, period, cancellation);
        content.Position = 0;
        var reading = WorkbookReader.Read(content, name: path.FileName, cancellation: cancellation);
        var context = new CheckContext(reporter, period, previous, inForce);
        var check = _checker.Check(reading, context);
        check = check with { Findings = [.. path.Findings, .. check.Findings, .. Inexact(check)] };
        return new(reading.Findings.Any(f => FileRules.IsHostile(f.Rule)) ? Verdict.Quarantined : check.Verdict, check, context);
    }

    /// <summary>The table keeps doubles: a value that would come back changed is refused rather than changed.</summary>
    private static IEnumerable<Finding> Inexact(CheckResult check) => check.Observations
        .Where(o => o.Value is { } value && !ExactDouble.IsExact(value))
        .Select(o => new Finding
        {
            Severity = Severity.Error,
            Rule = "too-many-digits",
            Sheet = o.Source?.Sheet ?? "",
            Cell = o.Source?.Cell ?? "",
            Area = o.Area,
            Measure = o.Measure,
            RawText = o.Source?.RawText ?? "",
            NormalisedValue = o.Value,
            Message = new("数值的有效数字超过 15 位。", "The value has more than 15 significant digits."),
            Remedy = new("请核对数值与计量单位，按规定的小数位填写。", "Check the value and its unit, and give it with the prescribed decimals."),
        });

    /// <summary>A generation's observations; where retention has removed their rows, those of its document, which is kept.</summary>
    private async Task<IReadOnlyList<Observation>> GenerationAsync(
        string generation, string reporter, Period period, CancellationToken cancellation)
    {
        if (generation.Length == 0)
        {
            return [];
        }

        var stored = (await observations.ReadAsync(reporter, period, generation, cancellation)).Observations;
        return stored.Count > 0 || await documents.FindAsync(generation, cancellation) is not { } document
            ? stored
            : [.. ObservationStore.Plain(document.Observations)];
    }
}
