using Pipeline.Indicators;
using Pipeline.Snapshots;
using Pipeline.Submissions;

namespace Pipeline.Tests.Sample;

/// <summary>The snapshot of the sample as the model has it, without the detour over workbooks; the late reporter's workbooks can be left out.</summary>
internal static class SampleSnapshot
{
    public static SnapshotContent Complete { get; } = Compute(_ => true);

    public static SnapshotContent Compute(Func<(string Reporter, Period Period), bool> include) =>
        new IndicatorEngine(SampleFixture.Default).Compute(Generations(include));

    public static IReadOnlyList<Generation> Generations(Func<(string Reporter, Period Period), bool> include) =>
        [.. SampleFixture.Default.Reporters.SelectMany(reporter =>
            SampleFixture.Model.PeriodsOf(reporter).Where(period => include((reporter.Code, period))).Select(period => new Generation(
                reporter.Code,
                period,
                $"{reporter.Code}-{period}",
                [.. SampleFixture.Model.ValuesOf(reporter, period)
                    .OrderBy(cell => cell.Key.Area, StringComparer.Ordinal).ThenBy(cell => cell.Key.Measure, StringComparer.Ordinal)
                    .Select(cell => new Observation(
                        cell.Key.Area, period, cell.Key.Measure, cell.Value.Value, cell.Value.Status))])))];
}
