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

    private readonly Formula? _formula = catalogue.FindIndicator(target.Subject)?.Formula;
    private readonly StandingScale _scale = StandingScale.Of(catalogue);

    /// <summary>The rows for a place, by year.</summary>
    public IEnumerable<TargetValue> Of(Computation subject, Place place)
    {
        var values = timeline.Periods
            .Where(period => period.Frequency == Frequency.Annual && period.Year >= target.BaseYear)
            .ToDictionary(period => period.Year, period => ValueOf(subject, place, period.Year));
        var start = ValueOf(subject, place, target.BaseYear);
        var pinned = target.BaseValue ?? catalogue.BaseVintage.Find(target.Subject, target.Area, target.BaseYear);
        var baseValue = Published(pinned ?? start.Value);
        var baseRemark = baseValue is null ? Remarks.In(start.Remark, Period.Annual(target.BaseYear)) : "";
        var standing = new TargetStanding(target, _scale, baseValue);
        var yearOnYear = new YearOnYear(values.ToDictionary(pair => pair.Key, pair => Published(pair.Value.Value)), target.BaseYear, target.Year, baseValue);
        var statuses = new Dictionary<int, TargetStatus>();
        foreach (var (year, value) in values)
        {
            var row = Row(year, value, standing, yearOnYear) with
            {
                BaseValue = baseValue,
                BaseOrigin = baseValue is null ? BaseOrigin.None : pinned is null ? BaseOrigin.Reported : BaseOrigin.Stated,
                StatusBefore = statuses.TryGetValue(year - 1, out var before) ? before : null,
            };
            statuses[year] = row.Status;
            yield return row with { Remark = RemarkOf(value, ValueOf(subject, place, year - 1), year, row.Status, baseRemark) };
        }
    }

    private TargetValue Row(int year, in Quantity exact, TargetStanding standing, YearOnYear yearOnYear)
    {
        var value = Published(exact.Value);
        var byYear = target.Path == TargetPath.YearByYear;
        var goal = Published(standing.Goal);
        var still = StillRequired.From(target, _formula, goal, value, year);
        return new()
        {
            Target = target.Code,
            Subject = target.Subject,
            Area = target.Area,
            Period = Period.Annual(year),
            Value = value,
            Goal = goal,
            Required = Published(byYear ? yearOnYear.Required(year) : standing.Required(year)),
            Progress = Rounded(byYear ? yearOnYear.Progress(year) : standing.Progress(value), RateDecimals),
            TimeElapsed = PublishedNumber.Round(standing.Elapsed(year) * 100, RateDecimals),
            GrowthStillRequired = Rounded(still.GrowthPerYear, RateDecimals),
            StepStillRequired = Published(still.StepPerYear),
            Status = byYear ? yearOnYear.Status(year) : standing.Status(value, year),
        };
    }

    // What is missing from the value itself comes first; then what it is measured by: the year before, or the base.
    private string RemarkOf(Quantity value, Quantity before, int year, TargetStatus status, string baseRemark) => target.Path switch
    {
        TargetPath.YearByYear => value.Value is not null && status == TargetStatus.NoData
            ? Remarks.Join(value.Remark, Remarks.In(before.Remark, Period.Annual(year - 1)))
            : value.Remark,
        TargetPath.Constant when target.Factor is null => value.Remark,
        _ => Remarks.Join(value.Remark, baseRemark),
    };

    private Quantity ValueOf(Computation subject, Place place, int year)
    {
        var period = timeline.Find(year);
        var value = period == Timeline.Absent ? Quantity.Inapplicable : subject.At(new(Route.Precedence, place, period));
        return value.Value is null && value.Remark.Length == 0 ? value with { Remark = Remarks.Missing(target.Subject, place) } : value;
    }

    private decimal? Published(decimal? value) => Rounded(value, _decimals);

    private static decimal? Rounded(decimal? value, int decimals) => value is { } number ? PublishedNumber.Round(number, decimals) : null;
}
