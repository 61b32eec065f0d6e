using Pipeline.Catalogue;
using Pipeline.Publishing;

namespace Pipeline.Indicators;

/// <summary>The rows of a measure or indicator: one per place of its levels and period in which anything it takes was reported.</summary>
internal sealed class ValueRows(Territory territory, Timeline timeline, ReportedValues reported)
{
    private const int CoverageDecimals = 4;

    /// <summary>The rows of an indicator, by area and period.</summary>
    public IEnumerable<SnapshotValue> Of(Indicator indicator, Computation computation) => Rows(
        indicator.Code, indicator.Decimals, computation,
        [.. territory.Ordered.Where(place => indicator.Levels.Contains(place.Level))],
        [.. PeriodsOf(indicator.Frequencies, computation)]);

    /// <summary>The rows of a measure, by area and period.</summary>
    public IEnumerable<SnapshotValue> Of(BoundMeasure measure, Computation computation) => Rows(
        measure.Code, measure.Measure.Decimals, computation,
        [.. territory.Ordered.Where(place => measure.HasValueAt(place.Level))],
        [.. PeriodsOf(measure.Measure.Frequencies, computation)]);

    private IEnumerable<int> PeriodsOf(IReadOnlyList<Frequency> frequencies, Computation computation) =>
        Enumerable.Range(0, timeline.Periods.Length).Where(period =>
            frequencies.Contains(timeline.Periods[period].Frequency)
            && computation.Measures.Any(measure => reported.Exists(measure, period)));

    private IEnumerable<SnapshotValue> Rows(string subject, int decimals, Computation computation, Place[] places, int[] periods)
    {
        foreach (var place in places)
        {
            foreach (var period in periods)
            {
                yield return Row(subject, decimals, computation, place, period);
            }
        }
    }

    private SnapshotValue Row(string subject, int decimals, Computation computation, Place place, int period)
    {
        var value = computation.At(new(Route.Precedence, place, period));
        var below = computation.At(new(Route.FromBelow, place, period));
        var own = computation.At(new(Route.OwnRow, place, period));
        return new()
        {
            Subject = subject,
            Area = place.Code,
            Period = timeline.Periods[period],
            Value = Rounded(value.Value, decimals),
            Status = value.Status,
            Origin = value.Value is null ? Origin.None : value.Origin,
            FromBelow = Rounded(below.Value, decimals),
            OwnRow = Rounded(own.Value, decimals),
            Coverage = Rounded(below.Coverage.Share, CoverageDecimals),
            Remark = value.Value is not null && below.Value is null ? Remarks.Join(value.Remark, below.Remark) : value.Remark,
        };
    }

    private static decimal? Rounded(decimal? value, int decimals) => value is { } number ? PublishedNumber.Round(number, decimals) : null;
}
