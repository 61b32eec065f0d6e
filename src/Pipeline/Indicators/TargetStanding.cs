using Pipeline.Catalogue;

namespace Pipeline.Indicators;

/// <summary>A target and its base: the path between them, and how a value stands against it.</summary>
internal sealed class TargetStanding(Target target, decimal? baseValue)
{
    private const decimal OnTrackFrom = 0.95m;
    private const decimal LaggingFrom = 0.80m;

    /// <summary>The value that progress is measured from.</summary>
    public decimal? BaseValue => baseValue;

    /// <summary>The share of the time that is over, 1 at the goal's year; later years go beyond.</summary>
    public decimal Elapsed(int year) =>
        target.Year == target.BaseYear ? 1 : (decimal)(year - target.BaseYear) / (target.Year - target.BaseYear);

    /// <summary>(value − base) / (goal − base), in per cent.</summary>
    public decimal? Progress(decimal? value) =>
        baseValue == target.Value ? null : (value - baseValue) * 100 / (target.Value - baseValue);

    /// <summary>The value that the path requires in a year: the goal itself from its year on; null where there is no path.</summary>
    public decimal? Required(int year)
    {
        var elapsed = Math.Min(Elapsed(year), 1);
        return target.Path == TargetPath.Constant ? target.Value
            : baseValue is not { } start ? null
            : elapsed == 1 ? target.Value
            : target.Path == TargetPath.Linear ? start + ((target.Value - start) * elapsed)
            : start > 0 && target.Value > 0 ? start * SignificantDigits.Power(target.Value / start, (double)elapsed)
            : null;
    }

    /// <summary>How a value stands in a year.</summary>
    /// <param name="value">The value; null where there is none.</param>
    /// <param name="year">The year.</param>
    /// <param name="isMeanOfYears">Whether the goal is a mean over the years to its own, which is not met before they are over.</param>
    public TargetStatus Status(decimal? value, int year, bool isMeanOfYears) => value switch
    {
        null => TargetStatus.NoData,
        { } reached when IsMet(reached) => isMeanOfYears && year < target.Year ? TargetStatus.OnTrack : TargetStatus.Achieved,
        { } reached when target.Path == TargetPath.Constant => Standing(ShareOfGoal(reached)),
        { } reached => Standing(ShareOfPath(reached, year)),
    };

    private static TargetStatus Standing(decimal? share) =>
        share >= OnTrackFrom ? TargetStatus.OnTrack
        : share >= LaggingFrom ? TargetStatus.Lagging
        : TargetStatus.OffTrack;

    private bool IsMet(decimal value) => target.Direction switch
    {
        TargetDirection.AtLeast => value >= target.Value,
        TargetDirection.AtMost => value <= target.Value,
        TargetDirection.About => Math.Abs(value - target.Value) <= target.Tolerance * Math.Abs(target.Value),
        _ => throw new InvalidOperationException($"Unknown direction {target.Direction}."),
    };

    // No path leads from a base that is missing or meets the goal already: then the goal alone decides, and it is not met.
    private decimal? ShareOfPath(decimal value, int year)
    {
        if (baseValue is not { } start || IsMet(start) || Required(year) is not { } required)
        {
            return null;
        }

        return required == start ? 1 : (Toward(value, start) - start) / (required - start);
    }

    // Beyond "about" is as far off as the same distance before it.
    private decimal Toward(decimal value, decimal start)
    {
        var beyond = start < target.Value ? value > target.Value : value < target.Value;
        return target.Direction == TargetDirection.About && beyond ? (2 * target.Value) - value : value;
    }

    private decimal? ShareOfGoal(decimal value) => target.Value <= 0 || value <= 0 ? null : target.Direction switch
    {
        TargetDirection.AtLeast => value / target.Value,
        TargetDirection.AtMost => target.Value / value,
        _ => Math.Min(value / target.Value, target.Value / value),
    };
}
