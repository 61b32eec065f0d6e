using Pipeline.Catalogue;
using Pipeline.Publishing;

namespace Pipeline.Indicators;

/// <summary>The rows of a measure or indicator: one per place of its levels and period in which anything it takes was reported.</summary>
internal sealed class ValueRows(Territory territory, Timeline timeline, ReportedValues reported)
{
    private const int CoverageDecimals = 4;

    /// <summary>The rows of an indicator, by area and period.</summary>
    public IEnumerable<SnapshotValue> Of(Indicator indicator, Computation computation) => Rows(
        new(indicator.Code, indicator.Decimals, indicator.Better), computation,
        [.. territory.Ordered.Where(place => indicator.Levels.Contains(place.Level))],
        [.. PeriodsOf(indicator.Frequencies, computation)]);

    /// <summary>The rows of a measure, by area and period.</summary>
    public IEnumerable<SnapshotValue> Of(BoundMeasure measure, Computation computation) => Rows(
        new(measure.Code, measure.Measure.Decimals, measure.Measure.Better), computation,
        [.. territory.Ordered.Where(place => measure.HasValueAt(place.Level))],
        [.. PeriodsOf(measure.Measure.Frequencies, computation)]);

    private IEnumerable<int> PeriodsOf(IReadOnlyList<Frequency> frequencies, Computation computation) =>
        Enumerable.Range(0, timeline.Periods.Length).Where(period =>
            frequencies.Contains(timeline.Periods[period].Frequency)
            && computation.Measures.Any(measure => reported.Exists(measure, period)));

    // All values come first, since ranks and changes compare what is published.
    private IEnumerable<SnapshotValue> Rows(Subject subject, Computation computation, Place[] places, int[] periods)
    {
        var values = new Quantity[places.Length * periods.Length];
        for (var index = 0; index < values.Length; index++)
        {
            var value = computation.At(new(Route.Precedence, places[index / periods.Length], periods[index % periods.Length]));
            values[index] = value with { Value = Rounded(value.Value, subject.Decimals) };
        }

        var ranks = Rankings.Of(Array.ConvertAll(values, value => value.Value), places, periods.Length, subject.Better);
        var before = Array.ConvertAll(periods, period => Array.IndexOf(periods, timeline.YearBefore(period)));
        for (var index = 0; index < values.Length; index++)
        {
            var (place, period) = (index / periods.Length, index % periods.Length);
            var last = before[period] < 0 ? null : (int?)((place * periods.Length) + before[period]);
            var yearBefore = last is { } then ? new Standing(values[then].Value, ranks[then]) : default;
            yield return Row(subject, computation, new(Route.Precedence, places[place], periods[period]), values[index], ranks[index], yearBefore);
        }
    }

    private SnapshotValue Row(Subject subject, Computation computation, in Point at, in Quantity value, Rank? rank, Standing yearBefore)
    {
        var oneRoute = at.Place.IsLeaf && computation.IsLocal;
        var below = oneRoute ? value : computation.At(at with { Route = Route.FromBelow });
        var own = oneRoute ? value : computation.At(at with { Route = Route.OwnRow });
        return new()
        {
            Subject = subject.Code,
            Area = at.Place.Code,
            Period = timeline.Periods[at.Period],
            Value = value.Value,
            Status = value.Status,
            Origin = value.Value is null ? Origin.None : value.Origin,
            FromBelow = Rounded(below.Value, subject.Decimals),
            OwnRow = Rounded(own.Value, subject.Decimals),
            Coverage = Rounded(below.Coverage.Share, CoverageDecimals),
            Change = value.Value - yearBefore.Value,
            Rank = rank?.Place,
            RankOf = rank?.Of,
            RankChange = yearBefore.Rank?.Place - rank?.Place,
            Remark = value.Value is not null && below.Value is null ? Remarks.Join(value.Remark, below.Remark) : value.Remark,
        };
    }

    private static decimal? Rounded(decimal? value, int decimals) => value is { } number ? PublishedNumber.Round(number, decimals) : null;

    /// <summary>What rows need to know of a measure or indicator.</summary>
    private sealed record Subject(string Code, int Decimals, Better Better);

    /// <summary>A published value and its rank.</summary>
    private readonly record struct Standing(decimal? Value, Rank? Rank);
}
