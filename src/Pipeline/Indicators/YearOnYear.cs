namespace Pipeline.Indicators;

/// <summary>A gap that is to narrow every year: each year is measured by the one before, and all by the base.</summary>
/// <param name="values">The published values by year.</param>
/// <param name="baseYear">The year from which narrowing is asked for.</param>
/// <param name="lastYear">The year by whose end it must have narrowed in every year.</param>
/// <param name="baseValue">The value of the base year; null where there is none.</param>
internal sealed class YearOnYear(IReadOnlyDictionary<int, decimal?> values, int baseYear, int lastYear, decimal? baseValue)
{
    /// <summary>The value that a year must stay below: that of the year before.</summary>
    public decimal? Required(int year) => year <= baseYear ? null : year == baseYear + 1 ? baseValue : values.GetValueOrDefault(year - 1);

    /// <summary>In how many of all years asked for it has narrowed so far, in per cent.</summary>
    public decimal? Progress(int year) => values.GetValueOrDefault(year) is null
        ? null
        : Years(Math.Min(year, lastYear)).Count(Narrowed) * 100m / (lastYear - baseYear);

    /// <summary>
    /// On track where it is narrower than both last year and the base; lagging where it is narrower than one of them; achieved at the end
    /// if it has narrowed in every year.
    /// </summary>
    public TargetStatus Status(int year)
    {
        if (values.GetValueOrDefault(year) is not { } value)
        {
            return TargetStatus.NoData;
        }

        if (year == baseYear)
        {
            return TargetStatus.OnTrack;
        }

        if (Required(year) is null)
        {
            return TargetStatus.NoData;
        }

        return (Narrowed(year), IsBelow(value, baseValue)) switch
        {
            (true, true) when year >= lastYear && Years(lastYear).All(Narrowed) => TargetStatus.Achieved,
            (true, true) => TargetStatus.OnTrack,
            (false, false) => TargetStatus.OffTrack,
            _ => TargetStatus.Lagging,
        };
    }

    private IEnumerable<int> Years(int last) => Enumerable.Range(baseYear + 1, last - baseYear);

    private bool Narrowed(int year) => values.GetValueOrDefault(year) is { } value && IsBelow(value, Required(year));

    // A gap that is closed cannot narrow any further.
    private static bool IsBelow(decimal value, decimal? other) => value < other || value == 0;
}
