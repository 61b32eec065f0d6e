using Pipeline.Indicators;
using Pipeline.Snapshots;
using Pipeline.Submissions;

namespace Pipeline.Tests.Sample;

/// <summary>The snapshot of the sample as the model has it, without the detour over workbooks; the late reporter's year can be left out.</summary>
internal static class SampleSnapshot
{
    public static SnapshotContent Complete { get; } = Compute(_ => true);

    public static SnapshotContent Compute(Func<(string Reporter, int Year), bool> include) =>
        new IndicatorEngine(SampleFixture.Default).Compute([.. SampleFixture.Default.Reporters.SelectMany(reporter =>
            Cli.Sample.SampleModel.YearsOf(reporter).Where(year => include((reporter.Code, year))).Select(year => new Generation(
                reporter.Code,
                Period.Annual(year),
                $"{reporter.Code}-{year}",
                [.. SampleFixture.Model.ValuesOf(reporter, year)
                    .OrderBy(cell => cell.Key.Area, StringComparer.Ordinal).ThenBy(cell => cell.Key.Measure, StringComparer.Ordinal)
                    .Select(cell => new Observation(
                        cell.Key.Area, Period.Annual(year), cell.Key.Measure, cell.Value.Value, cell.Value.Status))])))]);
}
