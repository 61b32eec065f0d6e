using Pipeline.Catalogue;
using Pipeline.Publishing;

namespace Pipeline.Indicators;

/// <summary>Where one target stands: a row per year from its base year on.</summary>
/// <remarks>A target is judged by the published figures, so that whoever holds the snapshot comes to the same judgement.</remarks>
internal sealed class TargetRows(StatisticalCatalogue catalogue, Target target, Timeline timeline)
{
    private const int RateDecimals = 2;

    private readonly int _decimals = catalogue.FindIndicator(target.Subject)?.Decimals
        ?? catalogue.FindMeasure(target.Subject)?.Decimals
        ?? throw new InvalidOperationException($"Target '{target.Code}' is set for '{target.Subject}', which the catalogue lacks.");

    private readonly Formula.AverageGrowth? _growth = catalogue.FindIndicator(target.Subject)?.Formula as Formula.AverageGrowth;

    /// <summary>The rows for a place, by year.</summary>
    public IEnumerable<TargetValue> Of(Computation subject, Place place)
    {
        var basis = target.BaseValue ?? Published(ValueOf(subject, place, timeline.Find(target.BaseYear)));
        var standing = new TargetStanding(target, basis);
        for (var period = 0; period < timeline.Periods.Length; period++)
        {
            if (timeline.Periods[period] is { Frequency: Frequency.Annual } year && year.Year >= target.BaseYear)
            {
                yield return Row(standing, year, ValueOf(subject, place, period));
            }
        }
    }

    private TargetValue Row(TargetStanding standing, Period period, decimal? exact)
    {
        var value = Published(exact);
        return new()
        {
            Target = target.Code,
            Subject = target.Subject,
            Area = target.Area,
            Period = period,
            BaseValue = Published(standing.BaseValue),
            Value = value,
            Goal = target.Value,
            Required = Published(standing.Required(period.Year)),
            Progress = Rounded(standing.Progress(value), RateDecimals),
            TimeElapsed = PublishedNumber.Round(standing.Elapsed(period.Year) * 100, RateDecimals),
            GrowthStillRequired = _growth is null
                ? null
                : Published(GrowthStillRequired.PerYear(target.Value, exact, period.Year - _growth.BaseYear, target.Year - _growth.BaseYear)),
            Status = standing.Status(value, period.Year, isMeanOfYears: _growth is not null),
        };
    }

    private static decimal? ValueOf(Computation subject, Place place, int period) =>
        period == Timeline.Absent ? null : subject.At(new(Route.Precedence, place, period)).Value;

    private decimal? Published(decimal? value) => Rounded(value, _decimals);

    private static decimal? Rounded(decimal? value, int decimals) => value is { } number ? PublishedNumber.Round(number, decimals) : null;
}
